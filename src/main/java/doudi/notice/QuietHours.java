package doudi.notice;

import doudi.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** From 22:00 to 08:00 local time nothing rings that can wait. */
final class QuietHours {
  private static final LocalTime FROM = LocalTime.of(22, 0);
  private static final LocalTime TO = LocalTime.of(8, 0);

  private QuietHours() {}

  static boolean covers(Instant at) {
    LocalTime time = at.atZone(WorkCalendar.ZONE).toLocalTime();
    return !time.isBefore(FROM) || time.isBefore(TO);
  }

  /** The next eight o'clock. */
  static Instant end(Instant at) {
    ZonedDateTime local = at.atZone(WorkCalendar.ZONE);
    ZonedDateTime eight = local.with(TO);
    return (local.isBefore(eight) ? eight : eight.plusDays(1)).toInstant();
  }
}
