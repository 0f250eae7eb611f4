package doudi.hotspot;

import doudi.plumbing.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

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

  /** Its weeks, Monday to Sunday, the first and the last as far as they lie in it. */
  List<Period> weeks() {
    var weeks = new ArrayList<Period>();
    for (LocalDate day = from; !day.isAfter(to); day = day.with(TemporalAdjusters.next(DayOfWeek.MONDAY))) {
      LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      weeks.add(new Period(day, sunday.isAfter(to) ? to : sunday));
    }
    return weeks;
  }

  /** What of it has begun by that day; all of it when nothing has. */
  Period until(LocalDate today) {
    return today.isBefore(from) || today.isAfter(to) ? this : new Period(from, today);
  }
}
