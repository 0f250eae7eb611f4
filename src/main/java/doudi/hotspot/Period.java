package doudi.hotspot;

import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Whether a day lies in the earlier half; the day in the middle of an odd period counts as later. */
  boolean isEarlier(LocalDate day) {
    return ChronoUnit.DAYS.between(from, day) < days() / 2;
  }
}
