package doudi.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Improving;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the complaint to the word back: read, countersigned, changed, judged by what happened, and told to those who had reported it. */
class EffectStoryTest {
  private static final int WINDOW = 14;
  private RunningApp app;
  private final List<Visitor> residents = new ArrayList<>();
  private Improving improving;

  @BeforeEach
  void start() throws Exception {
    app = RunningApp.start();
    improving = new Improving(this::staff);
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
  }

  /** Signed in anew, because sign-ins end while weeks go by. */
  private Visitor staff(String account) {
    JsonObject known = app.allStaff().stream().filter(one -> one.getString("account").equals(account)).findFirst().orElseThrow();
    return app.bearer(app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", account).put("password", known.getString("password")))
        .expect(200).text("token"));
  }

  /** One complaint a day, each by somebody else. */
  private void daysOfComplaints(int days) throws Exception {
    for (int i = 0; i < days; i++) {
      app.clock().advance(Duration.ofDays(1));
      Visitor resident = app.resident();
      resident.file(Stages.complaint()).expect(201);
      residents.add(resident);
    }
    int all = residents.size();
    RunningApp.eventually("all are counted", () -> staff(Improving.AUDITOR).get("/v1/hotspots?from=2026-11-01&to=2027-06-01").items().stream()
        .anyMatch(one -> one.getString("id").equals(Stages.HOTSPOT) && one.getInteger("complaints") == all));
  }

  /** Three days of complaints, then it is read and decided; a window's length later it goes live. */
  private String readThenChangedAfterAWhile() throws Exception {
    daysOfComplaints(3);
    Reply accepted = improving.decided(improving.proposed(WINDOW));
    daysOfComplaints(WINDOW);
    return improving.live(accepted).id();
  }

  private String state(String id) {
    return improvement(id).text("state");
  }

  private Reply improvement(String id) {
    return staff(Improving.AUTHOR).get("/v1/improvements/" + id).expect(200);
  }

  private static List<JsonObject> thanks(Visitor resident) {
    return resident.get("/v1/me/notices?limit=100").expect(200).items().stream().filter(one -> one.getString("kind").equals("changed")).toList();
  }

  @Test
  void whatWorkedIsFoundEffectiveAndEverybodyBehindItIsToldOnce() throws Exception {
    String id = readThenChangedAfterAWhile();
    app.clock().advance(Duration.ofDays(WINDOW));
    TimeUnit.MILLISECONDS.sleep(2_500);
    assertThat(state(id)).as("before the window is over").isEqualTo("live");
    List<JsonObject> weeks = staff(Improving.AUTHOR).get("/v1/improvements/" + id + "/weeks").expect(200).items();
    assertThat(weeks).extracting(one -> one.getInteger("count")).as("two weeks of one a day, then the one that is over").containsExactly(7, 7, 0);
    assertThat(weeks).extracting(one -> one.getBoolean("after")).containsExactly(false, false, true);
    assertThat(weeks).as("nothing else in the city to compare with").noneMatch(one -> one.containsKey("alike"));
    app.clock().advance(Duration.ofDays(1));
    RunningApp.eventually("it is judged and told", () -> improvement(id).body().getJsonArray("history").encode().contains("told"));
    JsonObject effect = improvement(id).body().getJsonObject("effect");
    assertThat(state(id)).isEqualTo("effective");
    assertThat(effect.getInteger("before")).isEqualTo(WINDOW);
    assertThat(effect.getInteger("counted")).as("the day that was read counts with the low end of its one").isEqualTo(WINDOW - 1);
    assertThat(effect.getInteger("after")).isZero();
    assertThat(effect.getDouble("high")).isLessThan(1);
    assertThat(effect.getString("words")).startsWith("关于“").contains("减少了");
    assertThat(staff(Improving.AUTHOR).with("Accept-Language", "en").get("/v1/improvements/" + id).body().getJsonObject("effect")
        .getString("words")).contains("fell by");
    for (Visitor resident : residents) {
      assertThat(thanks(resident)).hasSize(1);
      assertThat(thanks(resident).get(0).getString("words")).contains("因为您").doesNotContain(Improving.QUOTE);
    }
    assertThat(people(id)).isEqualTo(residents.size());
    asIfTheNodeHadDiedBeforeItNotedThat(id);
    RunningApp.eventually("all are told again", () -> people(id) == residents.size());
    for (Visitor resident : residents) assertThat(thanks(resident)).as("after it was told twice").hasSize(1);
    Reply reopened = staff(Improving.AUDITOR).put("/v1/improvements/" + id + "/reopening", new JsonObject().put("reason", "改到窗口了。")).expect(200);
    assertThat(reopened.text("state")).isEqualTo("reopened");
  }

  private int people(String id) {
    return improvement(id).body().getJsonArray("history").stream().mapToInt(one -> ((JsonObject) one).getInteger("people", 0)).sum();
  }

  private void asIfTheNodeHadDiedBeforeItNotedThat(String id) {
    new StoreLook(app).change("improvements", id, new Document("$pull", new Document("whole.steps", new Document("to", "TOLD")))
        .append("$inc", new Document("version", -1)).append("$set", new Document("dueAt", new Date(0))));
  }

  @Test
  void nothingIsJudgedWhileSomethingFiledInItsWindowIsNotCounted() throws Exception {
    String id = readThenChangedAfterAWhile();
    RunningApp.eventually("it sweeps", () -> new StoreLook(app).documents("leases").stream().anyMatch(one -> one.get("_id").equals("sweep")));
    sweepIsHeldByAnotherUntil(Instant.parse("2099-01-01T00:00:00Z"));
    TimeUnit.MILLISECONDS.sleep(1_500);
    oneIsFiledOfWhichNobodyWasTold();
    app.clock().advance(Duration.ofDays(WINDOW + 1));
    TimeUnit.MILLISECONDS.sleep(4_500);
    assertThat(state(id)).as("two rounds later").isEqualTo("live");
    var store = new StoreLook(app);
    store.add("hotspotTouches", new Document("_id", "elsewhere@2026-11-20").append("touch", "t").append("day", "2026-11-20")
        .append("at", Date.from(Instant.parse("2099-01-01T00:00:00Z"))));
    sweepIsHeldByAnotherUntil(Instant.EPOCH);
    RunningApp.eventually("it is told", () -> store.documents("complaints").stream().noneMatch(one -> one.containsKey("untoldAt")));
    TimeUnit.MILLISECONDS.sleep(4_500);
    assertThat(state(id)).as("two rounds after it was told, and not counted yet").isEqualTo("live");
    store.change("hotspotTouches", "elsewhere@2026-11-20", new Document("$set", new Document("day", "2099-01-01")));
    RunningApp.eventually("it is judged", () -> state(id).equals("effective"));
  }

  private void sweepIsHeldByAnotherUntil(Instant end) {
    new StoreLook(app).change("leases", "sweep", new Document("$set", new Document("holder", "another").append("until", Date.from(end))));
  }

  /** One of the first day's complaints once more, as if its node had died before anybody heard of it. */
  private void oneIsFiledOfWhichNobodyWasTold() {
    var store = new StoreLook(app);
    Document untold = store.documents("complaints").get(0);
    untold.remove("requestKey");
    store.add("complaints", untold.append("_id", "untold").append("told", 0).append("untoldAt", new Date(0)));
  }

  @Test
  void whatDidNotWorkIsOpenAgainByItselfAndNobodyIsThanked() throws Exception {
    String id = readThenChangedAfterAWhile();
    daysOfComplaints(WINDOW);
    app.clock().advance(Duration.ofDays(1));
    RunningApp.eventually("it is judged", () -> !state(id).equals("live"));
    assertThat(state(id)).isEqualTo("reopened");
    assertThat(improvement(id).body().getJsonArray("history").encode()).contains("not-effective");
    assertThat(improvement(id).body().getJsonObject("effect").getString("finding")).isEqualTo("not-sure");
    assertThat(residents).allSatisfy(resident -> assertThat(thanks(resident)).isEmpty());
  }

  @Test
  void aTestIsDeclaredBeforeTheChangeAndEveryStepHasItsPeople() throws Exception {
    daysOfComplaints(1);
    Reply signed = improving.signed();
    Visitor author = staff(Improving.AUTHOR);
    assertThat(author.post("/v1/readings/" + signed.id() + "/improvements", Improving.plan(WINDOW)).expect(409).problem())
        .isEqualTo("reading-not-countersigned");
    Reply read = improving.countersigned();
    String propose = "/v1/readings/" + read.id() + "/improvements";
    assertThat(author.post(propose, without(Improving.plan(WINDOW), "test")).expect(400).pointers()).containsExactly("/test");
    assertThat(author.post(propose, Improving.plan(WINDOW).put("kind", "merge")).expect(422).pointers()).containsExactly("/withPlatformId");
    assertThat(author.post(propose, Improving.plan(WINDOW).put("withPlatformId", "gov-site")).expect(422).pointers())
        .containsExactly("/withPlatformId");
    assertThat(author.post(propose, Improving.plan(WINDOW).put("dueOn", "2026-01-01")).expect(422).pointers()).containsExactly("/dueOn");
    assertThat(author.post(propose, Improving.plan(WINDOW).put("departmentId", "nobody")).expect(422).pointers()).containsExactly("/departmentId");
    String id = author.post(propose, Improving.plan(WINDOW)).expect(201).id();
    String at = "/v1/improvements/" + id;
    assertThat(author.get(at).body().getJsonArray("mayBecome")).as("nobody decides on their own").isEmpty();
    assertThat(staff(Improving.OWNER).get(at).body().getJsonArray("mayBecome")).containsExactly("accepted", "refused");
    assertThat(author.put(at + "/decision", Improving.decision("accepted")).expect(403).problem()).isEqualTo("not-yours-to-do");
    assertThat(author.put(at + "/progress", Improving.progress("live")).expect(409).problem()).isEqualTo("wrong-state");
    staff(Improving.OWNER).put(at + "/decision", Improving.decision("refused")).expect(200);
    assertThat(author.put(at + "/progress", Improving.progress("under-way")).expect(409).problem()).isEqualTo("wrong-state");
    assertThat(author.get("/v1/improvements?state=refused&hotspotId=" + Stages.HOTSPOT).items()).extracting(one -> one.getString("id"))
        .containsExactly(id);
  }

  private static JsonObject without(JsonObject body, String field) {
    body.remove(field);
    return body;
  }
}
