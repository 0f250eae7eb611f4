package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.plumbing.Cursor;
import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever may not read a complaint may not learn that there is one. */
class HiddenComplaintTest {
  private static final String NOBODYS = "AAAAAAAAAAAAAAAAAAAAAA";
  private static RunningApp app;
  private static Stages stages;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void aForeignComplaintAndNoneAtAllAnswerTheSameByteForByte() {
    var strangers = new LinkedHashMap<String, Visitor>();
    strangers.put("anonymous", app.anonymous());
    strangers.put("another claim code", stages.anonymousAt(Stage.WAITING).owner());
    strangers.put("another resident", stages.at(Stage.WAITING).owner());
    strangers.put("another clerk", app.staff("clerk-luxi-1"));
    strangers.put("another supervisor", app.staff("supervisor-west"));
    strangers.put("another manager", app.staff("manager-medical"));
    strangers.put("auditor", app.staff("auditor-city"));
    strangers.put("admin", app.staff("admin-city"));
    for (Stage stage : Stage.values()) {
      Filed foreign = stages.at(stage);
      var before = new StoreLook(app).everything();
      strangers.forEach((who, stranger) -> requests().forEach((what, request) -> {
        Reply there = request.apply(new Call(stranger, foreign.id()));
        Reply nothing = request.apply(new Call(stranger, NOBODYS));
        assertThat(seen(there)).as(what + " by " + who + " in " + stage).isEqualTo(seen(nothing));
        assertThat(there.status()).isIn(400, 401, 403, 404);
      }));
      assertThat(new StoreLook(app).everything()).isEqualTo(before);
    }
  }

  /** Everything but the time. */
  private static String seen(Reply reply) {
    var headers = new TreeMap<>(reply.headers().map());
    headers.remove("date");
    return reply.status() + " " + headers + " " + reply.body().encode();
  }

  private record Call(Visitor who, String id) {
    Reply put(String act, JsonObject body) { return who.put("/v1/complaints/" + id + "/" + act, body); }
    Reply post(String act, JsonObject body) { return who.post("/v1/complaints/" + id + "/" + act, body); }
    Reply call(String window) { return who.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", id)); }
  }

  private static Map<String, Function<Call, Reply>> requests() {
    var requests = new LinkedHashMap<String, Function<Call, Reply>>();
    requests.put("read", call -> call.who.get("/v1/complaints/" + call.id));
    requests.put("read stale", call -> call.who.with("If-None-Match", "\"2\"").get("/v1/complaints/" + call.id));
    requests.put("confirm", call -> call.put("confirmation", Complaints.outcome("done")));
    requests.put("dispute", call -> call.put("confirmation", Complaints.outcome("not-done")));
    requests.put("rate", call -> call.put("rating", new JsonObject().put("grade", 1)));
    requests.put("answer", call -> call.post("answers", Complaints.words("…说")));
    requests.put("withdraw", call -> call.put("withdrawal", new JsonObject()));
    requests.put("withdraw stale", call -> new Call(call.who.with("If-Match", "\"1\""), call.id).put("withdrawal", new JsonObject()));
    requests.put("resolve", call -> call.put("resolution", Complaints.done()));
    requests.put("ask", call -> call.post("questions", Complaints.words("问")));
    requests.put("refer", call -> call.post("referrals", Complaints.words("请").put("departmentId", Stages.DEPARTMENT)));
    requests.put("reply", call -> call.post("replies", Complaints.words("答")));
    requests.put("transfer", call -> call.post("transfers", Complaints.words("转").put("windowId", "w-city-hall")));
    requests.put("transfer here", call -> call.post("transfers", Complaints.words("转").put("windowId", Stages.WINDOW)));
    requests.put("release", call -> call.post("releases", new JsonObject()));
    requests.put("extend", call -> call.post("extensions", new JsonObject().put("reason", "要等外省。")));
    requests.put("call there", call -> call.call(Stages.WINDOW));
    requests.put("call here", call -> call.call("w-luxi"));
    requests.put("bad body", call -> call.put("confirmation", new JsonObject().put("outcome", "maybe")));
    return requests;
  }

  /**
   * A city window gets what the district's supervisor does not answer for: it counts in the district's hotspot, and stays out of the list.
   */
  @Test
  void aListNeitherShowsNorCountsNorPointsAtWhatItsReaderMayNotRead() throws Exception {
    var elsewhere = new ArrayList<String>();
    JsonObject toCityHall = Stages.complaint().put("failureKind", "sent-in-circles");
    for (int i = 0; i < 6; i++) {
      Reply filed = app.resident().file(toCityHall).expect(201);
      assertThat(filed.body().getJsonObject("window").getString("id")).isEqualTo("w-city-hall");
      elsewhere.add(filed.id());
    }
    String hotspot = Stages.PLATFORM + "~" + Stages.SERVICE + "~sent-in-circles~" + Stages.DISTRICT;
    Visitor auditor = app.staff("auditor-city");
    assertThat(auditor.get("/v1/hotspots/" + hotspot + "/complaints?limit=5").expect(200).items()).hasSize(5);
    Reply page = stages.supervisor().get("/v1/hotspots/" + hotspot + "/complaints?limit=5").expect(200);
    assertThat(page.items()).isEmpty();
    assertThat(page.text("next")).isNull();
    assertThat(app.staff("manager-human-resources").get("/v1/hotspots/" + hotspot + "/complaints").expect(200).items())
        .extracting(item -> item.getString("id")).containsExactlyInAnyOrderElementsOf(elsewhere);
  }

  @Test
  void aCursorOpensNoOtherHotspot() {
    Filed other = stages.at(Stage.WAITING);
    String hotspot = Stages.PLATFORM + "~" + Stages.SERVICE + "~outage~" + Stages.DISTRICT;
    app.resident().file(Stages.complaint().put("failureKind", "outage")).expect(201);
    for (String key : List.of("", "!", Stages.HOTSPOT + "@2026-11-20")) {
      String cursor = Cursor.of(key, "!").text();
      assertThat(app.staff("auditor-city").get("/v1/hotspots/" + hotspot + "/complaints?cursor=" + cursor).expect(200).items())
          .extracting(item -> item.getString("failureKind")).doesNotContain("wrongly-refused");
    }
    assertThat(other.owner().get(other.path()).expect(200).id()).isEqualTo(other.id());
  }

  @Test
  void whoReadsFromTheSideSeesNeitherContactNorNumbersNorWhoHoldsIt() {
    JsonObject filing = Stages.complaint().put("narrative", "我的身份证是430102199001011234，电话138-1234-5678，打不通。")
        .put("contact", new JsonObject().put("name", "欧阳小满").put("phone", "13812345678"));
    Visitor owner = app.resident();
    String path = "/v1/complaints/" + owner.file(filing).expect(201).id();
    stages.clerk().post("/v1/windows/" + Stages.WINDOW + "/calls", new JsonObject().put("complaintId", path.substring(15))).expect(200);
    String masked = app.staff("manager-human-resources").get(path).expect(200).body().encode();
    assertThat(masked).doesNotContain("430102199001011234").doesNotContain("1234-5678").doesNotContain("欧阳").doesNotContain("13812345678")
        .doesNotContain("heldBy").doesNotContain("heldUntil").doesNotContain("clerk-donghu");
    assertThat(owner.get(path).expect(200).body().encode()).contains("欧阳小满").doesNotContain("heldBy").doesNotContain("heldUntil")
        .doesNotContain("clerk-donghu");
    assertThat(stages.clerk().get(path).expect(200).text("heldBy")).isEqualTo("me");
    assertThat(stages.colleague().get(path).expect(200).body().encode()).contains("\"heldBy\":\"someone\"").contains("heldUntil")
        .doesNotContain("clerk-donghu");
  }
}
