package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in, being locked out, and what ends a sign-in. */
class SignInTest {
  private static final String PASSWORD = "山高水长-2048-见";
  private static RunningApp app;
  private static int accounts;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void fiveFailuresCloseAnAccountForAQuarterOfAnHourWhetherItExistsOrNot() {
    String known = newAccount();
    for (String account : List.of(known, "nobody-of-this-name")) {
      for (int i = 0; i < 5; i++) assertThat(signIn(account, "falsch-" + i).problem()).isEqualTo("wrong-credentials");
      Reply sixth = signIn(account, PASSWORD).expect(429);
      assertThat(sixth.problem()).isEqualTo("too-many-attempts");
      assertThat(sixth.headers().firstValue("retry-after")).hasValue("900");
    }
    app.clock().advance(Duration.ofMinutes(15).minusMillis(1));
    assertThat(signIn(known, PASSWORD).status()).isEqualTo(429);
    app.clock().advance(Duration.ofMillis(1));
    signIn(known, PASSWORD).expect(200);
    assertThat(signIn("nobody-of-this-name", PASSWORD).problem()).isEqualTo("wrong-credentials");
  }

  @Test
  void anUnknownAccountAnswersLikeAKnownOne() {
    Reply known = signIn(newAccount(), "falsch");
    Reply unknown = signIn("nobody-here-either", "falsch");
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
  }

  @Test
  void twentyAttemptsAtOnceGetAtMostFiveChecks() throws Exception {
    for (String account : List.of(newAccount(), "nobody-in-parallel")) {
      for (int round = 0; round < 3; round++) {
        List<String> said = atOnce(20, () -> signIn(account, "falsch").problem());
        assertThat(said).containsOnly(round == 0 ? new String[] {"wrong-credentials",
            "too-many-attempts"} : new String[] {"too-many-attempts"});
        assertThat(said.stream().filter("wrong-credentials"::equals)).hasSizeLessThanOrEqualTo(5);
      }
    }
  }

  @Test
  void theRightPasswordClearsTheCount() {
    String account = newAccount();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) signIn(account, "falsch").expect(401);
      signIn(account, PASSWORD).expect(200);
    }
  }

  @Test
  void aLockedAccountOpensWithANewPasswordFromAnAdmin() {
    String account = newAccount();
    for (int i = 0; i < 5; i++) signIn(account, "falsch").expect(401);
    change(account, new JsonObject().put("password", PASSWORD + "-neu"));
    signIn(account, PASSWORD + "-neu").expect(200);
  }

  @Test
  void aDisabledAccountIsOutAtOnceAndCannotComeBack() {
    String account = newAccount();
    Visitor staff = app.bearer(signIn(account, PASSWORD).expect(200).text("token"));
    staff.get("/v1/me").expect(200);
    change(account, new JsonObject().put("disabled", true));
    assertThat(staff.get("/v1/me").problem()).isEqualTo("invalid-token");
    assertThat(signIn(account, PASSWORD).problem()).isEqualTo("wrong-credentials");
  }

  @Test
  void aNewPasswordEndsTheTokensOfTheOldOne() {
    String account = newAccount();
    Visitor staff = app.bearer(signIn(account, PASSWORD).expect(200).text("token"));
    app.clock().advance(Duration.ofSeconds(1));
    change(account, new JsonObject().put("password", PASSWORD + "-neu"));
    assertThat(staff.get("/v1/me").problem()).isEqualTo("invalid-token");
    assertThat(signIn(account, PASSWORD).problem()).isEqualTo("wrong-credentials");
    app.bearer(signIn(account, PASSWORD + "-neu").expect(200).text("token")).get("/v1/me").expect(200);
  }

  @Test
  void aClerksWindowsCountAsTheyAreNow() {
    String account = newAccount("clerk", new JsonObject().put("windowIds", new JsonArray().add(Stages.WINDOW)));
    Visitor clerk = app.bearer(signIn(account, PASSWORD).expect(200).text("token"));
    clerk.get("/v1/windows/" + Stages.WINDOW + "/queue").expect(200);
    app.clock().advance(Duration.ofSeconds(1));
    change(account, new JsonObject().put("windowIds", new JsonArray().add("w-luxi")));
    Visitor again = app.bearer(signIn(account, PASSWORD).expect(200).text("token"));
    assertThat(again.get("/v1/windows/" + Stages.WINDOW + "/queue").problem()).isEqualTo("not-found");
    assertThat(clerk.get("/v1/windows/" + Stages.WINDOW + "/queue").problem()).isEqualTo("invalid-token");
  }

  @Test
  void anApiKeyWorksUntilItIsTakenBack() {
    Visitor admin = freshAdmin();
    Reply issued = admin.post("/v1/api-keys", new JsonObject().put("name", "平台").put("platformId", Stages.PLATFORM)).expect(201);
    Visitor platform = app.anonymous().with("Api-Key", issued.text("key"));
    platform.get("/v1/hotspots").expect(200);
    assertThat(admin.get("/v1/api-keys").expect(200).body().encode()).contains(issued.id()).doesNotContain(issued.text("key"));
    admin.delete("/v1/api-keys/" + issued.id()).expect(204);
    assertThat(platform.get("/v1/hotspots").problem()).isEqualTo("invalid-token");
    assertThat(admin.delete("/v1/api-keys/" + issued.id()).problem()).isEqualTo("not-found");
  }

  @Test
  void tokensExpire() {
    Visitor staff = app.bearer(signIn(newAccount(), PASSWORD).expect(200).text("token"));
    Visitor resident = app.resident();
    app.clock().advance(AccountDesk.STAFF_TOKEN_LIFE.minusSeconds(1));
    staff.get("/v1/me").expect(200);
    app.clock().advance(Duration.ofSeconds(1));
    assertThat(staff.get("/v1/me").problem()).isEqualTo("invalid-token");
    app.clock().advance(AccountDesk.RESIDENT_TOKEN_LIFE.minus(AccountDesk.STAFF_TOKEN_LIFE).minusSeconds(1));
    resident.get("/v1/me").expect(200);
    app.clock().advance(Duration.ofSeconds(1));
    assertThat(resident.get("/v1/me").problem()).isEqualTo("invalid-token");
    assertThat(resident.get("/v1/services").problem()).isEqualTo("invalid-token");
  }

  @Test
  void nothingThatOpensADoorOrNamesSomebodyLiesInTheStore() {
    String account = newAccount();
    String key = freshAdmin().post("/v1/api-keys", new JsonObject().put("name", "平台").put("platformId", Stages.PLATFORM)).expect(201)
        .text("key");
    Reply filed = app.anonymous().file(Stages.complaint().put("contact", new JsonObject().put("name", "欧阳小满").put("phone", "13812345678")))
        .expect(201);
    assertThat(filed.body().getJsonObject("contact")).isEqualTo(new JsonObject().put("name", "欧阳小满").put("phone", "13812345678"));
    String code = filed.text("claimCode");
    String store = new StoreLook(app).raw();
    assertThat(store).contains(filed.id()).contains(account)
        .doesNotContain(PASSWORD).doesNotContain(key).doesNotContain(key.substring(3))
        .doesNotContain(code).doesNotContain(code.replace("-", "")).doesNotContain("欧阳小满").doesNotContain("13812345678");
    Stream.of(app.allStaff()).flatMap(List::stream).forEach(staff -> assertThat(store).doesNotContain(staff.getString("password")));
  }

  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(times);
    try {
      return people.invokeAll(Stream.generate(() -> work).limit(times).toList()).stream().map(done -> {
        try {
          return done.get();
        } catch (Exception failed) {
          throw new AssertionError(failed);
        }
      }).toList();
    } finally {
      people.shutdown();
    }
  }

  private static Reply signIn(String account, String password) {
    return app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", account).put("password", password));
  }

  private static String newAccount() {
    return newAccount("auditor", new JsonObject());
  }

  private static String newAccount(String role, JsonObject scope) {
    var wanted = scope.copy().put("account", "test-" + accounts++).put("password", PASSWORD).put("role", role);
    return freshAdmin().post("/v1/accounts", wanted).expect(201).text("account");
  }

  private static void change(String account, JsonObject change) {
    freshAdmin().put("/v1/accounts/" + account, change).expect(200);
  }

  /** Signed in now, because this class lets tokens expire. */
  private static Visitor freshAdmin() {
    String password = app.allStaff().stream().filter(one -> one.getString("role").equals("admin")).findFirst().orElseThrow()
        .getString("password");
    return app.bearer(signIn("admin-city", password).expect(200).text("token"));
  }
}
