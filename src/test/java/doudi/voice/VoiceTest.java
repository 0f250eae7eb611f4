package doudi.voice;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** "Me too" on published hotspots, and ideas for platforms. */
class VoiceTest {
  private static final String ME_TOO = "/v1/hotspots/" + Stages.HOTSPOT + "/me-too";
  private static final String IDEAS = "/v1/platforms/" + Stages.PLATFORM + "/ideas";
  private static RunningApp app;
  private static List<Visitor> residents;

  /** Five people report one hotspot in October, four another; then October is over. */
  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    app.clock().set(Instant.parse("2026-10-20T02:00:00Z"));
    residents = List.of(app.resident(), app.resident(), app.resident(), app.resident(), app.resident());
    residents.forEach(one -> one.file(Stages.complaint()).expect(201));
    residents.subList(0, 4).forEach(one -> one.file(Stages.complaint().put("failureKind", "login")).expect(201));
    app.clock().set(RunningApp.FRIDAY_MORNING);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void oneAccountHasOneVoiceAndTakesItBack() throws Exception {
    RunningApp.eventually("all that was filed is counted", () -> complaints() == 9);
    Visitor one = residents.get(0);
    assertThat(one.put(ME_TOO, new JsonObject()).expect(200).body().getBoolean("mine")).isTrue();
    one.put(ME_TOO, new JsonObject()).expect(200);
    assertThat(staffSees()).isEqualTo(1);
    residents.subList(1, 5).forEach(other -> other.put(ME_TOO, new JsonObject()).expect(200));
    assertThat(app.anonymous().get(ME_TOO).expect(200).body()).isEqualTo(new JsonObject().put("hotspotId", Stages.HOTSPOT).put("mine", false)
        .put("people", 5));
    one.delete(ME_TOO).expect(204);
    one.delete(ME_TOO).expect(204);
    assertThat(one.get(ME_TOO).expect(200).body()).as("four are too few to be told").isEqualTo(new JsonObject()
        .put("hotspotId", Stages.HOTSPOT).put("mine", false));
    assertThat(staffSees()).isEqualTo(4);
    assertThat(complaints()).as("never added to complaints").isEqualTo(9);
  }

  @Test
  void everybodySeesWhichHotspotsArePublishedAndNoNumberOfComplaints() throws Exception {
    RunningApp.eventually("all that was filed is counted", () -> complaints() == 9);
    List<JsonObject> published = app.anonymous().get("/v1/public/hotspots").expect(200).items();
    assertThat(published).extracting(one -> one.getString("hotspotId")).containsExactly(Stages.HOTSPOT);
    assertThat(published.get(0).fieldNames()).doesNotContain("complaints").contains("platformId", "serviceId", "failureKind", "districtId", "mine");
    Visitor one = app.resident();
    one.put(ME_TOO, new JsonObject()).expect(200);
    assertThat(one.get("/v1/public/hotspots?limit=1").items().get(0).getBoolean("mine")).isTrue();
    one.delete(ME_TOO).expect(204);
  }

  private static int staffSees() {
    return app.staff("auditor-city").get(ME_TOO).expect(200).body().getInteger("people");
  }

  private static int complaints() {
    return app.staff("auditor-city").get("/v1/hotspots?from=2026-10-01&to=2026-11-30").items().stream()
        .mapToInt(hotspot -> hotspot.getInteger("complaints")).sum();
  }

  @Test
  void whatIsNotPublishedIsNotThere() {
    for (String hotspot : List.of(Stages.HOTSPOT.replace("wrongly-refused", "login"), Stages.HOTSPOT.replace("wrongly-refused", "upload"),
        "nonsense")) {
      residents.get(0).put("/v1/hotspots/" + hotspot + "/me-too", new JsonObject()).expect(404);
      app.anonymous().get("/v1/hotspots/" + hotspot + "/me-too").expect(404);
    }
    assertThat(new StoreLook(app).documents("meToo").stream().map(one -> one.getString("hotspotId"))).allMatch(Stages.HOTSPOT::equals);
  }

  @Test
  void anIdeaIsReadMaskedByWhoAnswersForIt() {
    Visitor resident = app.resident();
    resident.post(IDEAS, Complaints.words("字大一点，打我电话13900001234说说").put("serviceId", Stages.SERVICE)).expect(201);
    List<JsonObject> read = app.staff("manager-human-resources").get(IDEAS).expect(200).items();
    assertThat(read.get(0).getString("words")).contains("字大一点").doesNotContain("139");
    assertThat(read.get(0).fieldNames()).doesNotContain("residentId", "account");
    assertThat(app.staff("auditor-city").get(IDEAS).expect(200).items()).hasSameSizeAs(read);
    assertThat(app.staff("manager-medical").get(IDEAS).expect(200).items()).isEmpty();
    assertThat(resident.post(IDEAS, Complaints.words("好").put("serviceId", "fund-loan")).expect(422).pointers()).containsExactly("/serviceId");
    resident.post("/v1/platforms/nowhere/ideas", Complaints.words("好")).expect(404);
  }

  @Test
  void fiveIdeasADayAreEnough() {
    Visitor resident = app.resident();
    for (int i = 0; i < 5; i++) resident.post(IDEAS, Complaints.words("少填一遍身份证号")).expect(201);
    assertThat(resident.post(IDEAS, Complaints.words("少填一遍身份证号")).expect(429).problem()).isEqualTo("too-many-today");
  }
}
