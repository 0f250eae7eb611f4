package doudi.plumbing;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Everything that is a file: the contract, its readable page, and the pages. With the headers that keep a browser from doing more than asked. */
public final class StaticSites {
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
      + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final Buffer contract = resource("/api-docs/openapi.yaml");
  private final Buffer events = resource("/api-docs/asyncapi.yaml");
  private final String problems = resource("/api-docs/problems.md").toString(StandardCharsets.UTF_8);

  /** Must stand before every other route. */
  public static void secure(RoutingContext ctx) {
    ctx.response().putHeader("content-security-policy", POLICY).putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer").putHeader("x-frame-options", "DENY").putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("permissions-policy", "geolocation=(), camera=(), payment=()");
    ctx.next();
  }

  public void mount(Router router) {
    router.get("/openapi.yaml").handler(ctx -> ctx.response().putHeader("content-type", "application/yaml; charset=utf-8").end(contract));
    router.get("/asyncapi.yaml").handler(ctx -> ctx.response().putHeader("content-type", "application/yaml; charset=utf-8").end(events));
    router.get("/problems/:code").handler(this::problem);
    router.getWithRegex("/docs").handler(ctx -> ctx.redirect("/docs/"));
    router.route("/docs/*").handler(StaticHandler.create("web/docs").setCachingEnabled(false));
    router.route("/webjars/*").handler(StaticHandler.create("META-INF/resources/webjars").setMaxAgeSeconds(YEAR_SECONDS));
  }

  /** What a problem code means, as its {@code type} promises. */
  private void problem(RoutingContext ctx) {
    String heading = "## " + ctx.pathParam("code") + "\n";
    int from = problems.indexOf(heading);
    if (from < 0) {
      ctx.fail(404);
      return;
    }
    int to = problems.indexOf("\n## ", from + 1);
    ctx.response().putHeader("content-type", "text/markdown; charset=utf-8").end(problems.substring(from, to < 0 ? problems.length() : to));
  }

  private static Buffer resource(String name) {
    try (InputStream in = StaticSites.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("missing " + name);
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
