package doudi.hotspot;

import doudi.plumbing.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days of filing, both included. */
public record Period(LocalDate from, LocalDate to) {
  private static final int LONGEST_DAYS = 3 * 366;

  /** @throws Refusal INVALID when it ends before it begins, or is longer than three years */
  public Period {
    if (to.isBefore(from)) throw Refusal.invalid("/query/to", "is before from");
    if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) throw Refusal.invalid("/query/from", "is more than three years before to");
  }

  int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** What of it has begun by that day; all of it when nothing has. */
  Period until(LocalDate today) {
    return today.isBefore(from) || today.isAfter(to) ? this : new Period(from, today);
  }
}
