package doudi.calendar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one week of hours and remembers every fault on the way. Used once. */
final class OpeningHoursReader {

  private static final Map<String, DayOfWeek> DAYS =
      Stream.of(DayOfWeek.values()).collect(Collectors.toUnmodifiableMap(OpeningHours::key, day -> day));

  private final JsonObject json;
  private final FaultList faults = new FaultList();
  private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);

  OpeningHoursReader(JsonObject json) {
    this.json = json;
  }

  OpeningHours read() {
    json.fieldNames().forEach(this::readDay);
    boolean noWeekday = OpeningHours.WEEKDAYS.stream().map(OpeningHours::key).allMatch(this::isClosed);
    if (noWeekday) faults.add("", "hours on at least one day from mon to fri are required");
    faults.rejectAny();
    return new OpeningHours(week);
  }

  /** Nothing is given at all; a day with wrong hours is not closed, it has a fault of its own. */
  private boolean isClosed(String key) {
    return !json.containsKey(key) || json.getValue(key) instanceof JsonArray spans && spans.isEmpty();
  }

  private void readDay(String key) {
    String pointer = FaultList.token(key);
    if (!DAYS.containsKey(key)) faults.add(pointer, "not a day; the days are mon, tue, wed, thu, fri, sat, sun");
    else if (json.getValue(key) instanceof JsonArray spans) week.put(DAYS.get(key), readSpans(pointer, spans));
    else faults.add(pointer, "a list of hours is required");
  }

  private List<Span> readSpans(String pointer, JsonArray spans) {
    var read = new ArrayList<Span>();
    for (int i = 0; i < spans.size(); i++) readSpan(pointer + "/" + i, spans.getValue(i), read);
    return read;
  }

  private void readSpan(String pointer, Object value, List<Span> read) {
    try {
      var span = Span.parse(value instanceof String text ? text : "");
      var clash = read.stream().filter(span::overlaps).findFirst();
      if (clash.isPresent()) faults.add(pointer, span + " overlaps " + clash.get());
      read.add(span);
    } catch (IllegalArgumentException wrong) {
      faults.add(pointer, wrong.getMessage());
    }
  }
}
