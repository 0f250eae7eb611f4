package doudi.calendar;

import static doudi.calendar.Calendars.CHINA;
import static doudi.calendar.Calendars.HALL;
import static doudi.calendar.Calendars.WEEKDAY_HALL;
import static doudi.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples worked out by hand from the notices for 2024 to 2026. */
class WorkTimeTest {

  private static final WorkTime TIME = new WorkTime(CHINA, WEEKDAY_HALL);

  @ParameterizedTest
  @CsvSource({
    // New Year 2025: Wednesday 1 January off
    "2024-12-31T23:59, 1, 2025-01-02T17:00",
    "2025-01-01T00:00, 1, 2025-01-02T17:00",
    // Spring Festival 2025: 28 January to 4 February off, Sunday 26 January and Saturday 8 February worked
    "2025-01-24T10:00, 1, 2025-01-26T17:00",
    "2025-01-24T10:00, 2, 2025-01-27T17:00",
    "2025-01-24T10:00, 3, 2025-02-05T17:00",
    "2025-01-24T10:00, 6, 2025-02-08T17:00",
    "2025-01-24T10:00, 7, 2025-02-10T17:00",
    "2025-01-30T03:00, 1, 2025-02-05T17:00",
    // National Day 2025: 1 to 8 October off, Sunday 28 September and Saturday 11 October worked
    "2025-09-26T09:00, 5, 2025-10-10T17:00",
    "2025-09-26T09:00, 6, 2025-10-11T17:00",
    // New Year 2026: 1 to 3 January off, Sunday 4 January worked
    "2025-12-31T23:59, 1, 2026-01-04T17:00",
    "2025-12-31T23:59, 2, 2026-01-05T17:00",
    // Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 February worked
    "2026-02-13T18:00, 1, 2026-02-14T17:00",
    "2026-02-13T18:00, 2, 2026-02-24T17:00",
    "2026-02-13T18:00, 6, 2026-02-28T17:00",
    "2026-02-13T18:00, 7, 2026-03-02T17:00",
    // no notice for 2027: Friday 1 January counts as a plain weekday
    "2026-12-31T23:59, 1, 2027-01-01T17:00"})
  void aPeriodEndsAtTheClosingOfItsLastWorkingDay(String start, int days, String due) {
    assertThat(TIME.afterWorkingDays(at(start), days)).isEqualTo(at(due));
  }

  @Test
  void theDayOfTheStartIsTheDayInChina() {
    assertThat(TIME.afterWorkingDays(Instant.parse("2025-01-02T15:59:59.999Z"), 1)).isEqualTo(at("2025-01-03T17:00"));
    assertThat(TIME.afterWorkingDays(Instant.parse("2025-01-02T16:00:00.000Z"), 1)).isEqualTo(at("2025-01-06T17:00"));
  }

  @Test
  void aMakeUpSaturdayWithHoursOfItsOwnClosesWithThem() {
    assertThat(new WorkTime(CHINA, HALL).afterWorkingDays(at("2025-02-07T10:00"), 1)).isEqualTo(at("2025-02-08T12:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-27T16:00, 2025-02-05T14:00, PT4H30M",
    "2025-01-27T11:59:59.999, 2025-01-27T13:30:00.001, PT0.002S",
    "2025-01-27T12:00, 2025-01-27T13:30, PT0S",
    "2025-01-25T00:00, 2025-01-26T23:59, PT6H30M",
    "2025-01-28T00:00, 2025-02-05T09:00, PT0S",
    "2025-02-14T17:00, 2025-02-17T09:00, PT0S",
    "2025-02-10T00:00, 2025-02-15T00:00, PT32H30M",
    "2025-02-10T11:00, 2025-02-10T10:00, PT0S",
    "2024-12-31T16:00, 2025-01-02T09:30, PT1H30M"})
  void onlyOpeningHoursOnWorkdaysAreWorkingTime(String from, String to, Duration working) {
    assertThat(TIME.between(at(from), at(to))).isEqualTo(working);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-27T16:00, PT3H, 2025-02-05T11:00",
    "2025-01-27T16:00, PT1H, 2025-01-27T17:00",
    "2025-01-27T16:00, PT1H0.001S, 2025-02-05T09:00:00.001",
    "2025-01-27T12:10, PT0S, 2025-01-27T12:10",
    "2025-01-27T12:10, PT30M, 2025-01-27T14:00",
    "2025-01-25T10:00, PT6H30M, 2025-01-26T17:00",
    "2026-02-14T17:00, PT3H, 2026-02-24T12:00"})
  void workingTimePassesOnlyInOpeningHours(String start, Duration working, String end) {
    assertThat(TIME.plus(at(start), working)).isEqualTo(at(end));
  }

  @Test
  void aPauseOverTheHolidayCostsOnlyItsWorkingTime() {
    var due = at("2025-02-05T17:00");
    var paused = TIME.between(at("2025-01-27T16:00"), at("2025-02-05T10:00"));
    assertThat(TIME.shifted(due, paused)).isEqualTo(at("2025-02-06T11:00"));
  }

  @Test
  void aSaturdayForWalkInsIsNoWorkingTime() {
    var time = new WorkTime(CHINA, HALL);
    assertThat(time.between(at("2025-02-15T00:00"), at("2025-02-16T00:00"))).isZero();
    assertThat(time.afterWorkingDays(at("2025-02-14T10:00"), 1)).isEqualTo(at("2025-02-17T17:00"));
  }

  /** The bound is wide: it only tells a walk over days from a walk over minutes. */
  @Test
  void tenYearsAreQuick() {
    var start = at("2024-03-01T10:00");
    assertTimeout(Duration.ofSeconds(5), () -> {
      for (int i = 0; i < 100; i++) TIME.plus(start, TIME.between(start, start.plus(Duration.ofDays(3650))));
    });
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> TIME.afterWorkingDays(Instant.EPOCH, 0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> TIME.plus(Instant.EPOCH, Duration.ofMillis(-1))).hasMessageContaining("negative");
  }
}
