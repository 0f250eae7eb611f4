package doudi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Hours without a break within one day, in whole minutes: open at {@code from}, closed at {@code to}.
 *
 * <p>A span never crosses midnight and ends at 23:59 at the latest; {@code 24:00} is refused, because it is a time of the next day.
 */
public record Span(LocalTime from, LocalTime to) {

  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final Pattern TEXT = Pattern.compile(TIME + "-" + TIME);

  public Span {
    if (!from.isBefore(to)) throw new IllegalArgumentException(from + "-" + to + " closes before it opens");
    if (!isMinute(from) || !isMinute(to)) throw new IllegalArgumentException(from + "-" + to + " is not in whole minutes");
  }

  private static boolean isMinute(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }

  /** From {@code 09:00-12:00}; anything else is an {@link IllegalArgumentException} whose message is fit for the author. */
  static Span parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("hours such as 09:00-12:00 are required, closing at 23:59 at the latest");
    }
    return new Span(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
  }

  boolean overlaps(Span other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  Instant opens(LocalDate date) {
    return date.atTime(from).atZone(WorkCalendar.ZONE).toInstant();
  }

  Instant closes(LocalDate date) {
    return date.atTime(to).atZone(WorkCalendar.ZONE).toInstant();
  }

  /** As written in JSON, {@code 09:00-12:00}. */
  @Override
  public String toString() {
    return from + "-" + to;
  }
}
