package doudi.identity;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.FirebaseStandIn;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Complaints that go along to another sign-in, and those that do not. */
class LinkTest {
  private static FirebaseStandIn google;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    google = new FirebaseStandIn();
    app = RunningApp.start(google.project());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    google.close();
  }

  private static Visitor firebase(String uid) throws Exception {
    return app.bearer(google.keys().tokenOf(uid));
  }

  private static String deviceToken() {
    return app.anonymous().post("/v1/residents", new JsonObject()).expect(201).text("token");
  }

  private static JsonObject device(String token) { return new JsonObject().put("deviceToken", token); }
  private static JsonObject claim(String code) { return new JsonObject().put("claimCode", code); }

  private static Reply link(Visitor who, JsonObject what) { return who.post("/v1/me/links", what); }

  private static List<String> own(Visitor who) {
    var ids = new ArrayList<String>();
    for (String cursor = ""; cursor != null; ) {
      Reply page = who.get("/v1/complaints?limit=3" + cursor).expect(200);
      page.items().forEach(one -> ids.add(one.getString("id")));
      cursor = page.text("next") == null ? null : "&cursor=" + page.text("next");
    }
    return ids;
  }

  @Test
  void whatWasFiledFromADeviceOrWithACodeGoesAlong() throws Exception {
    String token = deviceToken();
    String byDevice = app.bearer(token).file(Complaints.inOwnWords()).expect(201).id();
    Reply byCode = app.anonymous().post("/v1/complaints", Complaints.inOwnWords()).expect(201);
    Visitor li = firebase("li");
    assertThat(own(li)).isEmpty();
    link(li, device(token).put("claimCode", byCode.text("claimCode"))).expect(204);
    link(li, device(token)).expect(204);
    assertThat(own(li)).containsExactlyInAnyOrder(byDevice, byCode.id());
    li.put("/v1/complaints/" + byDevice + "/withdrawal", new JsonObject()).expect(200);
    eventually("the inbox holds both", () -> li.get("/v1/me/notices").items().stream().map(one -> one.getString("complaintId")).distinct()
        .count() == 2);
    assertThat(own(app.bearer(token))).containsExactly(byDevice);
    app.anonymous().with("Claim-Code", byCode.text("claimCode")).get("/v1/complaints/" + byCode.id()).expect(200);
  }

  @Test
  void aCodeLinkedToTheDeviceGoesAlongWithTheDevice() throws Exception {
    String token = deviceToken();
    Reply byCode = app.anonymous().post("/v1/complaints", Complaints.inOwnWords()).expect(201);
    link(app.bearer(token), claim(byCode.text("claimCode"))).expect(204);
    Visitor chen = firebase("chen");
    link(chen, device(token)).expect(204);
    assertThat(own(chen)).containsExactly(byCode.id());
  }

  @Test
  void nobodyTakesWhatTheyCannotProve() throws Exception {
    String token = deviceToken();
    Visitor sun = firebase("sun");
    assertThat(link(sun, device("garbage")).expect(422).pointers()).containsExactly("/deviceToken");
    assertThat(link(sun, device(google.keys().tokenOf("somebody"))).expect(422).pointers()).containsExactly("/deviceToken");
    assertThat(link(app.resident(), device(token)).expect(422).pointers()).containsExactly("/deviceToken");
    link(sun, claim("2222-2222-2222")).expect(404);
    link(sun, claim("no code")).expect(404);
    link(sun, new JsonObject()).expect(400);
    link(sun, device(token)).expect(204);
    assertThat(link(firebase("zhou"), device(token)).expect(409).problem()).isEqualTo("already-exists");
    link(app.anonymous(), claim("2222-2222-2222")).expect(401);
    link(app.staff("admin-city"), claim("2222-2222-2222")).expect(403);
  }

  @Test
  void aPushForTheDevicesComplaintReachesEveryPhoneOfTheSignIn() throws Exception {
    String token = deviceToken();
    Reply filed = app.bearer(token).file(Complaints.inOwnWords()).expect(201);
    Visitor wu = firebase("wu");
    link(wu, device(token)).expect(204);
    wu.send("PUT", "/v1/me/devices/new-phone-of-wu", null).expect(204);
    app.bearer(token).send("PUT", "/v1/me/devices/old-phone-of-wu", null).expect(204);
    String window = filed.body().getJsonObject("window").getString("id");
    app.clerkAt(window).post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    eventually("both phones hear", () -> google.messagesTo("new-phone-of-wu").size() == 1 && google.messagesTo("old-phone-of-wu")
        .size() == 1);
  }

  /** Random accounts, codes and links: what one may list, what one may open, and what was linked are the same set. */
  @Test
  void listAndPredicateAgreeWhateverIsLinked() throws Exception {
    var random = new Random(4);
    var filed = new TreeMap<String, String>();
    var proofs = new ArrayList<Map.Entry<String, JsonObject>>();
    for (int i = 0; i < 8; i++) {
      String token = deviceToken();
      String id = app.bearer(token).file(Complaints.inOwnWords()).expect(201).id();
      Reply byCode = app.anonymous().post("/v1/complaints", Complaints.inOwnWords()).expect(201);
      filed.put(id, "device" + i);
      filed.put(byCode.id(), "code" + i);
      proofs.add(Map.entry("device" + i, device(token)));
      proofs.add(Map.entry("code" + i, claim(byCode.text("claimCode"))));
    }
    var linked = new TreeMap<String, Integer>();
    for (int round = 0; round < 24; round++) {
      int who = random.nextInt(3);
      var proof = proofs.get(random.nextInt(proofs.size()));
      boolean free = linked.getOrDefault(proof.getKey(), who) == who;
      link(firebase("person" + who), proof.getValue()).expect(free ? 204 : 409);
      linked.putIfAbsent(proof.getKey(), who);
    }
    for (int who = 0; who < 3; who++) {
      int person = who;
      Visitor visitor = firebase("person" + who);
      var mine = new TreeSet<String>();
      var opened = new TreeSet<String>();
      filed.forEach((id, proof) -> { if (linked.getOrDefault(proof, -1) == person) mine.add(id); });
      filed.keySet().forEach(id -> { if (visitor.get("/v1/complaints/" + id).status() == 200) opened.add(id); });
      assertThat(opened).isEqualTo(mine);
      assertThat(own(visitor)).containsExactlyInAnyOrderElementsOf(mine);
    }
  }
}
