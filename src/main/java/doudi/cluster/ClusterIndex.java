package doudi.cluster;

import doudi.complaint.Complaint;
import doudi.complaint.Counted;
import doudi.complaint.Mask;
import doudi.suggestion.TermIndex;
import doudi.suggestion.TermIndex.Word;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What complaints tell, cut into words once and kept for a while, and how those of a hotspot sort; off the event loop. What was filed never
 * changes, so nothing here can grow old.
 */
public final class ClusterIndex {
  private static final int COMPLAINTS_KEPT = 4_000;
  private static final int HOTSPOTS_KEPT = 500;
  private static final int MOST_WORDS = 160;
  private static final int LONGEST_PAIR = 12;
  private static final int LONGEST_NAMED = 60;
  private static final double STEP_OR_ERROR = 2;
  /** A single letter says less than a word. */
  private static final double SINGLE = 0.4;

  private final Vertx vertx;
  private final Map<String, Told> told = new Forgetful<>(COMPLAINTS_KEPT);
  private final Map<List<String>, Clusters> sorted = new Forgetful<>(HOTSPOTS_KEPT);
  private volatile Usage city = Usage.NONE;

  /** Keeps what was last asked for. */
  private static final class Forgetful<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private final int most;

    private Forgetful(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }

  public ClusterIndex(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Those of which nothing is known here. */
  synchronized List<String> unknown(Collection<String> complaintIds) {
    return complaintIds.stream().filter(id -> told.get(id) == null).toList();
  }

  private synchronized List<Told> known(Collection<String> complaintIds) {
    return complaintIds.stream().map(told::get).filter(Objects::nonNull).toList();
  }

  private synchronized void keep(Told one) {
    told.put(one.complaintId(), one);
  }

  private synchronized Clusters sorted(List<String> complaintIds) {
    return sorted.get(complaintIds);
  }

  private synchronized void keep(List<String> complaintIds, Clusters clusters) {
    sorted.put(complaintIds, clusters);
  }

  /** @param fresh those of them that were unknown */
  Future<Clusters> sort(List<String> complaintIds, List<Complaint> fresh) {
    Clusters before = sorted(complaintIds);
    if (before != null) return Future.succeededFuture(before);
    return vertx.executeBlocking(() -> {
      Clusters clusters = new Clustering(city).of(learned(complaintIds, fresh));
      keep(complaintIds, clusters);
      return clusters;
    }, false);
  }

  /** What is usual in the city, from now on. */
  Future<Void> hear(List<String> complaintIds, List<Complaint> fresh) {
    return vertx.executeBlocking(() -> {
      city = Usage.of(learned(complaintIds, fresh));
      return null;
    }, false);
  }

  private List<Told> learned(List<String> complaintIds, List<Complaint> fresh) {
    fresh.forEach(complaint -> keep(told(complaint)));
    return known(complaintIds);
  }

  private static Told told(Complaint complaint) {
    String step = named(complaint.filing().attempt().step());
    String error = named(complaint.filing().attempt().error());
    return told(complaint.id().value(), Counted.mark(complaint.residentId(), complaint.claimHash()),
        Mask.over(complaint.filing().narrative()), step, error);
  }

  /** @param narrative masked, as the rest */
  static Told told(String id, int person, String narrative, String step, String error) {
    var terms = new HashMap<String, Double>();
    var phrases = new HashSet<String>();
    cut(narrative, 1, terms, phrases);
    if (step != null) cut(step, STEP_OR_ERROR, terms, phrases);
    if (error != null) cut(error, STEP_OR_ERROR, terms, phrases);
    return new Told(id, person, step, error, terms, phrases);
  }

  private static String named(String words) {
    if (words == null || words.isBlank()) return null;
    String tidy = Mask.over(words).strip().replaceAll("\\s+", " ");
    return tidy.substring(0, Math.min(tidy.length(), LONGEST_NAMED));
  }

  private static void cut(String text, double weight, Map<String, Double> terms, Set<String> phrases) {
    Word last = null;
    for (Word word : TermIndex.words(text, MOST_WORDS)) {
      String written = text.substring(word.from(), word.to());
      if (!isNumber(written)) {
        terms.merge(word.term(), written.length() == 1 ? SINGLE * weight : weight, Math::max);
        if (written.length() > 1) phrases.add(written.toLowerCase(Locale.ROOT));
      }
      if (last != null && isPair(text, last, word)) phrases.add(text.substring(last.from(), word.to()).toLowerCase(Locale.ROOT));
      last = word;
    }
  }

  /** Side by side, with a space between at most; two single letters are a word cut wrong, and two numbers none at all. */
  private static boolean isPair(String text, Word first, Word second) {
    int gap = second.from() - first.to();
    boolean near = gap == 0 || gap == 1 && text.charAt(first.to()) == ' ';
    if (second.to() - second.from() == 1 && first.to() - first.from() == 1) return false;
    return near && second.to() - first.from() <= LONGEST_PAIR
        && !(isNumber(text.substring(first.from(), first.to())) && isNumber(text.substring(second.from(), second.to())));
  }

  private static boolean isNumber(String written) {
    return written.chars().allMatch(Character::isDigit);
  }
}
