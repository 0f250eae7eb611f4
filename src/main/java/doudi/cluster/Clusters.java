package doudi.cluster;

import doudi.figure.Share;
import java.util.List;
import java.util.Optional;

/**
 * What the complaints of a hotspot say, sorted.
 *
 * @param looked how many were looked at: the newest ones
 * @param of how many there are
 * @param all the largest first
 * @param rest those that are in none: what they say is each their own
 */
public record Clusters(int looked, int of, List<Cluster> all, int rest) {
  static final Clusters NONE = new Clusters(0, 0, List.of(), 0);

  public Clusters {
    all = List.copyOf(all);
  }

  Clusters of(int complaints) {
    return new Clusters(looked, Math.max(looked, complaints), all, rest);
  }

  public Share restShare() {
    return Share.of(rest, looked);
  }

  /** The one that the complaint is in. */
  Optional<Cluster> with(String complaintId) {
    return all.stream().filter(one -> one.complaintIds().contains(complaintId)).findFirst();
  }
}
