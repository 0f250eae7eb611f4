package doudi.calendar;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Stream;

/** The shipped calendars, and a window with a lunch break. */
final class Calendars {

  static final WorkCalendar CHINA = WorkCalendar.of(Stream.of(2024, 2025, 2026).map(Calendars::shipped).toList());

  /** Monday to Friday 09:00-12:00 and 13:30-17:00, six and a half hours a day; Saturday 09:00-12:00. */
  static final OpeningHours HALL = OpeningHours.read(new JsonObject("""
      {"mon":["09:00-12:00","13:30-17:00"],"tue":["09:00-12:00","13:30-17:00"],"wed":["09:00-12:00","13:30-17:00"],
       "thu":["09:00-12:00","13:30-17:00"],"fri":["09:00-12:00","13:30-17:00"],"sat":["09:00-12:00"]}"""));

  /** The same without Saturday. */
  static final OpeningHours WEEKDAY_HALL = OpeningHours.read(without(HALL.json(), "sat"));

  private Calendars() {}

  static JsonObject document(int year) {
    try (InputStream in = Calendars.class.getResourceAsStream("/holidays/cn-" + year + ".json")) {
      return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static CalendarYear shipped(int year) {
    return CalendarYear.read(document(year));
  }

  static JsonObject without(JsonObject json, String key) {
    var copy = json.copy();
    copy.remove(key);
    return copy;
  }

  /** Local time in China, for example {@code 2025-01-24T10:00}. */
  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
  }
}
