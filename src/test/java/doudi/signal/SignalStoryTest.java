package doudi.signal;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.PastMonth;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A month in which one window closes without contact and nobody speaks at another, found and answered over HTTP. */
class SignalStoryTest {
  private static final List<String> WINDOWS = List.of("w-donghu", "w-liuhe", "w-lugu", "w-fenglin", "w-huizhan", "w-chengguan", "w-city-hall");
  private static final String QUICK = "w-donghu~closed-without-contact~2026-11";
  private static final String SILENT = "w-lugu~silence~2026-11";
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    var cheats = Map.of("w-donghu", SignalKind.CLOSED_WITHOUT_CONTACT, "w-lugu", SignalKind.SILENCE);
    PastMonth.put(app, new SimulatedCity(5, WINDOWS, cheats, LocalDate.of(2026, 10, 26)).live(LocalDate.of(2026, 10, 26),
        LocalDate.of(2026, 11, 20), 6));
    app.clock().advance(Duration.ofHours(2));
    RunningApp.eventually("both are seen", () -> ids(auditor()).containsAll(List.of(QUICK, SILENT)));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static Visitor auditor() {
    return app.staff("auditor-city");
  }

  private static List<String> ids(Visitor visitor) {
    return visitor.get("/v1/signals?limit=100").expect(200).items().stream().map(one -> one.getString("id")).toList();
  }

  @Test
  void aSupervisorSeesTheDistrictsWindowsAndAnAuditorAll() {
    assertThat(ids(auditor())).containsExactlyInAnyOrder(QUICK, SILENT);
    assertThat(ids(app.staff("supervisor-donghu"))).containsExactly(QUICK);
    assertThat(ids(app.staff("supervisor-west"))).containsExactly(SILENT);
    assertThat(ids(app.staff("supervisor-county"))).isEmpty();
    assertThat(ids(app.staff("supervisor-city"))).containsExactlyInAnyOrder(QUICK, SILENT);
    app.staff("supervisor-west").get("/v1/signals/" + QUICK).expect(404);
    assertThat(auditor().get("/v1/signals?state=answered&kind=silence&windowId=w-city-hall").expect(200).items()).isEmpty();
    assertThat(auditor().get("/v1/signals?kind=silence").expect(200).items()).hasSize(1);
    Reply first = auditor().get("/v1/signals?limit=1").expect(200);
    assertThat(auditor().get("/v1/signals?limit=1&cursor=" + first.text("next")).expect(200).items()).hasSize(1)
        .doesNotContainAnyElementsOf(first.items());
  }

  @Test
  void innocentExplanationsComeFirstAndTheFiguresAreThoseOfTheComplaintsBehindIt() {
    JsonObject signal = app.staff("supervisor-donghu").get("/v1/signals/" + QUICK).expect(200).body();
    assertThat(List.copyOf(signal.fieldNames())).containsSubsequence("innocent", "seen", "usual", "unlikely");
    assertThat(signal.getJsonArray("innocent")).hasSizeGreaterThanOrEqualTo(2);
    JsonObject seen = signal.getJsonObject("seen");
    assertThat(seen.getDouble("share")).isGreaterThan(3 * signal.getJsonObject("usual").getDouble("share"));
    JsonObject unlikely = signal.getJsonObject("unlikely");
    assertThat(unlikely.getDouble("chance") * unlikely.getInteger("looks")).isLessThanOrEqualTo(0.05);
    assertThat(seen.getString("words")).contains(seen.getInteger("hits").toString(), seen.getInteger("of").toString());
    var behind = app.staff("supervisor-donghu").get("/v1/signals/" + QUICK + "/complaints?limit=100").expect(200);
    assertThat(behind.items()).hasSize(seen.getInteger("hits"));
    assertThat(behind.items()).allSatisfy(one -> assertThat(one.getJsonObject("window").getString("id")).isEqualTo("w-donghu"));
    assertThat(app.staff("supervisor-donghu").get("/v1/signals/" + QUICK + "/complaints?limit=5").expect(200).text("next")).isNotNull();
    assertThat(auditor().with("Accept-Language", "en").get("/v1/signals/" + QUICK).expect(200).body().getString("kindName"))
        .isEqualTo("Closed without contact");
  }

  /** Nothing but the signal itself moves, whether it is raised, read or answered. */
  @Test
  void anAnswerStandsOnceInTheNameOfAnOfficeAndChangesNothingElse() throws Exception {
    new StoreLook(app).untilSwept(app.clock().instant());
    var before = besides();
    Visitor supervisor = app.staff("supervisor-west");
    var reason = new JsonObject().put("reason", "这个月上门为养老院办理，老人没有手机；已请社工回访。");
    supervisor.post("/v1/signals/" + SILENT + "/answers", reason).expect(200);
    Reply again = supervisor.post("/v1/signals/" + SILENT + "/answers", reason).expect(200);
    assertThat(again.body().getJsonArray("answers")).hasSize(1);
    JsonObject answer = auditor().get("/v1/signals/" + SILENT).expect(200).body().getJsonArray("answers").getJsonObject(0);
    assertThat(answer.getString("byRole")).isEqualTo("supervisor");
    assertThat(answer.getString("officeId")).isEqualTo("luxi");
    assertThat(answer.getBoolean("mine")).isFalse();
    Reply doubted = app.staff("auditor-human-resources").post("/v1/signals/" + SILENT + "/answers", new JsonObject().put("reason", "请附回访结果。"))
        .expect(200);
    JsonArray answers = doubted.body().getJsonArray("answers");
    assertThat(answers.getJsonObject(1).getString("office")).isEqualTo("人力资源和社会保障局");
    assertThat(doubted.text("state")).isEqualTo("answered");
    assertThat(besides()).isEqualTo(before);
  }

  private static Map<String, List<String>> besides() {
    var all = new TreeMap<>(new StoreLook(app).everything());
    all.remove("signals");
    return all;
  }

  /** However often it is looked at: the same signals, and what was answered as it was answered. */
  @Test
  void aSignalStaysTheSameWhenItIsLookedAtAgain() throws Exception {
    app.staff("supervisor-donghu").post("/v1/signals/" + QUICK + "/answers", new JsonObject().put("reason", "都是简单咨询。")).expect(200);
    JsonObject answered = auditor().get("/v1/signals/" + QUICK).expect(200).body();
    for (int hours = 0; hours < 4; hours += 2) {
      Object lease = lease();
      app.clock().advance(Duration.ofHours(2));
      RunningApp.eventually("it is looked again", () -> !lease().equals(lease));
    }
    assertThat(ids(auditor())).containsExactlyInAnyOrder(QUICK, SILENT);
    assertThat(auditor().get("/v1/signals/" + QUICK).expect(200).body()).isEqualTo(answered);
  }

  /** Those of the district and above it, once, however often it is looked at. */
  @Test
  void supervisorsHearOfASignalOnce() throws Exception {
    RunningApp.eventually("they have heard", () -> heard("supervisor-donghu").size() == 1 && heard("supervisor-city").size() == 2);
    assertThat(heard("supervisor-donghu").get(0).getString("words")).contains("东湖街道便民服务中心");
    assertThat(heard("supervisor-county")).isEmpty();
    assertThat(heard("clerk-donghu-1")).isEmpty();
  }

  private static List<JsonObject> heard(String account) {
    return app.staff(account).get("/v1/me/notices?limit=100").expect(200).items().stream()
        .filter(one -> one.getString("kind").equals("signal")).toList();
  }

  private static Object lease() {
    return new StoreLook(app).documents("leases").stream().filter(one -> one.getString("_id").equals("signals")).findFirst().orElseThrow()
        .get("until");
  }

  @Test
  void whatWindowsCallDoneStandsBesideWhatResidentsConfirm() {
    var windows = auditor().get("/v1/window-comparisons?from=2026-10-20&to=2026-11-20&limit=100").expect(200).items().stream()
        .collect(Collectors.toMap(one -> one.getString("windowId"), one -> one));
    JsonObject silent = windows.get("w-lugu");
    assertThat(silent.getInteger("staffResolved")).isEqualTo(silent.getJsonObject("confirmedDone").getInteger("part")
        + silent.getInteger("unconfirmed") + silent.getInteger("notYetAnswered"));
    assertThat(silent.getString("words")).contains(silent.getInteger("staffResolved").toString());
    assertThat(app.staff("supervisor-donghu").get("/v1/window-comparisons?limit=100").expect(200).items()).extracting(one ->
        one.getString("windowId")).contains("w-donghu").doesNotContain("w-lugu");
    assertThat(auditor().get("/v1/improvement-comparisons").expect(200).items()).isEmpty();
  }
}
