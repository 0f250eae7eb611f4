package doudi.calendar;

import static doudi.calendar.Calendars.CHINA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

  @ParameterizedTest
  @CsvSource({
    "2024-02-09, true", "2024-02-10, false", "2024-02-16, false", "2024-02-17, false", "2024-02-18, true", "2024-02-19, true",
    "2025-01-01, false", "2025-01-26, true", "2025-01-27, true", "2025-01-28, false", "2025-02-04, false", "2025-02-05, true",
    "2025-02-08, true", "2025-02-09, false", "2025-09-28, true", "2025-10-08, false", "2025-10-11, true",
    "2026-01-02, false", "2026-01-03, false", "2026-01-04, true", "2026-02-14, true", "2026-02-23, false", "2026-02-28, true"})
  void aDateIsWorkedAsTheNoticeSays(LocalDate date, boolean worked) {
    assertThat(CHINA.isWorkday(date)).isEqualTo(worked);
  }

  @ParameterizedTest
  @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
  void aYearHasItsNumberOfWorkdays(int year, int workdays) {
    var first = LocalDate.of(year, 1, 1);
    assertThat(first.datesUntil(first.plusYears(1)).filter(CHINA::isWorkday)).hasSize(workdays);
  }

  @Test
  void onlyAWorkedWeekendDayIsAMakeUpWorkday() {
    assertThat(CHINA.isMakeUpWorkday(LocalDate.of(2025, 1, 26))).isTrue();
    assertThat(CHINA.isMakeUpWorkday(LocalDate.of(2025, 1, 27))).isFalse();
    assertThat(CHINA.isMakeUpWorkday(LocalDate.of(2025, 1, 25))).isFalse();
    assertThat(CHINA.isMakeUpWorkday(LocalDate.of(2025, 2, 1))).isFalse();
  }

  @Test
  void aHolidayHasItsNameAndAMakeUpDayHasNone() {
    assertThat(CHINA.holidayName(LocalDate.of(2025, 10, 6))).contains("国庆节、中秋节");
    assertThat(CHINA.holidayName(LocalDate.of(2025, 2, 1))).contains("春节");
    assertThat(CHINA.holidayName(LocalDate.of(2025, 2, 8))).isEmpty();
    assertThat(CHINA.holidayName(LocalDate.of(2025, 2, 9))).isEmpty();
  }

  @Test
  void itKnowsWhichYearsItHas() {
    assertThat(CHINA.years()).containsExactly(2024, 2025, 2026);
    assertThat(CHINA.hasDataFor(2026)).isTrue();
    assertThat(CHINA.hasDataFor(2027)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2023, 2027, 2028})
  void aYearWithoutDataHasOnlyWeekendsOff(int year) {
    var first = LocalDate.of(year, 1, 1);
    var weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(first.datesUntil(first.plusYears(1)))
        .allSatisfy(date -> assertThat(CHINA.isWorkday(date)).isEqualTo(!weekend.contains(date.getDayOfWeek())));
  }

  @Test
  void theLaterNoticePrevailsInDecemberInAnyOrder() {
    var newYearsEve = LocalDate.of(2024, 12, 31);
    var earlier = year(2024, newYearsEve, false);
    var later = year(2025, newYearsEve, true);
    assertThat(WorkCalendar.of(List.of(earlier, later)).isWorkday(newYearsEve)).isFalse();
    assertThat(WorkCalendar.of(List.of(later, earlier)).isWorkday(newYearsEve)).isFalse();
    assertThat(WorkCalendar.of(List.of(later)).hasDataFor(2024)).isFalse();
  }

  @Test
  void twoNoticesForOneYearAreRefused() {
    var year = Calendars.shipped(2025);
    assertThatThrownBy(() -> WorkCalendar.of(List.of(year, year))).hasMessage("two calendars for 2025");
  }

  private static CalendarYear year(int year, LocalDate date, boolean off) {
    var days = new TreeMap<LocalDate, CalendarYear.Day>();
    days.put(date, new CalendarYear.Day(off, "元旦"));
    return new CalendarYear(year, List.of("https://www.gov.cn/a.htm"), days);
  }
}
