package doudi.improvement;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which complaints a reading is made from: chosen by a seed, in equal parts by how they ended, so that nobody picks the pleasant ones. */
final class Sampling {
  static final int SIZE = 9;

  /** How a complaint ended, as far as it has. A dispute counts for good, whatever came after it. */
  enum Stratum {
    CONFIRMED, DISPUTED, UNCONFIRMED, OPEN;

    static Stratum of(Complaint complaint) {
      if (complaint.disputes() > 0) return DISPUTED;
      if (complaint.status() == ComplaintStatus.CONFIRMED) return CONFIRMED;
      return complaint.status() == ComplaintStatus.UNCONFIRMED ? UNCONFIRMED : OPEN;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One complaint that could be drawn. */
  record Candidate(String complaintId, Stratum stratum) {}

  private Sampling() {}

  /**
   * The same for the same seed and candidates, in whatever order these come. Confirmed, disputed and unconfirmed ones take turns; open ones
   * fill what is left.
   */
  static List<Candidate> draw(Collection<Candidate> from, long seed) {
    List<Deque<Candidate>> ended = Stream.of(Stratum.DISPUTED, Stratum.UNCONFIRMED, Stratum.CONFIRMED)
        .map(stratum -> shuffled(from, stratum, seed)).toList();
    var drawn = new ArrayList<Candidate>();
    while (drawn.size() < SIZE && ended.stream().anyMatch(one -> !one.isEmpty())) {
      for (var stratum : ended) if (!stratum.isEmpty() && drawn.size() < SIZE) drawn.add(stratum.pop());
    }
    Deque<Candidate> open = shuffled(from, Stratum.OPEN, seed);
    while (drawn.size() < SIZE && !open.isEmpty()) drawn.add(open.pop());
    return List.copyOf(drawn);
  }

  private static Deque<Candidate> shuffled(Collection<Candidate> from, Stratum stratum, long seed) {
    return new ArrayDeque<>(from.stream().filter(one -> one.stratum == stratum)
        .sorted(Comparator.comparingLong((Candidate one) -> mixed(seed, one.complaintId)).thenComparing(Candidate::complaintId)).toList());
  }

  /** A number that depends on every bit of both (the finisher of SplitMix64 over each character). */
  private static long mixed(long seed, String id) {
    long mixed = seed;
    for (int i = 0; i < id.length(); i++) {
      mixed = (mixed ^ id.charAt(i)) + 0x9E3779B97F4A7C15L;
      mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
      mixed ^= mixed >>> 31;
    }
    return mixed;
  }
}
