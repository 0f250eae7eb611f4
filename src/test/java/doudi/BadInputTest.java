package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What does not fit is refused with a pointer to what is wrong, and nothing is changed by it. */
class BadInputTest {
  private static RunningApp app;
  private static StoreLook store;
  private static Filed held;
  private Map<String, List<String>> before;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    store = new StoreLook(app);
    held = new Stages(app).at(Stage.IN_SERVICE);
    app.staff("admin-city");
    app.staff("supervisor-donghu");
    app.staff("auditor-city");
  }

  @AfterAll static void stop() throws Exception { app.close(); }
  @BeforeEach void look() { before = store.everything(); }
  @AfterEach void nothingWasChanged() { assertThat(store.everything()).isEqualTo(before); }

  @Test
  void aNarrativeHasOneToFourThousandCharactersAndSaysSomething() {
    for (String blank : List.of("", " ", "\n\t ", "\u3000\u3000", "\u200B", "\uFEFF", "\u00A0")) filing("/narrative", words(blank));
    filing("/narrative", words("字".repeat(4001)));
    filing("/narrative", words("😀".repeat(4001)));
    for (String control : List.of("\u0000", "\u0007", "\u001B", "\u007F", "\u0085", "\u009F")) filing("/narrative", words("说" + control
        + "话"));
    filing("/narrative", new JsonObject());
    filing("/narrative", new JsonObject().putNull("narrative"));
    for (Object other : new Object[] {1, true, new JsonArray().add("a"), new JsonObject().put("zh", "a")}) filing("/narrative",
        new JsonObject().put("narrative", other));
  }

  @Test
  void everyOtherFieldOfAComplaintIsChecked() {
    filing("/serviceId", ok().put("serviceId", "No Such Id"));
    filing("/serviceId", ok().putNull("serviceId"));
    filing("/failureKind", ok().put("failureKind", "broken"));
    filing("/needs/0", ok().put("needs", new JsonArray().add("lift")));
    filing("/needs", ok().put("needs", new JsonArray().add("ramp").add("ramp")));
    filing("/needs", ok().put("needs", "ramp"));
    filing("/attempt/tries", ok().put("attempt", new JsonObject().put("tries", 0)));
    filing("/attempt/tries", ok().put("attempt", new JsonObject().put("tries", 100)));
    filing("/attempt/tries", ok().put("attempt", new JsonObject().put("tries", 1.5)));
    filing("/attempt/tries", ok().put("attempt", new JsonObject().put("tries", "3")));
    for (String at : List.of("gestern", "2026-11-20", "2026-11-20T09:30:00", "2026-02-30T09:30:00+08:00", "2026-11-20T25:00:00Z",
        "2026-11-20T09:30:00+99:00")) {
      filing("/attempt/at", ok().put("attempt", new JsonObject().put("at", at)));
    }
    filing("/contact/phone", ok().put("contact", new JsonObject().put("phone", "ruf an")));
    filing("/contact/name", ok().put("contact", new JsonObject().put("name", "一\n二")));
    filing("/attempt", ok().put("attempt", new JsonArray()));
  }

  /** Written as escapes, because no client can send half a character otherwise. */
  @Test
  void halfACharacterIsNotText() {
    for (String half : List.of("\\ud800", "a\\udc00b", "\\udc00\\ud800", "\\ud83d\\ude00\\ud83d")) {
      raw("/narrative", "{\"narrative\":\"" + half + "\"}");
      raw("/contact/name", "{\"narrative\":\"a\",\"contact\":{\"name\":\"" + half + "\"}}");
    }
  }

  @Test
  void whatTheContractDoesNotKnowIsRefused() {
    filing("/photo", ok().put("photo", "…"));
    filing("/status", ok().put("status", "confirmed"));
    filing("/residentId", ok().put("residentId", "somebody"));
    filing("/claimHash", ok().put("claimHash", "0"));
    filing("/__proto__", ok().put("__proto__", new JsonObject()));
    filing("/$where", ok().put("$where", "1"));
    filing("/a~1b~0c", ok().put("a/b~c", 1));
    filing("/attempt/proof", ok().put("attempt", new JsonObject().put("proof", 1)));
  }

  @Test
  void aPropertyStandsOnceInItsObject() {
    raw("/narrative", "{\"narrative\":\"a\",\"narrative\":\"b\"}");
    raw("/narrative", "{\"narrative\":\"a\",\"n\\u0061rrative\":\"a\"}");
    raw("/attempt/tries", "{\"narrative\":\"a\",\"attempt\":{\"tries\":1,\"step\":\"b\",\"tries\":2}}");
    app.staff("admin-city").send("POST", "/v1/routing/trials", "{\"serviceId\":\"pension-claim\",\"needs\":[]}").expect(200);
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    Reply reply = app.anonymous().file(new JsonObject().put("narrative", 1).put("needs", "x").put("extra", 1)
        .put("attempt", new JsonObject().put("tries", 0)));
    assertThat(reply.expect(400).pointers()).containsExactlyInAnyOrder("/narrative", "/needs", "/extra", "/attempt/tries");
  }

  @Test
  void idsThatTheCityDoesNotHaveAreNamedTogether() {
    Reply reply = app.anonymous().file(ok().put("serviceId", "nothing").put("platformId", "nowhere").put("districtId", "no-place"));
    assertThat(reply.expect(422).pointers()).containsExactly("/serviceId", "/platformId", "/districtId");
    Visitor clerk = held.holder();
    assertThat(clerk.post(held.path("referrals"), Complaints.words("…").put("departmentId", "nobody")).expect(422).pointers())
        .containsExactly("/departmentId");
    assertThat(clerk.post(held.path("transfers"), Complaints.words("…").put("windowId", "w-nowhere")).expect(422).pointers())
        .containsExactly("/windowId");
    assertThat(clerk.post(held.path("transfers"), Complaints.words("…").put("windowId", Stages.WINDOW)).expect(422).pointers())
        .containsExactly("/windowId");
  }

  @Test
  void aRequestKeyIsOneToSixtyFourVisibleCharacters() {
    for (Visitor who : List.of(app.anonymous(), app.resident())) {
      for (String wrong : List.of("", " ", "a".repeat(65), "a b", "a\tb")) {
        assertThat(who.with("Idempotency-Key", wrong).post("/v1/complaints", ok()).expect(400).pointers())
            .containsExactly("/header/Idempotency-Key");
      }
    }
    assertThat(app.resident().post("/v1/complaints", ok()).expect(400).pointers()).containsExactly("/header/Idempotency-Key");
    assertThat(held.holder().post("/v1/windows/" + Stages.WINDOW + "/complaints", ok()).expect(400).pointers())
        .containsExactly("/header/Idempotency-Key");
  }

  @Test
  void aLimitIsAWholeNumberWithinItsBounds() {
    for (String limit : List.of("0", "-1", "10000", "99999999999999999999", "1.0", "1e1", "+5", "%2B5", "05", "0x10", "%D9%A5", "", "x",
        "null", "5%00")) {
      for (String list : List.of("/v1/services", "/v1/complaints")) query("/query/limit", app.anonymous(), list + "?limit=" + limit);
      query("/query/limit", held.holder(), "/v1/windows/" + Stages.WINDOW + "/queue?limit=" + limit);
      query("/query/limit", app.staff("admin-city"), "/v1/accounts?limit=" + limit);
      query("/query/limit", app.staff("auditor-city"), "/v1/hotspots?limit=" + limit);
    }
    assertThat(app.anonymous().get("/v1/services?limit=2&limit=10000").expect(200).items()).hasSize(2);
  }

  @Test
  void aCursorIsOneThatTheListGaveOut() {
    for (String garbage : List.of("garbage", "%00", "AAA=", "AAAA%20", "!!!", "4pyT", "x".repeat(512), "x".repeat(513))) {
      query("/query/cursor", app.resident(), "/v1/complaints?cursor=" + garbage);
      query("/query/cursor", app.staff("auditor-city"), "/v1/hotspots?cursor=" + garbage);
      query("/query/cursor", app.staff("auditor-city"), "/v1/hotspots/" + Stages.HOTSPOT + "/complaints?cursor=" + garbage);
    }
    for (String garbage : List.of("garbage", "%00", "AAA=", "!!!", "x".repeat(512))) {
      query("/query/cursor", app.anonymous(), "/v1/services?cursor=" + garbage);
      query("/query/cursor", held.holder(), "/v1/windows/" + Stages.WINDOW + "/queue?cursor=" + garbage);
    }
  }

  @Test
  void daysOfAPeriodExistAndStandInOrder() {
    Visitor auditor = app.staff("auditor-city");
    for (String day : List.of("gestern", "2026-13-01", "2026-02-30", "20261120", "2026-11-20T00:00:00Z", "")) query("/query/from", auditor,
        "/v1/hotspots?from=" + day);
    assertThat(auditor.get("/v1/hotspots?from=2026-11-02&to=2026-11-01").expect(422).pointers()).containsExactly("/query/to");
    assertThat(auditor.get("/v1/hotspots?from=2000-01-01&to=2026-11-01").expect(422).pointers()).containsExactly("/query/from");
    assertThat(auditor.get("/v1/hotspots?districtId=nowhere").expect(422).pointers()).containsExactly("/query/districtId");
    query("/query/failureKind", auditor, "/v1/hotspots?failureKind=nothing");
  }

  @Test
  void aVersionIsOneEntityTagAndMustBeTheLatest() {
    for (String wrong : List.of("3", "*", "\"a\"", "\"1\", \"2\"", "")) {
      Reply reply = held.holder().with("If-Match", wrong).put(held.path("resolution"), Complaints.done());
      assertThat(reply.expect(400).pointers()).containsExactly("/header/If-Match");
    }
    for (String stale : List.of("\"1\"", "\"999999999\"", "\"999999999999999\"", "W/\"2\"")) {
      assertThat(held.holder().with("If-Match", stale).put(held.path("resolution"), Complaints.done()).expect(409).problem())
          .isEqualTo("changed-meanwhile");
    }
  }

  @Test
  void aResolutionSaysEverythingThatItsOutcomeNeeds() {
    resolution("/basis", Complaints.done().put("outcome", "not-possible").put("remedy", "可以复议。"));
    resolution("/remedy", Complaints.done().put("outcome", "not-possible").put("basis", "办法第五条。"));
    resolution("/basis", Complaints.done().put("basis", "办法第五条。"));
    resolution("/cause", Complaints.done().put("cause", "weather"));
    resolution("/words", Complaints.done().put("words", " "));
    resolution("/words", Complaints.done().put("words", "长".repeat(2001)));
    resolution("/outcome", Complaints.done().put("outcome", "confirmed"));
  }

  @Test
  void anAccountFitsItsRole() {
    account("/windowIds", new JsonObject().put("role", "clerk"));
    account("/windowIds/0", new JsonObject().put("role", "clerk").put("windowIds", new JsonArray().add("w-nowhere")));
    account("/districtId", new JsonObject().put("role", "supervisor"));
    account("/districtId", new JsonObject().put("role", "auditor").put("districtId", "anhe"));
    account("/platformIds", new JsonObject().put("role", "manager"));
    account("/platformIds", new JsonObject().put("role", "admin").put("platformIds", new JsonArray().add(Stages.PLATFORM)));
    account("/role", new JsonObject().put("role", "resident"));
    account("/role", new JsonObject().put("role", "platform"));
    account("/password", new JsonObject().put("role", "auditor").put("password", "zu kurz"));
    account("/account", new JsonObject().put("role", "auditor").put("account", "Mit Leer"));
  }

  private static JsonObject ok() {
    return Complaints.inOwnWords();
  }

  private static JsonObject words(String narrative) {
    return new JsonObject().put("narrative", narrative);
  }

  private static void filing(String pointer, JsonObject complaint) {
    raw(pointer, complaint.encode());
  }

  private static void raw(String pointer, String complaint) {
    Reply reply = app.anonymous().with("Idempotency-Key", UUID.randomUUID().toString()).send("POST", "/v1/complaints", complaint);
    assertThat(reply.status() + " " + reply.problem() + " " + reply.pointers()).as("%.200s", complaint).isEqualTo("400 validation ["
        + pointer + "]");
  }

  private static void query(String pointer, Visitor who, String path) {
    Reply reply = who.get(path);
    assertThat(reply.status() + " " + reply.problem() + " " + reply.pointers()).as(path).isEqualTo("400 validation [" + pointer + "]");
  }

  private static void resolution(String pointer, JsonObject resolution) {
    assertThat(held.holder().put(held.path("resolution"), resolution).expect(400).pointers()).as(resolution.encode())
        .containsExactly(pointer);
  }

  private static void account(String pointer, JsonObject part) {
    var whole = new JsonObject().put("account", "somebody-new").put("password", "一个很长很长的好密码").mergeIn(part);
    Reply reply = app.staff("admin-city").post("/v1/accounts", whole);
    assertThat(reply.status()).isBetween(400, 422);
    assertThat(reply.pointers()).as(whole.encode()).containsExactly(pointer);
  }
}
