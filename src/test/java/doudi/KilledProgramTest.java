package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.EventReader;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the whole program while complaints are filed; {@code -Ddoudi.programKills=30} for the long run. */
class KilledProgramTest {
  private static final int KILLS = Integer.getInteger("doudi.programKills", 2);
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(2)).build();
  @TempDir Path folder;
  private final Random random = new Random(5);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<String> shown = new ArrayList<>();
  private URI base;
  private Process program;
  private String window;
  private String token;
  private String place;

  @Test
  void aClerkSeesEveryComplaintOnceWhateverIsKilled() throws Exception {
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        start();
        if (window == null) signIn();
        round();
      }
      start();
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      try (EventReader stream = follow()) {
        while (!shown.containsAll(acknowledged) && System.nanoTime() < end) take(stream, 500);
        while (take(stream, 1_000)) { }
      }
      assertThat(shown).as("shown once").doesNotHaveDuplicates().containsAll(acknowledged);
      System.out.printf("kill -9: %d rounds, %d complaints acknowledged, %d shown, 0 untold, 0 doubled%n", KILLS, acknowledged.size(),
          shown.size());
    } finally {
      if (program != null) program.destroyForcibly().waitFor();
    }
  }

  private void round() throws Exception {
    var filing = new Thread(this::fileUntilItDies);
    try (EventReader stream = follow()) {
      filing.start();
      long end = System.nanoTime() + Duration.ofMillis(500 + random.nextInt(1_000)).toNanos();
      while (System.nanoTime() < end) take(stream, 20);
      program.destroyForcibly().waitFor();
      filing.join();
      while (take(stream, 50)) { }
    }
  }

  private EventReader follow() throws IOException {
    Map<String, String> headers = place == null ? Map.of("Authorization", "Bearer " + token)
        : Map.of("Authorization", "Bearer " + token, "Last-Event-ID", place);
    EventReader stream = EventReader.open(base, "/v1/windows/" + window + "/stream", headers);
    assertThat(stream.status()).isEqualTo(200);
    return stream;
  }

  private boolean take(EventReader stream, long millis) throws InterruptedException {
    EventReader.Event event = stream.poll(millis);
    if (event == null) return false;
    place = event.id();
    assertThat(event.name()).isEqualTo("queue");
    shown.add(event.json().getString("complaintId"));
    return true;
  }

  private void fileUntilItDies() {
    try {
      while (true) acknowledged.add(send("/v1/complaints", Complaints.inOwnWords()).getString("id"));
    } catch (IOException killed) {
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void start() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    base = URI.create("http://127.0.0.1:" + port);
    var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
        .toString(), "-Xmx400m", "-Dvertx.disableDnsResolver=true", "-cp",
        System.getProperty("java.class.path"), Main.class.getName()).redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().putAll(Map.of("DOUDI_PORT", "" + port, "DOUDI_DATA", folder.toString(), "DOUDI_DEMO", "true"));
    program = builder.start();
    for (int i = 0; i < 600 && !isReady(); i++) TimeUnit.MILLISECONDS.sleep(100);
  }

  private boolean isReady() throws InterruptedException {
    try {
      return HTTP.send(HttpRequest.newBuilder(base.resolve("/health/ready")).build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void signIn() throws Exception {
    JsonObject first = send("/v1/complaints", Complaints.inOwnWords());
    window = first.getJsonObject("window").getString("id");
    JsonObject clerk = new JsonArray(Files.readString(folder.resolve("demo-accounts.json"))).stream().map(JsonObject.class::cast)
        .filter(one -> one.getString("role").equals("clerk") && one.getJsonArray("windowIds").contains(window)).findFirst().orElseThrow();
    token = send("/v1/sign-ins", new JsonObject().put("account", clerk.getString("account")).put("password", clerk.getString("password")))
        .getString("token");
    try (EventReader stream = follow()) {
      TimeUnit.MILLISECONDS.sleep(200);
      place = stream.lastId();
    }
  }

  private JsonObject send(String path, JsonObject body) throws IOException, InterruptedException {
    var answer = HTTP.send(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(10))
        .POST(HttpRequest.BodyPublishers.ofString(body.encode())).build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) throw new IOException("answered " + answer.statusCode());
    return new JsonObject(answer.body());
  }
}
