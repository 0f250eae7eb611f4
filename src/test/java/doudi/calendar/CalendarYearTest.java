package doudi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import doudi.calendar.CalendarFaults.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarYearTest {

  @ParameterizedTest
  @ValueSource(ints = {2024, 2025, 2026})
  void aShippedYearKeepsEveryDayAndItsSource(int year) {
    var json = Calendars.document(year);
    var read = CalendarYear.read(json);
    assertThat(read.year()).isEqualTo(year);
    assertThat(read.papers()).isNotEmpty().allMatch(paper -> paper.startsWith("https://www.gov.cn/"));
    assertThat(read.days()).hasSize(json.getJsonArray("days").size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2024, 2025, 2026})
  void everyWorkedDayOfAShippedNoticeIsOnAWeekend(int year) {
    var days = Calendars.shipped(year).days();
    assertThat(days).allSatisfy((date, day) -> assertThat(day.off() || WorkCalendar.isWeekend(date)).isTrue());
  }

  @Test
  void everyFaultIsToldAtOnce() {
    var json = new JsonObject("""
        {"year":2025,"papers":["see the gazette"],"days":[
          {"name":"元旦","date":"2025-01-01","isOffDay":true},
          {"name":"元旦","date":"2025-01-01","isOffDay":false},
          {"name":"","date":"2025-02-30","isOffDay":true},
          {"name":"春节","date":"2026-01-01","isOffDay":true},
          {"name":"春节","date":"2025-01-28"},
          "2025-01-29"]}""");
    assertThat(pointers(json)).containsExactly("/papers/0", "/days/1/date", "/days/2/name", "/days/2/date", "/days/3/date",
        "/days/4/isOffDay", "/days/5");
  }

  @Test
  void anEmptyDocumentMissesAllThree() {
    assertThat(pointers(new JsonObject())).containsExactly("/year", "/papers", "/days");
  }

  @Test
  void aYearWithoutDaysWouldPassForKnownAndIsRefused() {
    assertThat(pointers(minimal(2025).put("days", new JsonArray()))).containsExactly("/days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2025\"", "2025.5", "1999", "2101", "null", "99999999999"})
  void theYearIsAWholeNumberInRange(String year) {
    assertThat(pointers(minimal(2025).mergeIn(new JsonObject("{\"year\":" + year + "}")))).containsExactly("/year");
  }

  @Test
  void theDecemberBeforeBelongsToTheNoticeAndNovemberDoesNot() {
    var days = new JsonArray().add(day("2024-12-31")).add(day("2024-11-30"));
    assertThat(pointers(minimal(2025).put("days", days))).containsExactly("/days/1/date");
    days.remove(1);
    assertThat(CalendarYear.read(minimal(2025).put("days", days)).days()).containsKey(LocalDate.of(2024, 12, 31));
  }

  @Test
  void theConstructorRefusesWhatTheReaderRefuses() {
    var day = new CalendarYear.Day(true, "元旦");
    var outside = new TreeMap<LocalDate, CalendarYear.Day>();
    outside.put(LocalDate.of(2026, 1, 1), day);
    assertThatThrownBy(() -> new CalendarYear(2025, List.of("https://a"), outside)).hasMessageContaining("2026-01-01");
    assertThatThrownBy(() -> new CalendarYear(2025, List.of("https://a"), new TreeMap<>())).hasMessageContaining("no day");
    assertThatThrownBy(() -> new CalendarYear(2026, List.of(), outside)).hasMessageContaining("no notice");
    assertThatThrownBy(() -> new CalendarYear(1999, List.of("https://a"), outside)).hasMessageContaining("1999");
    assertThatThrownBy(() -> new CalendarYear.Day(true, " ")).hasMessageContaining("holiday");
  }

  private static JsonObject minimal(int year) {
    return new JsonObject().put("year", year).put("papers", new JsonArray().add("https://www.gov.cn/a.htm"))
        .put("days", new JsonArray().add(day("2025-01-01")));
  }

  private static JsonObject day(String date) {
    return new JsonObject().put("name", "元旦").put("date", date).put("isOffDay", true);
  }

  private static List<String> pointers(JsonObject json) {
    return catchThrowableOfType(CalendarFaults.class, () -> CalendarYear.read(json)).faults().stream().map(Fault::pointer).toList();
  }
}
