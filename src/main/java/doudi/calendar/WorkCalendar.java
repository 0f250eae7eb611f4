package doudi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which dates are worked in China: weekends off, public holidays off, make-up workdays (调休) on. Immutable. */
public final class WorkCalendar {

  /** The one time zone of the mainland; every date here is a date in this zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<LocalDate, CalendarYear.Day> named = new HashMap<>();
  private final SortedSet<Integer> years;

  private WorkCalendar(Collection<CalendarYear> notices) {
    var known = new TreeSet<Integer>();
    for (CalendarYear notice : notices.stream().sorted(Comparator.comparingInt(CalendarYear::year)).toList()) {
      if (!known.add(notice.year())) throw new IllegalArgumentException("two calendars for " + notice.year());
      named.putAll(notice.days());
    }
    years = Collections.unmodifiableSortedSet(known);
  }

  /**
   * The notices together, in any order; none at all leaves plain weekends. Where two name the same December day the later
   * notice prevails. Two for one year are an {@link IllegalArgumentException}.
   */
  public static WorkCalendar of(Collection<CalendarYear> notices) {
    return new WorkCalendar(notices);
  }

  /** In a year without data only weekends are off. */
  public boolean isWorkday(LocalDate date) {
    var day = named.get(date);
    return day == null ? !isWeekend(date) : !day.off();
  }

  /** A Saturday or Sunday that is worked in exchange for a holiday. */
  public boolean isMakeUpWorkday(LocalDate date) {
    return isWeekend(date) && isWorkday(date);
  }

  /** The public holiday a day off belongs to; empty on workdays, make-up workdays and ordinary weekends. */
  public Optional<String> holidayName(LocalDate date) {
    return Optional.ofNullable(named.get(date)).filter(CalendarYear.Day::off).map(CalendarYear.Day::holiday);
  }

  /** True when the year's own notice is here. Its last days of December may still change with the notice for the next year. */
  public boolean hasDataFor(int year) {
    return years.contains(year);
  }

  /** Years with a notice of their own, ascending, unmodifiable. */
  public SortedSet<Integer> years() {
    return years;
  }

  static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }
}
