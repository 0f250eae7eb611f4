package doudi.improvement;

import doudi.complaint.Tally;
import java.util.Locale;

/** What an improvement may promise to lower. */
public enum Measure {
  COMPLAINTS, REPEAT_TRIPS, DISPUTED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Measure of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  int of(Tally tally) {
    return switch (this) {
      case COMPLAINTS -> tally.complaints();
      case REPEAT_TRIPS -> tally.repeatTrips();
      case DISPUTED -> tally.disputed();
    };
  }
}
