package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.FirebaseKeys;
import doudi.support.FirebaseStandIn;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Residents who sign in with Firebase: the real SDK judges, only Google's hosts are made up. */
class FirebaseSignInTest {
  private static FirebaseStandIn google;
  private static FirebaseKeys keys;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    google = new FirebaseStandIn();
    keys = google.keys();
    app = RunningApp.start(google.project());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    google.close();
  }

  private static Visitor signedIn(String uid) throws Exception {
    return app.bearer(keys.tokenOf(uid));
  }

  @Test
  void aGoodTokenIsAResidentAndIsAskedAboutOnceAMinute() throws Exception {
    Visitor resident = signedIn("li");
    int before = google.lookUps();
    assertThat(resident.get("/v1/me").expect(200).text("role")).isEqualTo("resident");
    resident.file(Complaints.inOwnWords()).expect(201);
    assertThat(resident.get("/v1/complaints").expect(200).items()).hasSize(1);
    assertThat(google.lookUps() - before).isEqualTo(1);
    app.clock().advance(Duration.ofSeconds(61));
    resident.get("/v1/me").expect(200);
    assertThat(google.lookUps() - before).isEqualTo(2);
  }

  @Test
  void whatIsNotGoodIsRefused() throws Exception {
    long now = System.currentTimeMillis() / 1_000;
    var bad = new String[] {
        keys.token(keys.claims("a").put("iat", now - 8_000).put("exp", now - 4_000)),
        keys.token(keys.claims("a").put("aud", "another-project")),
        keys.token(keys.claims("a").put("iss", "https://securetoken.google.com/another-project")),
        keys.forged(keys.claims("a")),
        keys.token(keys.claims("")),
        keys.token(new JsonObject().put("iss", keys.claims("a").getString("iss"))),
        keys.token(keys.claims("a").put("exp", "soon")),
        keys.tokenOf("a") + "x",
        keys.tokenOf("a").replaceFirst("\\.[^.]*$", "."),
        "x.y.z", "garbage", "..", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL3NlY3VyZXRva2VuLmdvb2dsZS5jb20vZG91ZGktdGVzdCJ9."};
    for (String token : bad) {
      Reply reply = app.bearer(token).get("/v1/me");
      assertThat(reply.status() + " " + reply.problem()).as(token).isEqualTo("401 invalid-token");
    }
  }

  @Test
  void aRevokedTokenIsRefusedWithinAMinute() throws Exception {
    Visitor resident = signedIn("wang");
    resident.get("/v1/me").expect(200);
    google.revoke("wang");
    app.clock().advance(Duration.ofSeconds(61));
    assertThat(resident.get("/v1/me").expect(401).problem()).isEqualTo("invalid-token");
  }

  @Test
  void whileFirebaseIsAwayLocalSignInsWorkAndOthersHearThatItIsNotTheirFault() throws Exception {
    google.setSignInsDown(true);
    try {
      assertThat(signedIn("zhao").get("/v1/me").expect(503).problem()).isEqualTo("unavailable");
      app.resident().get("/v1/me").expect(200);
      app.staff("admin-city").get("/v1/me").expect(200);
    } finally {
      google.setSignInsDown(false);
    }
    signedIn("zhao").get("/v1/me").expect(200);
  }
}
