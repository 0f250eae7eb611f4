package doudi.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One node as a process, and calls to it. */
record Node(Child process, URI base) {
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(2)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** @param body empty when there was none, or none in JSON */
  record Answer(int status, JsonObject body) {
    boolean isGood() { return status / 100 == 2; }

    JsonObject good() {
      if (!isGood()) throw new IllegalStateException("answered " + status + " " + body);
      return body;
    }
  }

  static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  /** @throws IOException when there is no answer, as from a node that was killed */
  Answer send(String method, String path, JsonObject body, Map<String, String> headers) throws IOException {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE)
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (body != null) request.header("Content-Type", "application/json");
    headers.forEach(request::header);
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  boolean isReady() {
    try {
      return send("GET", "/health/ready", null, Map.of()).status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What the health page says of the other nodes. */
  String saysOfNodes() throws IOException {
    return send("GET", "/health/ready", null, Map.of()).body().getJsonObject("details", new JsonObject()).getString("nodes", "");
  }

  /** Waits until the health page says that of the other nodes; the seconds it took. */
  double untilItSays(String beginning, Duration atMost) throws Exception {
    long begin = System.nanoTime();
    String said = saysOfNodes();
    while (!said.startsWith(beginning)) {
      if (System.nanoTime() - begin > atMost.toNanos()) throw new IllegalStateException(base + " says " + said + ", never " + beginning);
      TimeUnit.MILLISECONDS.sleep(100);
      said = saysOfNodes();
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}
