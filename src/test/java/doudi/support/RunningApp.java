package doudi.support;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.App;
import doudi.Settings;
import doudi.plumbing.ContractFile;
import doudi.plumbing.FirebaseConnection.FirebaseProject;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The whole program with the demo city, on a free port, with a clock that a test moves; one for each test class. */
public final class RunningApp {
  /** A Friday in the middle of an ordinary week: 10:00 in Beijing, windows open. */
  public static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T02:00:00Z");

  private final Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final MovableClock clock = new MovableClock(FRIDAY_MORNING);
  private final App app;
  private final ContractWatch watch;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final List<JsonObject> staff;

  private RunningApp(Map<String, String> settings, Optional<FirebaseProject> project) throws Exception {
    folder = Files.createTempDirectory("doudi-test");
    var env = new HashMap<>(Map.of("DOUDI_PORT", "0", "DOUDI_DATA", folder.toString(), "DOUDI_DEMO", "true", "DOUDI_DURABILITY", "os"));
    String given = System.getenv("DOUDI_TEST_MONGO_URI");
    if (given != null) env.putAll(Map.of("DOUDI_MONGO_URI", given, "DOUDI_DATABASE", "doudi-test-" + UUID.randomUUID()));
    env.putAll(settings);
    app = App.start(vertx, Settings.from(env), clock, project).await(90, TimeUnit.SECONDS);
    watch = new ContractWatch(vertx, ContractFile.load(vertx, "api-docs/openapi.yaml").await(60, TimeUnit.SECONDS));
    Path signIns = folder.resolve("demo-accounts.json");
    staff = Files.exists(signIns) ? new JsonArray(Files.readString(signIns)).stream().map(JsonObject.class::cast).toList() : List.of();
  }

  public static RunningApp start() throws Exception {
    return new RunningApp(Map.of(), Optional.empty());
  }

  /** @param project Firebase, or what stands in for it */
  public static RunningApp start(FirebaseProject project) throws Exception {
    return new RunningApp(Map.of(), Optional.of(project));
  }

  /** @param settings environment variables over the usual ones */
  public static RunningApp start(Map<String, String> settings) throws Exception {
    return new RunningApp(settings, Optional.empty());
  }

  /** @param settings that speak of the project too; the project is connected to in place of what they say */
  public static RunningApp start(Map<String, String> settings, FirebaseProject project) throws Exception {
    return new RunningApp(settings, Optional.of(project));
  }

  public MovableClock clock() { return clock; }
  public Vertx vertx() { return vertx; }
  public App app() { return app; }
  public ContractWatch watch() { return watch; }
  public Path folder() { return folder; }
  public URI base() { return URI.create("http://127.0.0.1:" + app.port()); }

  /** The store behind the program, for looking at what is really there. */
  public MongoDatabase database() { return app.database(); }

  public Visitor anonymous() {
    return new Visitor(base(), watch, Map.of());
  }

  public Visitor bearer(String token) {
    return anonymous().with("Authorization", "Bearer " + token);
  }

  /** A new device account each time. */
  public Visitor resident() {
    return bearer(anonymous().post("/v1/residents", new JsonObject()).expect(201).text("token"));
  }

  /** Signed in once per account and test class. */
  public Visitor staff(String account) {
    String token = tokens.computeIfAbsent(account, name -> {
      JsonObject known = staff.stream().filter(one -> one.getString("account").equals(name)).findFirst().orElseThrow();
      return anonymous().post("/v1/sign-ins", new JsonObject().put("account", name).put("password", known.getString("password")))
          .expect(200).text("token");
    });
    return bearer(token);
  }

  /** The file of the demo's sign-ins: {@code account, password, role, windowIds…}. */
  public List<JsonObject> allStaff() { return staff; }

  /** With the password it signs in with. */
  public JsonObject staffWhere(Predicate<JsonObject> wanted) {
    return staff.stream().filter(wanted).findFirst().orElseThrow();
  }

  public String accountWhere(Predicate<JsonObject> wanted) {
    return staffWhere(wanted).getString("account");
  }

  public Visitor clerkAt(String windowId) {
    return staff(accountWhere(one -> one.getString("role").equals("clerk") && one.getJsonArray("windowIds").contains(windowId)));
  }

  public Visitor supervisorOf(String windowId) {
    return staff(accountWhere(one -> one.getString("role").equals("supervisor") && one.getJsonArray("windowIds").contains(windowId)));
  }

  /** Waits for what the program does by itself; fails when it has not happened within thirty seconds. */
  public static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("never happened: " + what);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  public void close() throws Exception {
    app.stop().await(20, TimeUnit.SECONDS);
    vertx.close().await(20, TimeUnit.SECONDS);
    Folders.delete(folder);
  }
}
