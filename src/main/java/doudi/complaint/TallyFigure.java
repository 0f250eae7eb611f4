package doudi.complaint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a tally's complaints are meant. */
public enum TallyFigure {
  COMPLAINTS, STAFF_RESOLVED, STAFF_RESOLVED_ONCE, CONFIRMED_DONE, UNCONFIRMED, UNANSWERED, UNRESOLVED, DISPUTED, REPEAT_TRIPS;

  /** As the contract spells it: {@code staff-resolved}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<TallyFigure> of(String code) {
    return Stream.of(values()).filter(figure -> figure.code().equals(code)).findFirst();
  }

  /** How many there are, or at most may be: 0 says that there is none. */
  public int atMost(Tally tally) {
    return switch (this) {
      case COMPLAINTS -> tally.complaints();
      case STAFF_RESOLVED -> tally.staffResolved();
      case STAFF_RESOLVED_ONCE -> tally.staffResolvedOnce();
      case CONFIRMED_DONE -> tally.confirmedDone();
      case UNCONFIRMED -> tally.unconfirmed();
      case UNANSWERED -> tally.staffResolved() - tally.confirmedDone() - tally.unconfirmed();
      case UNRESOLVED -> tally.complaints() - tally.staffResolved();
      case DISPUTED -> tally.disputed();
      case REPEAT_TRIPS -> tally.repeatTrips();
    };
  }
}
