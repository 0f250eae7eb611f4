package doudi.calendar;

import static doudi.calendar.Calendars.CHINA;
import static doudi.calendar.Calendars.HALL;
import static doudi.calendar.Calendars.WEEKDAY_HALL;
import static doudi.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import doudi.calendar.CalendarFaults.Fault;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

  private static final LocalDate MAKE_UP_SATURDAY = LocalDate.of(2025, 2, 8);
  private static final LocalDate PLAIN_SATURDAY = LocalDate.of(2025, 2, 15);
  private static final LocalDate HOLIDAY_SATURDAY = LocalDate.of(2025, 2, 1);

  @Test
  void everyFaultIsToldAtOnce() {
    var faults = faults("""
        {"mon":["09:00-12:00","11:30-17:00"],"tue":["17:00-09:00"],"wed":"09:00-17:00","thu":["9:00-12:00",7],"a/b~":[]}""");
    assertThat(faults).extracting(Fault::pointer).containsExactly("/mon/1", "/tue/0", "/wed", "/thu/0", "/thu/1", "/a~1b~0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"09:00-24:00", "24:00-25:00", "09:00-09:00", "09:00", "", "09:60-10:00", "09:00 - 10:00", "０９:00-10:00"})
  void hoursThatAreNoneAreRefused(String span) {
    assertThat(faults("{\"mon\":[\"" + span + "\"]}")).extracting(Fault::pointer).containsExactly("/mon/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"sat\":[\"09:00-12:00\"]}", "{\"mon\":[]}"})
  void atLeastOneWeekdayIsOpen(String json) {
    assertThat(faults(json)).extracting(Fault::pointer).containsExactly("");
  }

  @Test
  void nullHoursAreNoList() {
    assertThat(faults("{\"mon\":null}")).extracting(Fault::pointer).containsExactly("/mon");
  }

  @Test
  void spansAreSortedAndWrittenBack() {
    var read = OpeningHours.read(new JsonObject("{\"tue\":[\"13:30-17:00\",\"00:00-12:00\",\"12:00-13:00\"],\"mon\":[\"22:00-23:59\"]}"));
    assertThat(read.json().encode()).isEqualTo("{\"mon\":[\"22:00-23:59\"],\"tue\":[\"00:00-12:00\",\"12:00-13:00\",\"13:30-17:00\"]}");
    assertThat(OpeningHours.read(read.json())).isEqualTo(read);
  }

  @Test
  void theConstructorRefusesWhatTheReaderRefuses() {
    var nine = LocalTime.of(9, 0);
    var overlap = List.of(new Span(nine, LocalTime.NOON), new Span(LocalTime.of(11, 0), LocalTime.of(13, 0)));
    assertThatThrownBy(() -> new OpeningHours(Map.of(DayOfWeek.MONDAY, overlap))).hasMessageContaining("overlap");
    assertThatThrownBy(() -> new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of()))).hasMessageContaining("closed");
    assertThatThrownBy(() -> new Span(nine, nine)).hasMessageContaining("closes before");
    assertThatThrownBy(() -> new Span(nine, nine.plusSeconds(90))).hasMessageContaining("minutes");
  }

  @Test
  void aMakeUpWorkdayTakesItsOwnHoursElseThoseOfTheFirstOpenWeekday() {
    var closedOnMonday = OpeningHours.read(new JsonObject("{\"tue\":[\"10:00-11:00\"],\"wed\":[\"12:00-13:00\"]}"));
    assertThat(HALL.spansOn(MAKE_UP_SATURDAY, CHINA)).hasToString("[09:00-12:00]");
    assertThat(WEEKDAY_HALL.spansOn(MAKE_UP_SATURDAY, CHINA)).hasToString("[09:00-12:00, 13:30-17:00]");
    assertThat(closedOnMonday.spansOn(MAKE_UP_SATURDAY, CHINA)).hasToString("[10:00-11:00]");
    assertThat(closedOnMonday.spansOn(LocalDate.of(2025, 2, 10), CHINA)).isEmpty();
  }

  @Test
  void weekendHoursLetPeopleComeWithoutBeingWorkingTime() {
    assertThat(HALL.spansOn(PLAIN_SATURDAY, CHINA)).isEmpty();
    assertThat(HALL.openSpans(PLAIN_SATURDAY, CHINA)).hasToString("[09:00-12:00]");
    assertThat(HALL.openSpans(HOLIDAY_SATURDAY, CHINA)).isEmpty();
    assertThat(WEEKDAY_HALL.openSpans(PLAIN_SATURDAY, CHINA)).isEmpty();
    assertThat(WEEKDAY_HALL.openSpans(MAKE_UP_SATURDAY, CHINA)).hasSize(2);
    assertThat(HALL.openSpans(LocalDate.of(2025, 1, 28), CHINA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-27T09:00, 2025-01-27T09:00", "2025-01-27T11:59:59.999, 2025-01-27T11:59:59.999", "2025-01-27T12:00, 2025-01-27T13:30",
    "2025-01-27T08:59:59.999, 2025-01-27T09:00", "2025-01-27T17:00, 2025-02-05T09:00", "2025-01-25T12:00, 2025-01-26T09:00",
    "2025-09-30T17:00, 2025-10-09T09:00"})
  void theNextOpeningIsNowWhileOpen(String now, String opens) {
    assertThat(HALL.opensNext(at(now), CHINA)).contains(at(opens));
    assertThat(HALL.isOpen(at(now), CHINA)).isEqualTo(now.equals(opens));
  }

  @Test
  void anOpeningBeyondTheSearchIsUnknown() {
    var days = new TreeMap<LocalDate, CalendarYear.Day>();
    var first = LocalDate.of(2025, 1, 1);
    first.datesUntil(first.plusDays(61)).forEach(date -> days.put(date, new CalendarYear.Day(true, "停办")));
    var calendar = WorkCalendar.of(List.of(new CalendarYear(2025, List.of("https://www.gov.cn/a.htm"), days)));
    assertThat(HALL.opensNext(at("2025-01-01T10:00"), calendar)).isEmpty();
    assertThat(HALL.opensNext(at("2025-01-03T10:00"), calendar)).contains(at("2025-03-03T09:00"));
  }

  private static List<Fault> faults(String json) {
    return catchThrowableOfType(CalendarFaults.class, () -> OpeningHours.read(new JsonObject(json))).faults();
  }
}
