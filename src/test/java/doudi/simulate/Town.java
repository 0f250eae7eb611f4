package doudi.simulate;

import com.mongodb.client.model.ReplaceOptions;
import doudi.App;
import doudi.Settings;
import doudi.hotspot.HotspotProjection;
import doudi.plumbing.MongoFutures;
import doudi.support.Folders;
import doudi.support.MovableClock;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** The real program on a free port over a folder of its own, empty at first, with a clock that the simulation moves. */
final class Town implements AutoCloseable {
  /** Staff sign in again when theirs is so old; it would end after twelve hours. */
  private static final Duration SIGNED_IN = Duration.ofHours(10);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  static final Map<String, String> NOBODY = Map.of();
  private static final Document SIGNALS = new Document("_id", "signals");
  private static final Date FOREVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

  private record SignIn(String token, Instant at) {}

  /** An answer that nobody in the simulation should get. */
  static final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unexpected(String what) { super(what); }
  }

  private final Path folder = Files.createTempDirectory("doudi-simulation-");
  private final Vertx vertx = Vertx.vertx();
  private final MovableClock clock;
  private final Settings settings;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final Map<String, SignIn> signIns = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final Thread whenKilled = new Thread(this::clear);
  private App app;

  Town(Instant begin) throws Exception {
    Runtime.getRuntime().addShutdownHook(whenKilled);
    clock = new MovableClock(begin);
    settings = Settings.from(Map.of("DOUDI_PORT", "0", "DOUDI_DATA", folder.toString(), "DOUDI_DEMO", "false", "DOUDI_DURABILITY", "os",
        "DOUDI_LEASE_MINUTES", "1440"));
    app = App.start(vertx, settings, clock).await(90, TimeUnit.SECONDS);
    var first = new JsonArray(Files.readString(folder.resolve("first-admin.json"))).getJsonObject(0);
    passwords.put("admin", first.getString("password"));
  }

  MovableClock clock() { return clock; }
  long requests() { return requests.get(); }

  /** An account with a password that the program draws; it signs in when it is first needed. */
  void hire(JsonObject account) {
    passwords.put(account.getString("account"), send("POST", "/v1/accounts", account, staff("admin"), 201).getString("password"));
  }

  Map<String, String> staff(String account) {
    SignIn fresh = signIns.compute(account, (name, known) ->
        known != null && known.at.plus(SIGNED_IN).isAfter(clock.instant()) ? known : signIn(name));
    return Map.of("Authorization", "Bearer " + fresh.token);
  }

  private SignIn signIn(String account) {
    var shown = new JsonObject().put("account", account).put("password", passwords.get(account));
    return new SignIn(send("POST", "/v1/sign-ins", shown, NOBODY, 200).getString("token"), clock.instant());
  }

  JsonObject get(String path, Map<String, String> as) {
    return send("GET", path, null, as, 200);
  }

  /** Every item of a list, page after page. */
  List<JsonObject> all(String path, Map<String, String> as) {
    JsonObject page = get(path, as);
    var items = new ArrayList<>(page.getJsonArray("items").stream().map(JsonObject.class::cast).toList());
    while (page.getString("next") != null) {
      page = get(path + "&cursor=" + page.getString("next"), as);
      page.getJsonArray("items").forEach(one -> items.add((JsonObject) one));
    }
    return items;
  }

  /** @param body null for none */
  JsonObject send(String method, String path, JsonObject body, Map<String, String> as, Integer... expected) {
    HttpResponse<String> answer = exchange(method, path, body, as);
    if (!List.of(expected).contains(answer.statusCode())) {
      throw new Unexpected(method + " " + path + " answered " + answer.statusCode() + " " + answer.body() + " to " + body);
    }
    return answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject();
  }

  private HttpResponse<String> exchange(String method, String path, JsonObject body, Map<String, String> as) {
    requests.incrementAndGet();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path)).timeout(PATIENCE)
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (body != null) request.header("Content-Type", "application/json");
    as.forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new Unexpected(method + " " + path + " broke: " + broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unexpected("interrupted");
    }
  }

  /** Waits for what the program does by itself. */
  static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) throw new Unexpected("never happened: " + what);
      TimeUnit.MILLISECONDS.sleep(25);
    }
  }

  /**
   * Has the program look for signals now. Between two evenings somebody else holds the right to look, as another node might: what is looked
   * at must not depend on how fast this machine is.
   */
  void lookForSignals() throws TimeoutException {
    var leases = app.database().getCollection("leases");
    var mongo = new MongoFutures(vertx);
    mongo.first(leases.deleteOne(SIGNALS)).compose(free -> app.signals().sweep()).compose(looked -> mongo.first(leases.replaceOne(SIGNALS,
        new Document("_id", "signals").append("holder", "simulation").append("until", FOREVER), new ReplaceOptions().upsert(true))))
        .await(120, TimeUnit.SECONDS);
  }

  /** Ends the program and counts everything anew, as {@code scripts/recount} does; what differed. */
  List<HotspotProjection.Difference> recount() throws Exception {
    app.stop().await(60, TimeUnit.SECONDS);
    app = App.open(vertx, settings, clock).await(90, TimeUnit.SECONDS);
    return app.hotspots().recountAll().await(300, TimeUnit.SECONDS);
  }

  /** @throws Unexpected when something does not end */
  @Override
  public void close() {
    try {
      if (app != null) app.stop().await(60, TimeUnit.SECONDS);
      vertx.close().await(20, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      throw new Unexpected("did not end: " + hangs);
    } finally {
      Runtime.getRuntime().removeShutdownHook(whenKilled);
      clear();
    }
  }

  private void clear() {
    try {
      Folders.delete(folder);
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
