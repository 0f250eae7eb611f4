package doudi.burden;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the program asks of people, counted from what they did, over HTTP. */
class BurdenTest {
  private static final Instant WEEK_BEFORE = Instant.parse("2026-11-12T02:00:00Z");
  private static RunningApp app;
  private static Visitor auditor;

  /** Last week one in own words; this week one confirmed, one asked and answered, one typed at the counter. */
  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    auditor = app.staff("auditor-city");
    var stages = new Stages(app);
    app.clock().set(WEEK_BEFORE);
    app.resident().file(Complaints.inOwnWords()).expect(201);
    app.clock().set(RunningApp.FRIDAY_MORNING);
    stages.at(Stage.CONFIRMED);
    Filed asked = stages.at(Stage.AWAITING_RESIDENT);
    asked.owner().post(asked.path("answers"), Complaints.words("单位缴的。")).expect(200);
    asked.holder().put(asked.path("resolution"), Complaints.done().put("cause", "upload")).expect(200);
    stages.clerk().with("Idempotency-Key", "counter-1").post("/v1/windows/" + Stages.WINDOW + "/complaints", Stages.complaint()
        .put("contact", new JsonObject().put("name", "王奶奶").put("phone", "13900001234"))).expect(201);
    RunningApp.eventually("both weeks are counted", () -> sides("resident").equals(List.of(0, 1, 3)) && step("resolve").getInteger("acts") == 2
        && step("assist").getInteger("acts") == 1);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static JsonObject burden() {
    return auditor.get("/v1/burden?weeks=3").expect(200).body();
  }

  private static List<Integer> sides(String side) {
    return burden().getJsonArray("weeks").stream().map(week -> ((JsonObject) week).getJsonObject(side).getInteger("n")).toList();
  }

  private static JsonObject step(String code) {
    return burden().getJsonArray("steps").stream().map(JsonObject.class::cast).filter(one -> one.getString("step").equals(code)).findFirst()
        .orElseThrow();
  }

  private static JsonObject field(String step, String name) {
    return step(step).getJsonArray("fields").stream().map(JsonObject.class::cast).filter(one -> one.getString("field").equals(name))
        .findFirst().orElseThrow();
  }

  private static Map<String, Integer> uses(String step, String name) {
    return field(step, name).getJsonArray("uses").stream().map(JsonObject.class::cast)
        .collect(Collectors.toMap(use -> use.getString("decision"), use -> use.getInteger("n")));
  }

  @Test
  void whatWasAskedAndFilledIsCountedByStepAndWeekOfFiling() {
    JsonObject before = burden().getJsonArray("weeks").getJsonObject(1);
    assertThat(before.getString("week")).isEqualTo("2026-11-09");
    assertThat(before.getJsonObject("resident").getInteger("asked")).isEqualTo(12);
    assertThat(before.getJsonObject("resident").getInteger("filled")).isEqualTo(1);
    assertThat(before.getJsonObject("resident").getInteger("taps")).as("one to fill, one to send").isEqualTo(2);
    assertThat(before.getJsonObject("staff").getInteger("n")).as("nobody turned to it").isZero();
    assertThat(before.getJsonObject("staff").containsKey("tapsEach")).isFalse();
    JsonObject resolve = step("resolve");
    assertThat(resolve.getInteger("filled")).isEqualTo(6);
    assertThat(resolve.getInteger("taps")).isEqualTo(8);
    assertThat(resolve.getInteger("required")).isLessThanOrEqualTo(resolve.getInteger("budget"));
    assertThat(field("file", "attempt.step").getInteger("asked")).isEqualTo(3);
    assertThat(field("file", "attempt.step").getInteger("filled")).isEqualTo(2);
    assertThat(field("assist", "contact.phone").getInteger("filled")).isEqualTo(1);
  }

  @Test
  void aFieldSaysWhichDecisionsReadItOnTheseComplaints() {
    assertThat(uses("file", "serviceId")).isEqualTo(Map.of("routing", 2, "deadline", 2, "hotspot", 2));
    assertThat(uses("file", "narrative")).as("routed by its words; taught by two that were settled").isEqualTo(Map.of("routing", 1, "lesson", 2));
    assertThat(uses("file", "failureKind")).as("the clerk saw another cause once").isEqualTo(Map.of("hotspot", 2, "correction", 1));
    assertThat(uses("file", "attempt.step")).isEqualTo(Map.of("cluster", 2));
    assertThat(uses("resolve", "words")).as("one was confirmed").isEqualTo(Map.of("confirmation", 1));
    assertThat(uses("ask", "words")).isEqualTo(Map.of("answer", 1));
  }

  @Test
  void whatNoDecisionReadIsListedForRemovalAndNothingElse() {
    var removable = burden().getJsonArray("removable").stream().map(JsonObject.class::cast)
        .map(one -> one.getString("step") + "." + one.getString("field")).toList();
    assertThat(removable).contains("file.attempt.at", "file.contact.name", "assist.contact.name")
        .doesNotContain("file.narrative", "file.serviceId", "resolve.cause", "file.attempt.tries", "file.attempt.step")
        .noneMatch(one -> one.startsWith("rate.") || one.endsWith(".basis"));
  }

  @Test
  void countingAnewGivesTheSameAndNoPersonIsInIt() throws Exception {
    List<Document> stored = new StoreLook(app).documents("burdenWeeks");
    assertThat(stored).isNotEmpty();
    for (Document week : stored) {
      assertThat(week.toJson()).doesNotContain("王奶奶", "13900001234", "clerk-donghu", "单位缴的");
      assertThat(week.keySet()).containsExactlyInAnyOrder("_id", "countedAt", "complaints", "cases", "acts", "fields");
    }
    JsonObject before = burden();
    app.clock().advance(Duration.ofHours(2));
    RunningApp.eventually("every week was counted anew", () -> new StoreLook(app).documents("burdenWeeks").stream()
        .filter(one -> one.getString("_id").equals("2026-11-16")).allMatch(one -> one.getDate("countedAt").toInstant()
            .isAfter(RunningApp.FRIDAY_MORNING.plusSeconds(3600))));
    assertThat(auditor.get("/v1/burden?weeks=3").body()).isEqualTo(before);
  }

  @Test
  void moreThanAYearIsRefused() {
    assertThat(auditor.get("/v1/burden?weeks=54").expect(400).pointers()).containsExactly("/query/weeks");
  }
}
