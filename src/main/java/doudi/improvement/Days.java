package doudi.improvement;

import doudi.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** Local days of moments. */
final class Days {
  private Days() {}

  static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, WorkCalendar.ZONE);
  }

  static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
  }
}
