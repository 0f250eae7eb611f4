package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Filed a minute before midnight on the last day of the year, in Beijing: the day of filing is the old year's, the deadlines lie in the new
 * one.
 */
class NewYearsEveTest {
  private static final Instant EVE = OffsetDateTime.parse("2026-12-31T23:59:00+08:00").toInstant();
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    app.clock().set(EVE);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  /** No notice for 2027: only weekends are off. Friday the 1st, Monday the 4th to Thursday the 7th are the five working days. */
  @Test
  void withoutTheNewYearsNoticeOnlyWeekendsAreOffAndTheProgramSaysSo() {
    JsonObject filed = file();
    assertThat(day(filed, "firstContact")).isEqualTo("2027-01-01");
    assertThat(day(filed, "explanation")).isEqualTo("2027-01-05");
    assertThat(day(filed, "resolution")).isEqualTo("2027-01-07");
    assertThat(app.anonymous().get("/health/ready").expect(200).body().getJsonObject("details").getString("calendar")).contains("2027");
  }

  @Test
  void theDayOfFilingIsTheOldYearsLast() throws Exception {
    file();
    var auditor = app.staff("auditor-city");
    RunningApp.eventually("counted on the 31st", () -> !auditor.get("/v1/hotspots?from=2026-12-31&to=2026-12-31").expect(200).items()
        .isEmpty());
    assertThat(auditor.get("/v1/hotspots?from=2027-01-01&to=2027-01-01").expect(200).items()).isEmpty();
  }

  @Test
  void theWindowIsClosedAtThatHourAndSaysWhenItOpens() {
    JsonObject window = file().getJsonObject("window");
    assertThat(window.getBoolean("openNow")).isFalse();
    assertThat(Instant.parse(window.getString("opensAt"))).isEqualTo(OffsetDateTime.parse("2027-01-01T09:00:00+08:00").toInstant());
  }

  private static JsonObject file() {
    Reply filed = app.resident().file(Complaints.inOwnWords()).expect(201);
    assertThat(Instant.parse(filed.text("filedAt"))).isEqualTo(EVE);
    assertThat(filed.body().getJsonObject("window").getString("id")).isEqualTo("w-city-hall");
    return filed.body();
  }

  /** Each at the window's closing time. */
  private static String day(JsonObject complaint, String deadline) {
    var local = Instant.parse(complaint.getJsonObject("deadlines").getString(deadline)).atOffset(ZoneOffset.ofHours(8));
    assertThat(local.toLocalTime()).hasToString("17:00");
    return local.toLocalDate().toString();
  }
}
