package doudi.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as the product does, from memory; may lose complaints or be busy. */
final class StubProduct implements AutoCloseable {
  private static final int PAGE = 100;
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Map<String, List<String>> idsByToken = new ConcurrentHashMap<>();
  private int number;
  volatile int loseEvery = Integer.MAX_VALUE;
  volatile int busyEvery = Integer.MAX_VALUE;

  StubProduct() {
    server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    String token = request.getHeader("Authorization");
    switch (request.method().name() + " " + request.path()) {
      case "GET /health/ready" -> request.response().end();
      case "POST /v1/residents" -> end(request, 201, new JsonObject().put("token", "t" + ++number));
      case "POST /v1/sign-ins" -> request.body().onSuccess(body -> end(request, 200,
          new JsonObject().put("token", "staff-" + body.toJsonObject().getString("account"))));
      case "POST /v1/complaints" -> file(request, token);
      case "GET /v1/complaints" -> list(request, token);
      case "GET /v1/windows/w-east/queue" -> end(request, token.equals("Bearer staff-clerk-east") ? 200 : 404,
          new JsonObject().put("items", new JsonArray().add(1)));
      default -> end(request, 404, new JsonObject());
    }
  }

  private void file(HttpServerRequest request, String token) {
    int now = ++number;
    if (now % busyEvery == 0) {
      end(request, 503, new JsonObject().put("type", "/problems/unavailable"));
      return;
    }
    String id = "c-" + now;
    if (now % loseEvery != 0) {
      idsByToken.computeIfAbsent(token, any -> new ArrayList<>()).add(id);
    }
    request.response().putHeader("Location", "/v1/complaints/" + id);
    end(request, 201, new JsonObject().put("id", id).put("window", new JsonObject().put("id", "w-east")));
  }

  private void list(HttpServerRequest request, String token) {
    var ids = idsByToken.getOrDefault(token, List.of());
    int from = request.getParam("cursor") == null ? 0 : Integer.parseInt(request.getParam("cursor"));
    int to = Math.min(ids.size(), from + PAGE);
    var items = new JsonArray(ids.subList(from, to).stream().map(id -> new JsonObject().put("id", id)).toList());
    end(request, 200, new JsonObject().put("items", items).put("next", to < ids.size() ? String.valueOf(to) : null));
  }

  private static void end(HttpServerRequest request, int status, JsonObject body) {
    request.response().setStatusCode(status).putHeader("Content-Type", "application/json").end(body.toBuffer());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
