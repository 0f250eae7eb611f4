package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts as admins keep them, and the password that is everybody's own. */
class AccountsTest {
  private static final String PASSWORD = "山高水长-2048-见";
  private static RunningApp app;
  private static Visitor admin;
  private static int accounts;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    admin = app.staff("admin-city");
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void withoutAPasswordOneIsDrawnAndShownOnce() {
    String name = "drawn-" + accounts++;
    Reply made = admin.post("/v1/accounts", new JsonObject().put("account", name).put("role", "auditor")).expect(201);
    assertThat(made.text("password")).matches("[a-z2-9]{16}");
    signIn(name, made.text("password")).expect(200);
    assertThat(listed(name).containsKey("password")).isFalse();
    Reply given = admin.post("/v1/accounts", account("auditor")).expect(201);
    assertThat(given.body().containsKey("password")).isFalse();
  }

  @Test
  void aNewPasswordIsDrawnForWhoForgotTheirs() {
    String name = made("auditor");
    Visitor before = app.bearer(signIn(name, PASSWORD).expect(200).text("token"));
    app.clock().advance(Duration.ofMillis(1));
    String drawn = admin.post("/v1/accounts/" + name + "/passwords", new JsonObject()).expect(200).text("password");
    assertThat(before.get("/v1/me").problem()).isEqualTo("invalid-token");
    assertThat(signIn(name, PASSWORD).problem()).isEqualTo("wrong-credentials");
    signIn(name, drawn).expect(200);
  }

  @Test
  void anotherRoleTakesNothingAlong() {
    String name = admin.post("/v1/accounts", account("clerk").put("windowIds", new JsonArray().add(Stages.WINDOW))).expect(201)
        .text("account");
    assertThat(admin.put("/v1/accounts/" + name, new JsonObject().put("role", "supervisor")).expect(422).pointers())
        .containsExactly("/districtId");
    Reply now = admin.put("/v1/accounts/" + name, new JsonObject().put("role", "supervisor").put("districtId", Stages.DISTRICT)).expect(200);
    assertThat(now.text("role")).isEqualTo("supervisor");
    assertThat(now.body().getJsonArray("windowIds")).isEmpty();
    Reply auditor = admin.put("/v1/accounts/" + name, new JsonObject().put("role", "auditor")).expect(200);
    assertThat(auditor.body().containsKey("districtId")).isFalse();
  }

  @Test
  void nobodyShutsThemselvesOut() {
    assertThat(admin.put("/v1/accounts/admin-city", new JsonObject().put("disabled", true)).expect(422).pointers()).containsExactly("/disabled");
    assertThat(admin.put("/v1/accounts/admin-city", new JsonObject().put("role", "auditor")).expect(422).pointers()).containsExactly("/role");
    admin.get("/v1/me").expect(200);
  }

  @Test
  void theListSaysWhoIsClosedOutAndAnAdminLetsThemIn() {
    String name = made("auditor");
    for (int i = 0; i < 4; i++) signIn(name, "falsch").expect(401);
    assertThat(listed(name).getBoolean("signInClosed")).isFalse();
    signIn(name, "falsch").expect(401);
    assertThat(listed(name).getBoolean("signInClosed")).isTrue();
    signIn(name, PASSWORD).expect(429);
    admin.put("/v1/accounts/" + name, new JsonObject().put("disabled", false)).expect(200);
    assertThat(listed(name).getBoolean("signInClosed")).isFalse();
    signIn(name, PASSWORD).expect(200);
  }

  @Test
  void onesOwnPasswordNeedsTheCurrentOneAndEndsEveryOtherSession() {
    String name = made("auditor");
    Visitor elsewhere = app.bearer(signIn(name, PASSWORD).expect(200).text("token"));
    Visitor here = app.bearer(signIn(name, PASSWORD).expect(200).text("token"));
    app.clock().advance(Duration.ofMillis(1));
    assertThat(here.put("/v1/me/password", change("falsch", "十月的雨-2846-长河")).expect(422).pointers()).containsExactly("/current");
    assertThat(here.put("/v1/me/password", change(PASSWORD, "kurz")).expect(400).pointers()).containsExactly("/password");
    Reply changed = here.put("/v1/me/password", change(PASSWORD, "十月的雨-2846-长河")).expect(200);
    assertThat(elsewhere.get("/v1/me").problem()).isEqualTo("invalid-token");
    assertThat(here.get("/v1/me").problem()).isEqualTo("invalid-token");
    app.bearer(changed.text("token")).get("/v1/me").expect(200);
    signIn(name, "十月的雨-2846-长河").expect(200);
    assertThat(signIn(name, PASSWORD).problem()).isEqualTo("wrong-credentials");
  }

  @Test
  void guessingAtSomebodysPasswordFromTheirOpenScreenEndsAfterFive() {
    String name = made("auditor");
    Visitor here = app.bearer(signIn(name, PASSWORD).expect(200).text("token"));
    for (int i = 0; i < 5; i++) here.put("/v1/me/password", change("falsch-" + i, "十月的雨-2846-长河")).expect(422);
    assertThat(here.put("/v1/me/password", change(PASSWORD, "十月的雨-2846-长河")).expect(429).problem()).isEqualTo("too-many-attempts");
  }

  @Test
  void beforeThereIsACityAnAdminCanAlreadyMakeAnother() throws Exception {
    RunningApp empty = RunningApp.start(Map.of("DOUDI_DEMO", "false"));
    try {
      JsonObject first = new JsonArray(Files.readString(empty.folder().resolve("first-admin.json"))).getJsonObject(0);
      var signIn = new JsonObject().put("account", first.getString("account")).put("password", first.getString("password"));
      Visitor someone = empty.bearer(empty.anonymous().post("/v1/sign-ins", signIn).expect(200).text("token"));
      assertThat(someone.get("/v1/catalog").expect(404).problem()).isEqualTo("not-found");
      someone.post("/v1/accounts", new JsonObject().put("account", "second").put("role", "admin")).expect(201);
      assertThat(someone.post("/v1/accounts", new JsonObject().put("account", "clerk").put("role", "clerk")
          .put("windowIds", new JsonArray().add("w-hall"))).expect(422).pointers()).containsExactly("/windowIds/0");
    } finally {
      empty.close();
    }
  }

  private static JsonObject account(String role) {
    return new JsonObject().put("account", "kept-" + accounts++).put("password", PASSWORD).put("role", role);
  }

  private static String made(String role) {
    return admin.post("/v1/accounts", account(role)).expect(201).text("account");
  }

  private static JsonObject change(String current, String fresh) {
    return new JsonObject().put("current", current).put("password", fresh);
  }

  private static JsonObject listed(String name) {
    return admin.get("/v1/accounts?limit=500").expect(200).items().stream().filter(one -> one.getString("account").equals(name)).findFirst()
        .orElseThrow();
  }

  private static Reply signIn(String account, String password) {
    return app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", account).put("password", password));
  }
}
