package doudi;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.embedded.EmbeddedMongo;
import doudi.support.Complaints;
import doudi.support.EventReader;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one store that do not agree on the time, or were started in the same moment. */
class SkewedNodesTest {
  private static final Duration SKEW = Duration.ofMinutes(2);
  @TempDir Path folder;
  private EmbeddedMongo store;
  private final List<RunningApp> apps = new ArrayList<>();
  private RunningApp behind;
  private RunningApp ahead;

  @BeforeEach
  void open() throws Exception {
    store = EmbeddedMongo.open(folder.resolve("store"), EmbeddedMongo.Options.DEFAULT.withDurability(EmbeddedMongo.Durability.OS));
  }

  @AfterEach
  void close() throws Exception {
    for (RunningApp app : apps) app.close();
    store.close();
  }

  private void startApart() throws Exception {
    for (int i = 0; i < 2; i++) apps.add(RunningApp.start(Map.of("DOUDI_MONGO_URI", store.connectionString(),
        "DOUDI_SECRET", "s".repeat(40), "DOUDI_STREAM_HEARTBEAT_MILLIS", "200")));
    behind = apps.get(0);
    ahead = apps.get(1);
    ahead.clock().advance(SKEW.plusMillis(5));
    behind.clock().advance(Duration.ofMillis(5));
  }

  /** The same somebody at the other node. */
  private static Visitor at(RunningApp other, Visitor somebody) {
    Visitor there = other.anonymous();
    for (var header : somebody.headers().entrySet()) there = there.with(header.getKey(), header.getValue());
    return there;
  }

  @Test
  void aComplaintGoesThroughBothAndEverybodyHearsOnce() throws Exception {
    startApart();
    Visitor resident = behind.resident();
    Visitor clerk = ahead.staff("clerk-city-hall-1");
    at(ahead, resident).get("/v1/me").expect(200);
    at(behind, clerk).get("/v1/me").expect(200);
    String window = "/v1/windows/w-city-hall";
    try (EventReader stream = clerk.follow(window + "/stream"); EventReader mine = at(ahead, resident).follow("/v1/me/stream")) {
      Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
      String path = "/v1/complaints/" + filed.id();
      clerk.post(window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
      at(behind, clerk).put(path + "/resolution", Complaints.done()).expect(200);
      at(ahead, resident).put(path + "/confirmation", Complaints.outcome("not-done")).expect(200);
      String place = "";
      for (String type : List.of("Filed", "Called", "Resolved", "Disputed")) {
        var item = stream.next("queue");
        assertThat(item.json().getString("type")).isEqualTo(type);
        if (type.equals("Called")) place = item.id();
      }
      for (String type : List.of("filed", "routed", "called", "resolved", "disputed")) {
        assertThat(mine.next("complaint").json().getString("type")).isEqualTo("doudi.complaint." + type + ".v1");
      }
      assertThat(stream.poll(300)).isNull();
      try (EventReader resumed = at(behind, clerk).resume(window + "/stream", place)) {
        assertThat(resumed.next().json().getString("type")).isEqualTo("Resolved");
        assertThat(resumed.next().json().getString("type")).isEqualTo("Disputed");
        assertThat(resumed.poll(300)).isNull();
      }
      eventually("the resident has one notice for each step", () -> resident.get("/v1/me/notices").items().size() == 4);
    }
    new StoreLook(behind).untilTold();
    for (RunningApp node : apps) assertThat(node.app().hotspots().recountAll().await(20, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void aLeaseIsShorterByTheDifferenceAtMostAndEndsOnce() throws Exception {
    startApart();
    Reply filed = behind.resident().file(Complaints.inOwnWords()).expect(201);
    Visitor clerk = at(behind, ahead.staff("clerk-city-hall-1"));
    clerk.post("/v1/windows/w-city-hall/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    Duration almost = Duration.ofMinutes(30).minus(SKEW).minusSeconds(1);
    for (RunningApp node : apps) node.clock().advance(almost);
    TimeUnit.MILLISECONDS.sleep(2_500);
    assertThat(clerk.get("/v1/complaints/" + filed.id()).expect(200).text("status")).isEqualTo("in-service");
    for (RunningApp node : apps) node.clock().advance(SKEW.plusSeconds(20));
    eventually("the lease ends", () -> types(clerk, filed).contains("LeaseEnded"));
    TimeUnit.MILLISECONDS.sleep(1_500);
    assertThat(types(clerk, filed)).containsExactly("Filed", "Routed", "Called", "LeaseEnded");
  }

  private static List<String> types(Visitor clerk, Reply filed) {
    return clerk.get("/v1/complaints/" + filed.id()).expect(200).body().getJsonArray("history").stream()
        .map(event -> ((JsonObject) event).getString("type")).toList();
  }

  @Test
  void nodesThatStartAtOnceOverAnEmptyStoreMakeOneAdminWhoSetsThemAllUp() throws Exception {
    Vertx vertx = Vertx.vertx();
    var starting = new ArrayList<Future<App>>();
    for (int i = 0; i < 3; i++) starting.add(App.start(vertx, Settings.from(Map.of("DOUDI_PORT", "0", "DOUDI_DEMO", "false", "DOUDI_DATA",
        folder.resolve("node" + i).toString(), "DOUDI_MONGO_URI", store.connectionString())), Clock.systemUTC()));
    Future.all(starting).await(60, TimeUnit.SECONDS);
    for (Future<App> each : starting) assertThat(send(each, "GET", "/health/ready", null, "").body()).contains("3 that hear each other");
    JsonObject signIn = firstAdmin();
    signIn.remove("role");
    String token = new JsonObject(send(starting.get(0), "POST", "/v1/sign-ins", signIn, "").body()).getString("token");
    JsonObject city = new JsonObject(Files.readString(Path.of("src/main/resources/demo/city.json")));
    assertThat(send(starting.get(1), "POST", "/v1/catalog/imports", city, token).statusCode()).isBetween(200, 201);
    for (Future<App> each : starting) {
      eventually("it takes complaints", () -> send(each, "POST", "/v1/complaints", Complaints.inOwnWords(), "").statusCode() == 201);
    }
    for (Future<App> each : starting) each.result().stop().await(20, TimeUnit.SECONDS);
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  private JsonObject firstAdmin() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.endsWith("first-admin.json")).toList();
      assertThat(found).hasSize(1);
      return new JsonArray(Files.readString(found.get(0))).getJsonObject(0);
    }
  }

  private static HttpResponse<String> send(Future<App> node, String method, String path, JsonObject body, String token) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.result().port() + path)).header("Content-Type",
        "application/json").method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(path, broken);
    }
  }
}
