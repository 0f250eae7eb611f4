package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lifecycle as it is drawn, over HTTP: every state by every act. {@code ok} changes the state as drawn; every other word is the
 * problem that answers, and then the complaint is as it was.
 */
class ComplaintLifecycleTest {
  private static final String HALL = "w-city-hall";
  private static final String[] ACTS = {"call", "release", "ask", "answer", "refer", "reply", "transfer", "take-away", "resolve",
      "confirm", "dispute", "rate", "withdraw", "extend"};
  private static final String NO = "wrong-state";
  private static final String NR = "not-resolved";
  private static final String OK = "ok";
  private static final Map<String, String[]> DRAWN = Map.of(
      "waiting", new String[] {OK, NO, NO, NO, NO, NO, NO, OK, NO, NR, NR, NR, OK, OK},
      "in-service", new String[] {"taken", OK, OK, NO, OK, NO, OK, OK, OK, NR, NR, NR, OK, OK},
      "awaiting-resident", new String[] {NO, NO, NO, OK, NO, NO, NO, OK, NO, NR, NR, NR, OK, OK},
      "awaiting-department", new String[] {NO, NO, NO, NO, NO, OK, NO, OK, NO, NR, NR, NR, OK, OK},
      "resolved", new String[] {NO, NO, NO, NO, NO, NO, NO, NO, NO, OK, OK, OK, NO, NO},
      "confirmed", new String[] {NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK, NO, NO},
      "unconfirmed", new String[] {NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK, NO, NO},
      "withdrawn", new String[] {NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NR, NO, NO});
  private static final Map<String, String> LEADS_TO = Map.ofEntries(Map.entry("call", "in-service"), Map.entry("release", "waiting"),
      Map.entry("ask", "awaiting-resident"), Map.entry("answer", "in-service"), Map.entry("refer", "awaiting-department"),
      Map.entry("reply", "in-service"), Map.entry("transfer", "waiting"), Map.entry("take-away", "waiting"), Map.entry("resolve",
          "resolved"),
      Map.entry("confirm", "confirmed"), Map.entry("dispute", "waiting"), Map.entry("withdraw", "withdrawn"));
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  /** The silent one last: it moves the clock by weeks. */
  static Stream<String> states() {
    return Stream.of("waiting", "in-service", "awaiting-resident", "awaiting-department", "resolved", "confirmed", "withdrawn",
        "unconfirmed");
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyActDoesWhatIsDrawnAndNothingElse(String state) throws Exception {
    var cast = new Cast();
    Map<String, String> ids = new HashMap<>();
    for (String act : ACTS) ids.put(act, cast.bring(state));
    if (state.equals("unconfirmed")) cast = cast.weeksLater(ids);
    for (int i = 0; i < ACTS.length; i++) cast.check(ACTS[i], ids.get(ACTS[i]), DRAWN.get(state)[i]);
  }

  /** One resident, the clerk who holds what is held, and the supervisor. */
  private static final class Cast {
    private final Visitor resident;
    private final Visitor clerk = signedIn("clerk-city-hall-1");
    private final Visitor supervisor = signedIn("supervisor-city");

    Cast() { this(app.resident()); }
    Cast(Visitor resident) { this.resident = resident; }

    /** Not the shared sign-in: it may have ended since the clock was moved. */
    private static Visitor signedIn(String account) {
      JsonObject known = app.allStaff().stream().filter(one -> one.getString("account").equals(account)).findFirst().orElseThrow();
      var body = new JsonObject().put("account", account).put("password", known.getString("password"));
      return app.bearer(app.anonymous().post("/v1/sign-ins", body).expect(200).text("token"));
    }

    String bring(String state) {
      String id = resident.file(Complaints.inOwnWords()).expect(201).id();
      if (state.equals("withdrawn")) act("withdraw", id).expect(200);
      if (!state.equals("waiting") && !state.equals("withdrawn")) act("call", id).expect(200);
      if (state.equals("awaiting-resident")) act("ask", id).expect(200);
      if (state.equals("awaiting-department")) act("refer", id).expect(200);
      if (state.equals("resolved") || state.endsWith("confirmed")) act("resolve", id).expect(200);
      if (state.equals("confirmed")) act("confirm", id).expect(200);
      return id;
    }

    Cast weeksLater(Map<String, String> ids) throws InterruptedException {
      app.clock().advance(Duration.ofDays(20));
      RunningApp.eventually("silence falls over all", () -> ids.values().stream().allMatch(id -> read(id).text("status")
          .equals("unconfirmed")));
      return new Cast(resident);
    }

    Reply read(String id) { return resident.get("/v1/complaints/" + id).expect(200); }

    void check(String act, String id, String drawn) {
      JsonObject before = read(id).body();
      Reply reply = act(act, id);
      JsonObject after = read(id).body();
      String what = act + " of a complaint that is " + before.getString("status");
      if (!drawn.equals(OK)) {
        assertThat(reply.status()).as(what).isEqualTo(409);
        assertThat(reply.problem()).as(what).isEqualTo(drawn);
        assertThat(after).as(what).isEqualTo(before);
        return;
      }
      assertThat(reply.status()).as(what).isEqualTo(200);
      assertThat(after.getString("status")).as(what).isEqualTo(LEADS_TO.getOrDefault(act, before.getString("status")));
      assertThat(after.getInteger("version")).as(what).isEqualTo(before.getInteger("version") + 1);
      assertThat(after.encode()).doesNotContain("clerk-city-hall-1", "supervisor-city");
    }

    Reply act(String act, String id) {
      String path = "/v1/complaints/" + id;
      JsonObject words = Complaints.words("说清楚一点");
      return switch (act) {
        case "call" -> clerk.post("/v1/windows/" + HALL + "/calls", new JsonObject().put("complaintId", id));
        case "release" -> clerk.post(path + "/releases", new JsonObject());
        case "ask" -> clerk.post(path + "/questions", words);
        case "refer" -> clerk.post(path + "/referrals", words.put("departmentId", "housing"));
        case "reply" -> clerk.post(path + "/replies", words);
        case "transfer" -> clerk.post(path + "/transfers", words.put("windowId", "w-data"));
        case "take-away" -> supervisor.post(path + "/transfers", words.put("windowId", "w-data"));
        case "resolve" -> clerk.put(path + "/resolution", Complaints.done());
        case "extend" -> supervisor.post(path + "/extensions", new JsonObject().put("reason", "要等省里的数据"));
        case "answer" -> resident.post(path + "/answers", words);
        case "confirm" -> resident.put(path + "/confirmation", Complaints.outcome("done"));
        case "dispute" -> resident.put(path + "/confirmation", Complaints.outcome("not-done"));
        case "rate" -> resident.put(path + "/rating", new JsonObject().put("grade", 5));
        default -> resident.put(path + "/withdrawal", new JsonObject());
      };
    }
  }
}
