package doudi.hotspot;

import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Days of filing, both included. */
public record Period(LocalDate from, LocalDate to) {
  private static final int LONGEST_DAYS = 3 * 366;

  /** @throws Refusal INVALID when it ends before it begins, or is longer than three years */
  public Period {
    if (to.isBefore(from)) throw Refusal.invalid("/query/to", "is before from");
    if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) throw Refusal.invalid("/query/from", "is more than three years before to");
  }

  /**
   * The days somebody asked for; without a last day up to today, without a first one {@code usual} days long.
   *
   * @throws Refusal INVALID when a text is no day of the calendar
   */
  public static Period asked(Optional<String> from, Optional<String> to, LocalDate today, int usual) {
    LocalDate last = to.map(text -> day("to", text)).orElse(today);
    return new Period(from.map(text -> day("from", text)).orElseGet(() -> last.minusDays(usual - 1L)), last);
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noSuchDay) {
      throw Refusal.malformed(List.of(new Fault("/query/" + name, "is not a day of the calendar, like 2026-11-20")));
    }
  }

  public int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** As many days, just before. */
  Period before() {
    return new Period(from.minusDays(days()), from.minusDays(1));
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
