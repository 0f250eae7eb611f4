package doudi.backlog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Files complaints as the public API does, in memory, on a port of its own. */
final class StandIn implements AutoCloseable {
  final Map<String, JsonObject> complaints = new ConcurrentHashMap<>();
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger busyAnswers = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  volatile long answerMillis;
  volatile Integer always;

  record Asked(String path, String key, String token, String language, JsonObject body) {}

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void busyFor(int answers) {
    busyAnswers.set(answers);
  }

  List<String> narratives() {
    return asked.stream().map(each -> each.body().getString("narrative")).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      var body = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var headers = exchange.getRequestHeaders();
      var question = new Asked(exchange.getRequestURI().getPath(), headers.getFirst("Idempotency-Key"),
          headers.getFirst("Authorization"), headers.getFirst("Accept-Language"), body);
      Thread.sleep(answerMillis);
      answer(exchange, question);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private void answer(HttpExchange exchange, Asked question) {
    if (always != null) {
      send(exchange, always, new JsonObject().put("detail", "always " + always));
    } else if (busyAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      send(exchange, 503, new JsonObject().put("detail", "busy"));
    } else if (question.body().getString("narrative").contains("refuse me")) {
      send(exchange, 400, new JsonObject().put("detail", "not valid")
          .put("errors", new JsonArray().add(new JsonObject().put("pointer", "/districtId").put("detail", "unknown"))));
    } else {
      asked.add(question);
      file(exchange, question);
    }
  }

  private void file(HttpExchange exchange, Asked question) {
    var complaint = new JsonObject().put("id", "c-" + question.key().hashCode()).put("status", "waiting")
        .put("narrative", question.body().getString("narrative"))
        .put("window", new JsonObject().put("id", "w-east").put("name", "东城窗口"))
        .put("route", new JsonObject().put("rule", "r-1").put("reason", "离东城最近"));
    if (question.token() == null || question.path().startsWith("/v1/windows/")) {
      complaint.put("claimCode", "ABCD-EFGH-" + question.key().substring(8, 12));
    }
    var before = complaints.putIfAbsent(question.token() + question.key(), complaint);
    send(exchange, before == null ? 201 : 200, before == null ? complaint : before);
  }

  private static void send(HttpExchange exchange, int status, JsonObject body) {
    try {
      byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
