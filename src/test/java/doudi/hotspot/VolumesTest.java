package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Platforms tell how often residents tried, and hotspots are held against that. */
class VolumesTest {
  private static final String VOLUMES = "/v1/platforms/" + Stages.PLATFORM + "/volumes";
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static RunningApp app;
  private static Visitor platform;
  private static Visitor auditor;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    auditor = app.staff("auditor-city");
    platform = app.anonymous().with("Api-Key", app.staff("admin-city")
        .post("/v1/api-keys", new JsonObject().put("name", "钥匙").put("platformId", Stages.PLATFORM)).expect(201).text("key"));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static JsonObject told(LocalDate day, String service, int attempts) {
    return new JsonObject().put("day", day.toString())
        .put("services", new JsonArray().add(new JsonObject().put("serviceId", service).put("attempts", attempts)));
  }

  @Test
  void aHotspotSaysHowManyOfAThousandAttemptsBringAComplaintAndHowManyPeopleStandBehindIt() throws Exception {
    Visitor twice = app.resident();
    twice.file(Stages.complaint()).expect(201);
    twice.file(Stages.complaint()).expect(201);
    app.resident().file(Stages.complaint()).expect(201);
    RunningApp.eventually("three are counted", () -> hotspot().getInteger("complaints", 0) == 3);
    assertThat(hotspot().getInteger("people")).isEqualTo(2);
    assertThat(hotspot().containsKey("attempts")).isFalse();
    for (int i = 0; i < Exposure.ENOUGH_REPORTED; i++) platform.put(VOLUMES, told(TODAY.minusDays(i), Stages.SERVICE, 9)).expect(204);
    platform.put(VOLUMES, told(TODAY, Stages.SERVICE, 500)).expect(204);
    RunningApp.eventually("attempts are shown", () -> hotspot().containsKey("attempts"));
    assertThat(hotspot().getLong("attempts")).as("of the days the city has counts for; the last word counts").isEqualTo(500);
    assertThat(hotspot().getJsonObject("perThousandAttempts").getDouble("value")).isEqualTo(6.0);
  }

  private static JsonObject hotspot() {
    return auditor.get("/v1/hotspots?platformId=" + Stages.PLATFORM).items().stream()
        .filter(one -> one.getString("id").equals(Stages.HOTSPOT)).findFirst().orElse(new JsonObject());
  }

  @Test
  void whatCannotBeToldIsRefusedByItsPlace() {
    assertThat(platform.put(VOLUMES, told(TODAY.plusDays(1), Stages.SERVICE, 1)).expect(422).pointers()).containsExactly("/day");
    assertThat(platform.put(VOLUMES, told(TODAY.minusDays(401), Stages.SERVICE, 1)).expect(422).pointers()).containsExactly("/day");
    assertThat(platform.put(VOLUMES, told(TODAY, "metro-ride", 1)).expect(422).pointers()).containsExactly("/services/0/serviceId");
    assertThat(platform.put(VOLUMES, told(TODAY, Stages.SERVICE, -1)).expect(400).pointers()).containsExactly("/services/0/attempts");
    assertThat(platform.put(VOLUMES, told(TODAY, Stages.SERVICE, 1).put("day", "2026-02-30")).expect(400).pointers()).containsExactly("/day");
    platform.put("/v1/platforms/medical-app/volumes", told(TODAY, Stages.SERVICE, 1)).expect(404);
  }
}
