package doudi.cluster;

import doudi.figure.Share;
import java.util.List;
import java.util.Optional;

/**
 * Complaints of one hotspot that say the same.
 *
 * @param complaintIds the most typical one first
 * @param share of those that were looked at
 * @param step at which they say it failed; empty where fewer than five people name the same; the same of {@code error}
 * @param words most typical of them, the most telling first
 */
public record Cluster(List<String> complaintIds, int people, Share share, Optional<Named> step, Optional<Named> error,
    List<Named> words) {
  /** Fewer people than this are never shown as a group, nor is a word that fewer of them used. */
  static final int FEWEST = 5;
  private static final int EXAMPLES = 3;

  /** Something that several of them said, and how many. */
  public record Named(String words, int complaints) {}

  public Cluster {
    complaintIds = List.copyOf(complaintIds);
    words = List.copyOf(words);
  }

  /** That of its most typical complaint; any complaint of a cluster names it. */
  public String id() {
    return complaintIds.get(0);
  }

  public int complaints() {
    return complaintIds.size();
  }

  public List<String> examples() {
    return complaintIds.subList(0, Math.min(EXAMPLES, complaintIds.size()));
  }
}
