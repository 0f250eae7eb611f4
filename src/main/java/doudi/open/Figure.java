package doudi.open;

import doudi.complaint.Tally;
import doudi.hotspot.Interval;
import java.util.Locale;

/**
 * A published number, never without what is needed to judge it.
 *
 * @param measure what it is, by its definition
 * @param interval in which the share lies
 * @param unconfirmed of the same group, nobody confirmed in time
 */
public record Figure(Measure measure, int numerator, int denominator, Interval interval, int unconfirmed, int reported) {
  /** What is published of a group; each is defined in words in the catalog of messages. */
  public enum Measure {
    REPORTED, STAFF_RESOLVED, CONFIRMED_DONE, UNCONFIRMED;

    /** Changes whenever a definition does. */
    public static final int VERSION = 1;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Figure {
    if (denominator < 1 || numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException(measure + " " + numerator + "/" + denominator);
    }
  }

  /** @param reported by everybody in the month, at least 1 */
  static Figure of(Measure measure, Tally tally, int reported) {
    int numerator = switch (measure) {
      case REPORTED -> tally.complaints();
      case STAFF_RESOLVED -> tally.staffResolved();
      case CONFIRMED_DONE -> tally.confirmedDone();
      case UNCONFIRMED -> tally.unconfirmed();
    };
    int denominator = measure == Measure.REPORTED ? reported : tally.complaints();
    return new Figure(measure, numerator, denominator, Interval.ofShare(numerator, denominator), tally.unconfirmed(), tally.complaints());
  }

  double share() {
    return (double) numerator / denominator;
  }

  double unconfirmedShare() {
    return (double) unconfirmed / reported;
  }
}
