package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.plumbing.FirebaseConnection.FirebaseProject;
import doudi.support.FirebaseStandIn;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real Auth emulator signs people up and in. Runs with {@code scripts/check --with-emulator}, which starts it. */
@Tag("emulator")
class AuthEmulatorTest {
  private static final String PROJECT = "demo-doudi";
  private static String emulator;
  private static FirebaseStandIn files;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    emulator = System.getenv("FIREBASE_AUTH_EMULATOR_HOST");
    assertThat(emulator).as("FIREBASE_AUTH_EMULATOR_HOST").isNotBlank();
    files = new FirebaseStandIn();
    app = RunningApp.start(new FirebaseProject(PROJECT, files.credentials()));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    files.close();
  }

  private static JsonObject ask(String path, JsonObject body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://" + emulator + path)).header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
    if (path.contains("/projects/")) request.header("authorization", "Bearer owner");
    return new JsonObject(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }

  private static JsonObject signUp() throws Exception {
    return ask("/identitytoolkit.googleapis.com/v1/accounts:signUp?key=any", new JsonObject().put("returnSecureToken", true));
  }

  @Test
  void whoSignsUpThereIsAResidentHere() throws Exception {
    JsonObject person = signUp();
    JsonObject me = app.bearer(person.getString("idToken")).get("/v1/me").expect(200).body();
    assertThat(me.getString("role")).isEqualTo("resident");
    assertThat(me.getString("id")).isEqualTo("firebase:" + person.getString("localId"));
  }

  @Test
  void whoIsRevokedOrDisabledThereIsRefusedHere() throws Exception {
    for (JsonObject change : new JsonObject[] {new JsonObject().put("validSince", Long.toString(System.currentTimeMillis() / 1_000 + 60)),
        new JsonObject().put("disableUser", true)}) {
      JsonObject person = signUp();
      Visitor visitor = app.bearer(person.getString("idToken"));
      visitor.get("/v1/me").expect(200);
      ask("/identitytoolkit.googleapis.com/v1/projects/" + PROJECT
          + "/accounts:update", change.put("localId", person.getString("localId")));
      app.clock().advance(Duration.ofSeconds(61));
      assertThat(visitor.get("/v1/me").expect(401).problem()).isEqualTo("invalid-token");
    }
  }

  @Test
  void whatTheEmulatorDidNotIssueForThisProjectIsRefused() throws Exception {
    app.bearer(signUp().getString("idToken").replaceFirst("\\.[^.]+\\.", ".e30.")).get("/v1/me").expect(401);
    app.bearer(files.keys().tokenOf("somebody")).get("/v1/me").expect(401);
  }
}
