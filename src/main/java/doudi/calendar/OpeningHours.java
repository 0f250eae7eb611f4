package doudi.calendar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When a window is open, by day of the week; a lunch break is the gap between two spans.
 *
 * <p>Weekend hours let people come but are no working time, unless the day is a make-up workday.
 *
 * @param week spans per day, sorted, without overlap; a day without spans is closed. At least one of Monday to Friday is open, so
 *             that working time exists
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> week) {

  /** Longer than any break between two opening days; what lies behind it is "not foreseeable". */
  static final int SEARCH_DAYS = 60;

  static final List<DayOfWeek> WEEKDAYS = List.of(DayOfWeek.values()).subList(0, 5);

  public OpeningHours {
    var copy = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    week.forEach((day, spans) -> {
      if (!spans.isEmpty()) copy.put(day, sorted(day, spans));
    });
    if (Collections.disjoint(copy.keySet(), WEEKDAYS)) throw new IllegalArgumentException("closed from Monday to Friday");
    week = Collections.unmodifiableMap(copy);
  }

  private static List<Span> sorted(DayOfWeek day, List<Span> spans) {
    var inOrder = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      if (inOrder.get(i).overlaps(inOrder.get(i - 1))) throw new IllegalArgumentException("hours of " + day + " overlap");
    }
    return inOrder;
  }

  /**
   * Reads {@code {"mon":["09:00-12:00","13:30-17:00"],"sat":["09:00-12:00"]}}: keys mon to sun, an absent or empty day is closed,
   * spans in any order. Fails with {@link CalendarFaults} naming every fault, pointers relative to {@code json}.
   */
  public static OpeningHours read(JsonObject json) {
    return new OpeningHoursReader(json).read();
  }

  /** The shape that {@link #read} takes, days from Monday on, closed days left out. */
  public JsonObject json() {
    var json = new JsonObject();
    week.forEach((day, spans) -> json.put(key(day), new JsonArray(new ArrayList<>(spans.stream().map(Span::toString).toList()))));
    return json;
  }

  static String key(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /**
   * Working hours of the date: those of its weekday on a workday, none on a day off. A make-up workday without hours of its own
   * takes those of the first weekday that has any.
   */
  public List<Span> spansOn(LocalDate date, WorkCalendar calendar) {
    if (!calendar.isWorkday(date)) return List.of();
    var own = given(date);
    return own.isEmpty() && calendar.isMakeUpWorkday(date) ? firstOpenWeekday() : own;
  }

  private List<Span> given(LocalDate date) {
    return week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private List<Span> firstOpenWeekday() {
    return WEEKDAYS.stream().filter(week::containsKey).findFirst().map(week::get).orElseThrow();
  }

  /** Hours in which people may come: the working hours, and a weekend's own hours unless it is part of a public holiday. */
  public List<Span> openSpans(LocalDate date, WorkCalendar calendar) {
    if (calendar.isWorkday(date)) return spansOn(date, calendar);
    return calendar.holidayName(date).isPresent() ? List.of() : given(date);
  }

  /** True from the opening on, false at the closing itself. */
  public boolean isOpen(Instant now, WorkCalendar calendar) {
    return opensOn(day(now), now, calendar).filter(now::equals).isPresent();
  }

  /** {@code now} while open, else the next opening; empty when none comes within sixty days. */
  public Optional<Instant> opensNext(Instant now, WorkCalendar calendar) {
    LocalDate today = day(now);
    return today.datesUntil(today.plusDays(SEARCH_DAYS + 1L)).flatMap(date -> opensOn(date, now, calendar).stream()).findFirst();
  }

  private Optional<Instant> opensOn(LocalDate date, Instant now, WorkCalendar calendar) {
    return openSpans(date, calendar).stream().filter(span -> now.isBefore(span.closes(date))).findFirst()
        .map(span -> later(now, span.opens(date)));
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static LocalDate day(Instant instant) {
    return instant.atZone(WorkCalendar.ZONE).toLocalDate();
  }
}
