package doudi.calendar;

import static doudi.calendar.CalendarYear.FIRST_YEAR;
import static doudi.calendar.CalendarYear.LAST_YEAR;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads one year's document and remembers every fault on the way. Used once. */
final class CalendarYearReader {

  private final JsonObject json;
  private final FaultList faults = new FaultList();
  private final TreeMap<LocalDate, CalendarYear.Day> days = new TreeMap<>();
  private final TreeMap<LocalDate, String> seen = new TreeMap<>();

  CalendarYearReader(JsonObject json) {
    this.json = json;
  }

  CalendarYear read() {
    Integer year = year();
    List<String> papers = papers();
    readDays(year);
    faults.rejectAny();
    return new CalendarYear(year, papers, days);
  }

  /** Null when there is no usable year; the dates are then not compared with it. */
  private Integer year() {
    Object value = json.getValue("year");
    if (value instanceof Integer year && CalendarYear.isYear(year)) return year;
    faults.add("/year", "a whole number from " + FIRST_YEAR + " to " + LAST_YEAR + " is required");
    return null;
  }

  private List<String> papers() {
    var read = new ArrayList<String>();
    JsonArray papers = array("papers", "at least one address of a notice is required");
    for (int i = 0; i < papers.size(); i++) {
      if (papers.getValue(i) instanceof String paper && paper.matches("https?://\\S+")) read.add(paper);
      else faults.add("/papers/" + i, "an http or https address is required");
    }
    return read;
  }

  private void readDays(Integer year) {
    JsonArray list = array("days", "at least one day is required");
    for (int i = 0; i < list.size(); i++) {
      if (list.getValue(i) instanceof JsonObject day) readDay("/days/" + i, day, year);
      else faults.add("/days/" + i, "an object is required");
    }
  }

  private JsonArray array(String key, String whenEmpty) {
    if (json.getValue(key) instanceof JsonArray array && !array.isEmpty()) return array;
    faults.add("/" + key, whenEmpty);
    return new JsonArray();
  }

  private void readDay(String pointer, JsonObject day, Integer year) {
    String name = day.getValue("name") instanceof String text && !text.isBlank() ? text : null;
    if (name == null) faults.add(pointer + "/name", "the name of the holiday is required");
    LocalDate date = date(pointer + "/date", day.getValue("date"), year);
    Boolean off = day.getValue("isOffDay") instanceof Boolean flag ? flag : null;
    if (off == null) faults.add(pointer + "/isOffDay", "true or false is required");
    if (name != null && date != null && off != null) days.put(date, new CalendarYear.Day(off, name));
  }

  private LocalDate date(String pointer, Object value, Integer year) {
    LocalDate date = parsed(value);
    if (date == null) {
      faults.add(pointer, "a date such as 2025-01-31 is required");
      return null;
    }
    if (year != null && !CalendarYear.covers(year, date)) {
      faults.add(pointer, date + " is neither in " + year + " nor in the December before");
    }
    String earlier = seen.putIfAbsent(date, pointer);
    if (earlier != null) faults.add(pointer, date + " is already at " + earlier);
    return date;
  }

  private static LocalDate parsed(Object value) {
    try {
      return value instanceof String text ? LocalDate.parse(text) : null;
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }
}
