package doudi.calendar;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The State Council's yearly notice on public holidays: the days that differ from the plain week.
 *
 * <p>A notice belongs to the year of its title. It may also change days of the December before, because New Year's holiday may
 * begin there (the notice for 2019 moves 29 to 31 December 2018). Any other date outside the year is a mistake.
 *
 * @param year   2000 to 2100
 * @param papers addresses of the notices, at least one
 * @param days   the days named by the notice, ascending, at least one: an empty year would pass for known
 */
public record CalendarYear(int year, List<String> papers, SortedMap<LocalDate, Day> days) {

  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2100;

  /**
   * What the notice says of one date.
   *
   * @param off     true for a day of the holiday (weekend days within it too), false for a day that is worked
   * @param holiday the holiday as the notice names it; of a worked day, the holiday it makes up for
   */
  public record Day(boolean off, String holiday) {
    public Day {
      if (holiday.isBlank()) throw new IllegalArgumentException("a day names its holiday");
    }
  }

  public CalendarYear {
    if (!isYear(year)) throw new IllegalArgumentException("year " + year + " is not in " + FIRST_YEAR + " to " + LAST_YEAR);
    papers = List.copyOf(papers);
    if (papers.isEmpty()) throw new IllegalArgumentException("calendar " + year + " names no notice");
    var copy = new TreeMap<LocalDate, Day>();
    days.forEach((date, day) -> copy.put(date, Objects.requireNonNull(day, "day")));
    if (copy.isEmpty()) throw new IllegalArgumentException("calendar " + year + " has no day");
    for (LocalDate date : copy.keySet()) {
      if (!covers(year, date)) throw new IllegalArgumentException(date + " is not in the notice for " + year);
    }
    days = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Reads {@code {"year", "papers": [url], "days": [{"name", "date", "isOffDay"}]}}; other fields are ignored.
   * Fails with {@link CalendarFaults} naming every fault, pointers relative to {@code json}.
   */
  public static CalendarYear read(JsonObject json) {
    return new CalendarYearReader(json).read();
  }

  static boolean isYear(long year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  static boolean covers(int year, LocalDate date) {
    return date.getYear() == year || date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER;
  }
}
