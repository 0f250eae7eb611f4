package doudi.plumbing;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One request that fits the contract, as an operation sees it. */
public final class Request {
  private static final JsonObject NOTHING = new JsonObject();

  private final RoutingContext ctx;
  private final JsonObject body;

  Request(RoutingContext ctx, JsonObject body) {
    this.ctx = ctx;
    this.body = body;
  }

  public String path(String name) {
    return ctx.pathParam(name);
  }

  /** Empty when absent or blank. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(ctx.request().getParam(name)).filter(value -> !value.isBlank());
  }

  public int limit(int fallback) {
    return query("limit").map(Integer::parseInt).orElse(fallback);
  }

  public Optional<Cursor> cursor(int keys) {
    return Cursor.parse(ctx.request().getParam("cursor"), keys);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(ctx.request().getHeader(name)).filter(value -> !value.isBlank());
  }

  /** The JSON object sent; an empty one when no body came. */
  public JsonObject body() {
    return body == null ? NOTHING.copy() : body;
  }

  /** The body as it came, where the contract says that it is no JSON. */
  public byte[] bytes() {
    return ctx.body().buffer().getBytes();
  }

  public Language language() {
    return Language.of(ctx.request().getHeader("Accept-Language"));
  }

  /** What an earlier step of the same request left here. */
  public <T> T left(String key) {
    return ctx.get(key);
  }
}
