package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.embedded.EmbeddedMongo;
import doudi.support.Complaints;
import doudi.support.EventReader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes over one store: what is done on one is seen on the others, at once with the bus and soon without it. */
class ClusterTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int FILED = Integer.getInteger("doudi.clusterFilings", 150);
  @TempDir static Path folder;
  private static EmbeddedMongo store;
  private static int clusterPort;
  private static String window;
  private static String token;

  /** One node with an event bus of its own. */
  private record Node(Vertx vertx, App app) {
    static Node start(boolean clustered) throws Exception {
      var env = new HashMap<>(Map.of("DOUDI_PORT", "0", "DOUDI_DATA", folder.resolve("data").toString(), "DOUDI_DEMO", "true",
          "DOUDI_MONGO_URI", store.connectionString(), "DOUDI_SECRET", "s".repeat(40)));
      if (clustered) env.putAll(Map.of("DOUDI_CLUSTER", "true", "DOUDI_CLUSTER_PORT", ""
          + clusterPort, "DOUDI_CLUSTER_MEMBERS", "127.0.0.1:" + clusterPort));
      Settings settings = Settings.from(env);
      Vertx vertx = Cluster.vertx(settings).await(60, TimeUnit.SECONDS);
      return new Node(vertx, App.start(vertx, settings, Clock.systemUTC()).await(60, TimeUnit.SECONDS));
    }

    URI base() { return URI.create("http://127.0.0.1:" + app.port()); }

    void stop() throws Exception {
      app.stop().await(20, TimeUnit.SECONDS);
      vertx.close().await(20, TimeUnit.SECONDS);
    }

    /** As a power cut does it: the loops end, nothing is said to anybody. */
    void kill() throws Exception {
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }

  @BeforeAll
  static void open() throws Exception {
    store = EmbeddedMongo.open(folder.resolve("store"), EmbeddedMongo.Options.DEFAULT.withDurability(EmbeddedMongo.Durability.OS));
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      clusterPort = Math.min(socket.getLocalPort(), 60_000);
    }
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  private static JsonObject send(Node node, String method, String path, JsonObject body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(node.base().resolve(path)).header("Content-Type", "application/json")
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (headers.length > 0) request.headers(headers);
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return new JsonObject(answer.body());
  }

  private static String file(Node node) throws Exception {
    return send(node, "POST", "/v1/complaints", Complaints.inOwnWords(), "Idempotency-Key", UUID.randomUUID().toString()).getString("id");
  }

  private static void signIn(Node node) throws Exception {
    window = send(node, "POST", "/v1/complaints", Complaints.inOwnWords()).getJsonObject("window").getString("id");
    JsonObject clerk = new JsonArray(Files.readString(folder.resolve("data/demo-accounts.json"))).stream().map(JsonObject.class::cast)
        .filter(one -> one.getString("role").equals("clerk") && one.getJsonArray("windowIds").contains(window)).findFirst().orElseThrow();
    token = send(node, "POST", "/v1/sign-ins", new JsonObject().put("account", clerk.getString("account"))
        .put("password", clerk.getString("password"))).getString("token");
  }

  private static EventReader follow(Node node, String lastId) throws Exception {
    var headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
    if (lastId != null) headers.put("Last-Event-ID", lastId);
    EventReader reader = EventReader.open(node.base(), "/v1/windows/" + window + "/stream", headers);
    assertThat(reader.status()).isEqualTo(200);
    return reader;
  }

  @Test
  void whatIsFiledOnOneNodeIsSeenOnTheOtherAtOnceAndSurvivesItsDeath() throws Exception {
    Node one = Node.start(true);
    signIn(one);
    Node two = Node.start(true);
    assertThat(nodes(two)).isEqualTo("2 that hear each other");
    Map<String, Long> filed = new ConcurrentHashMap<>();
    var seen = new ArrayList<EventReader.Event>();
    String last;
    try (EventReader stream = follow(one, null)) {
      for (int i = 0; i < FILED; i++) {
        String id = file(two);
        filed.put(id, System.nanoTime());
        TimeUnit.MILLISECONDS.sleep(5);
      }
      while (seen.size() < FILED) seen.add(stream.next());
      last = stream.lastId();
    }
    var waits = new ArrayList<Long>();
    seen.forEach(event -> waits.add(Math.max(0, event.at() - filed.get(event.json().getString("complaintId")))));
    Collections.sort(waits);
    System.out.printf("seen on the other node after the answer: median %.1f ms, p99 %.1f ms, of %d%n", waits.get(FILED / 2) / 1e6,
        waits.get(FILED * 99 / 100) / 1e6, FILED);
    survive(one, two, filed.keySet(), seen, last);
  }

  private void survive(Node one, Node two, Set<String> filed, List<EventReader.Event> seen, String last) throws Exception {
    var later = new ArrayList<String>();
    for (int i = 0; i < 20; i++) later.add(file(one));
    one.kill();
    for (int i = 0; i < 20; i++) later.add(file(two));
    try (EventReader stream = follow(two, last)) {
      for (int i = 0; i < later.size(); i++) stream.next();
      assertThat(stream.poll(300)).as("nothing twice").isNull();
      assertThat(stream.all().stream().map(event -> event.json().getString("complaintId"))).containsExactlyInAnyOrderElementsOf(later);
    }
    assertThat(seen.stream().map(event -> event.json().getString("complaintId")).collect(Collectors.toSet())).isEqualTo(filed);
    two.stop();
  }

  @Test
  void withoutTheBusItIsSeenALittleLaterAndHealthSaysSo() throws Exception {
    Node one = Node.start(false);
    signIn(one);
    Node two = Node.start(false);
    assertThat(nodes(two)).startsWith("hears 1 of 2");
    try (EventReader stream = follow(one, null)) {
      String id = file(two);
      assertThat(stream.next().json().getString("complaintId")).isEqualTo(id);
    }
    two.stop();
    one.stop();
  }

  private static String nodes(Node node) throws Exception {
    String said = "";
    for (int i = 0; i < 100 && !said.contains("2"); i++) {
      said = send(node, "GET", "/health/ready", null).getJsonObject("details").getString("nodes");
      if (!said.contains("2") || said.contains("of 2") && node.vertx().isClustered()) {
        said = "";
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
    return said;
  }
}
