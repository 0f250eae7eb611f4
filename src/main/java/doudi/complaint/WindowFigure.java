package doudi.complaint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is counted at a window: how it stands now, and what became of that which was filed in a period. */
public enum WindowFigure {
  WAITING, IN_SERVICE, AWAITING_RESIDENT, AWAITING_DEPARTMENT, OVERDUE, DISPUTED_WAITING,
  COMPLAINTS, LATE, STAFF_RESOLVED, STAFF_RESOLVED_ONCE, CONFIRMED_DONE, UNCONFIRMED;

  /** As the contract spells it: {@code staff-resolved}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<WindowFigure> of(String code) {
    return Stream.of(values()).filter(figure -> figure.code().equals(code)).findFirst();
  }

  /** Whether it counts how things stand now, whatever the period. */
  public boolean isOfNow() {
    return compareTo(COMPLAINTS) < 0;
  }
}
