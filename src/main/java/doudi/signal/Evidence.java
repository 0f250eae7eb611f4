package doudi.signal;

import java.time.LocalDate;
import java.util.List;

/**
 * What was seen in some days, and how unlikely it is where nothing is wrong.
 *
 * @param complaintIds those that have it, at most {@value #MOST_SHOWN}
 * @param hits how many have it
 * @param of how many could have had it
 * @param usualHits the same at the windows it was held against
 * @param allowed share up to which nothing is said, although it is more than usual
 * @param chance of as many or more at that share; above 0
 * @param looks how many looks a chance of this size must be divided among
 */
public record Evidence(LocalDate from, LocalDate to, List<String> complaintIds, int hits, int of, int usualHits, int usualOf,
    int usualWindows, double allowed, double chance, int looks) {
  static final int MOST_SHOWN = 500;

  public Evidence {
    complaintIds = List.copyOf(complaintIds);
  }

  static Evidence of(Usual.Odd odd, LocalDate from, LocalDate to) {
    List<String> hits = odd.seen().hits();
    return new Evidence(from, to, hits.subList(0, Math.min(hits.size(), MOST_SHOWN)), hits.size(), odd.seen().of(), odd.usualHits(),
        odd.usualOf(), odd.usualWindows(), odd.allowed(), odd.chance(), odd.looks());
  }

  public double share() {
    return (double) hits / of;
  }

  public double usualShare() {
    return (double) usualHits / usualOf;
  }
}
