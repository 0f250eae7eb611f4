package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code /health/live}: the process runs. {@code /health/ready}: it can serve; 503 with the reason while it cannot. */
public final class HealthHandler {
  /** How long a check may take before it counts as failed. */
  private static final int PATIENCE_SECONDS = 2;

  private final Map<String, Supplier<Future<String>>> checks = new TreeMap<>();
  private final Supplier<String> figures;

  /** @param figures all of them, as Prometheus reads them */
  public HealthHandler(Supplier<String> figures) {
    this.figures = figures;
  }

  /** @param check succeeds with a word on how it stands, fails when the program cannot serve */
  public HealthHandler check(String name, Supplier<Future<String>> check) {
    checks.put(name, check);
    return this;
  }

  public void mount(Router router) {
    HttpReads.of(router, "/metrics").handler(ctx -> ctx.response().putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
        .end(figures.get()));
    HttpReads.of(router, "/health/live").handler(ctx -> answer(ctx, 200, new JsonObject().put("status", "up")));
    HttpReads.of(router, "/health/ready").handler(this::ready);
  }

  private void ready(RoutingContext ctx) {
    Map<String, Future<String>> asked = new TreeMap<>();
    checks.forEach((name, check) -> asked.put(name, check.get().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)));
    Future.join(asked.values().stream().toList()).onComplete(all -> {
      var details = new JsonObject();
      asked.forEach((name, outcome) ->
          details.put(name, outcome.succeeded() ? outcome.result() : "failed: " + outcome.cause().getMessage()));
      answer(ctx, all.succeeded() ? 200 : 503, new JsonObject().put("status", all.succeeded() ? "up" : "down").put("details", details));
    });
  }

  private static void answer(RoutingContext ctx, int status, JsonObject body) {
    ctx.response().setStatusCode(status).putHeader("content-type", "application/json").putHeader("cache-control", "no-store")
        .end(body.toBuffer());
  }
}
