package doudi.signal;

import doudi.figure.Share;
import java.util.Locale;

/**
 * What an office says it did beside what was verified by others. The two stay apart; only whether they fit is said.
 *
 * @param said staff call it done; the office calls it live
 * @param verified residents confirmed it; the measured effect bears it out
 * @param against nobody confirmed it in time; it was measured to have no effect
 */
record Comparison(int said, int verified, int against, Finding finding) {
  /** With fewer whose time to answer is over nothing can be said of a window. */
  static final int ENOUGH = 10;

  enum Finding {
    MATCH,
    /** Much is said to be done, and less than half of it is borne out. */
    MISMATCH,
    TOO_EARLY;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A mismatch is one when even the high end of the 95 % interval lies below half. */
  static Comparison ofWindow(int staffResolved, int confirmed, int unconfirmed) {
    int heard = confirmed + unconfirmed;
    Finding finding = heard < ENOUGH ? Finding.TOO_EARLY : Share.of(confirmed, heard).high() < 0.5 ? Finding.MISMATCH : Finding.MATCH;
    return new Comparison(staffResolved, confirmed, unconfirmed, finding);
  }

  /** Each effect was tested by itself already, so numbers decide. */
  static Comparison ofImprovements(int live, int effective, int without) {
    Finding finding = effective + without == 0 ? Finding.TOO_EARLY : effective < without ? Finding.MISMATCH : Finding.MATCH;
    return new Comparison(live, effective, without, finding);
  }

  /** Not yet borne out and not yet refuted. */
  int open() {
    return said - verified - against;
  }
}
