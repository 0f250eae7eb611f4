package doudi.simulate;

import doudi.calendar.ShippedYears;
import doudi.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** When windows work and people are awake. */
final class Hours {
  static final List<String> OPEN = List.of("09:00-12:00", "13:30-17:00");
  private static final WorkCalendar CALENDAR = WorkCalendar.of(ShippedYears.load());
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime BACK = LocalTime.of(13, 30);
  private static final LocalTime FIVE = LocalTime.of(17, 0);

  private Hours() {}

  static boolean isWorkday(LocalDate day) {
    return CALENDAR.isWorkday(day);
  }

  /** How much happens that day against an ordinary working day; the first working day after a holiday is the busiest. */
  static double rhythm(LocalDate day) {
    if (!isWorkday(day)) return 0.35;
    return isWorkday(day.minusDays(1)) || isWorkday(day.minusDays(2)) || isWorkday(day.minusDays(3)) ? 1 : 1.25;
  }

  static Instant instant(LocalDateTime at) {
    return at.atZone(WorkCalendar.ZONE).toInstant();
  }

  /** So many minutes of opening hours later, on the full five minutes. */
  static LocalDateTime later(LocalDateTime from, double openMinutes) {
    LocalDateTime at = opening(from);
    long left = Math.round(openMinutes);
    for (long until = untilClosing(at); left >= until; until = untilClosing(at)) {
      left -= until;
      at = opening(at.plusMinutes(until));
    }
    LocalDateTime then = at.plusMinutes(left);
    return then.minusMinutes(then.getMinute() % 5);
  }

  private static LocalDateTime opening(LocalDateTime from) {
    LocalTime time = from.toLocalTime();
    if (!isWorkday(from.toLocalDate()) || !time.isBefore(FIVE)) return opening(from.toLocalDate().plusDays(1).atStartOfDay());
    if (time.isBefore(NINE)) return from.with(NINE);
    return !time.isBefore(NOON) && time.isBefore(BACK) ? from.with(BACK) : from;
  }

  private static long untilClosing(LocalDateTime open) {
    LocalTime end = open.toLocalTime().isBefore(NOON) ? NOON : FIVE;
    return Duration.between(open.toLocalTime(), end).toMinutes();
  }

  /** When somebody awake does it, at that moment or the next morning, on the full five minutes. */
  static LocalDateTime awake(LocalDateTime at) {
    LocalDateTime then = at.minusMinutes(at.getMinute() % 5).withSecond(0);
    if (then.getHour() < 8) return then.withHour(8);
    return then.getHour() < 21 ? then : then.toLocalDate().plusDays(1).atTime(8, then.getMinute());
  }
}
