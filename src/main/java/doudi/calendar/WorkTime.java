package doudi.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The working time of one window: its hours on Chinese workdays. A working day is a workday on which the window has hours.
 *
 * <p>Exact: no rounding anywhere, so instants in whole milliseconds give results in whole milliseconds.
 */
public record WorkTime(WorkCalendar calendar, OpeningHours hours) {

  public WorkTime {
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(hours, "hours");
  }

  /**
   * Closing time of the {@code days}-th working day after the day of {@code start}. The day of {@code start} never counts, and
   * the period ends when business ends on its last day: Civil Code, articles 201 and 203.
   *
   * @param days at least 1
   */
  public Instant afterWorkingDays(Instant start, int days) {
    if (days < 1) throw new IllegalArgumentException("days must be at least 1, not " + days);
    LocalDate date = OpeningHours.day(start);
    int left = days;
    while (left > 0) {
      date = date.plusDays(1);
      if (!spansOn(date).isEmpty()) left--;
    }
    return closing(date);
  }

  private Instant closing(LocalDate date) {
    List<Span> spans = spansOn(date);
    return spans.get(spans.size() - 1).closes(date);
  }

  private List<Span> spansOn(LocalDate date) {
    return hours.spansOn(date, calendar);
  }

  /** Working time from {@code from} to {@code to}; zero when {@code to} is not later. */
  public Duration between(Instant from, Instant to) {
    if (!from.isBefore(to)) return Duration.ZERO;
    LocalDate last = OpeningHours.day(to);
    Duration sum = Duration.ZERO;
    for (LocalDate date = OpeningHours.day(from); !date.isAfter(last); date = date.plusDays(1)) {
      for (Span span : spansOn(date)) sum = sum.plus(shared(span, date, from, to));
    }
    return sum;
  }

  private static Duration shared(Span span, LocalDate date, Instant from, Instant to) {
    Instant begin = OpeningHours.later(from, span.opens(date));
    Instant closes = span.closes(date);
    Instant end = to.isBefore(closes) ? to : closes;
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }

  /**
   * The earliest instant by which {@code working} has passed since {@code start}: a closing time rather than the next opening
   * when it falls on both. Zero gives {@code start} itself, even outside hours; a negative duration is refused.
   */
  public Instant plus(Instant start, Duration working) {
    if (working.isNegative()) throw new IllegalArgumentException("working time must not be negative: " + working);
    if (working.isZero()) return start;
    Duration left = working;
    for (LocalDate date = OpeningHours.day(start);; date = date.plusDays(1)) {
      for (Span span : spansOn(date)) {
        Instant closes = span.closes(date);
        Instant begin = OpeningHours.later(start, span.opens(date));
        if (!begin.isBefore(closes)) continue;
        Duration open = Duration.between(begin, closes);
        if (left.compareTo(open) <= 0) return begin.plus(left);
        left = left.minus(open);
      }
    }
  }

  /**
   * A deadline moved by a pause, so that as much working time is left after the pause as was left before it.
   *
   * @param paused working time, as {@link #between} gives it for the pause
   */
  public Instant shifted(Instant due, Duration paused) {
    return plus(due, paused);
  }
}
