package doudi.plumbing;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only place where a failure becomes an HTTP answer (RFC 9457). */
public final class ProblemHandler implements Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
  private static final Map<Refusal.Kind, Integer> STATUS = new EnumMap<>(Map.of(
      Refusal.Kind.UNREADABLE, 400, Refusal.Kind.UNAUTHENTICATED, 401, Refusal.Kind.FORBIDDEN, 403, Refusal.Kind.UNKNOWN, 404,
      Refusal.Kind.CONFLICT, 409, Refusal.Kind.TOO_LARGE, 413, Refusal.Kind.UNSUPPORTED, 415, Refusal.Kind.INVALID, 422,
      Refusal.Kind.TOO_MANY, 429, Refusal.Kind.UNAVAILABLE, 503));

  private final Messages messages;

  public ProblemHandler(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.response().ended() || ctx.response().headWritten()) return;
    Throwable failure = ctx.failure();
    Refusal refusal = refusal(ctx, failure);
    if (refusal != null) {
      answer(ctx, STATUS.get(refusal.kind()), refusal);
    } else if (ctx.statusCode() == 405) {
      answer(ctx, 405, "method-not-allowed", "This path does not know " + ctx.request().method() + ".", List.of());
    } else {
      log.error("unexpected failure method={} route={}", ctx.request().method(), routeOf(ctx), failure);
      answer(ctx, 500, "internal", "Something broke on our side; it has been noted.", List.of());
    }
  }

  /** What is wrong, when it is an expected "no"; null for bugs and for 405. */
  private static Refusal refusal(RoutingContext ctx, Throwable failure) {
    if (failure instanceof Refusal refusal) return refusal;
    if (failure instanceof TimeoutException) return Refusal.unavailable("This took too long and was given up; look before you send it again.");
    int status = failure instanceof HttpException http ? http.getStatusCode() : ctx.statusCode();
    return switch (status) {
      case 400 -> Refusal.malformed(List.of(new Fault("", "is not a request this server can read")));
      case 404 -> Refusal.notFound();
      case 413 -> Refusal.tooLarge("The request is larger than this operation takes; nothing was changed.");
      case 415 -> Refusal.unsupported("Send application/json.");
      default -> null;
    };
  }

  private void answer(RoutingContext ctx, int status, Refusal refusal) {
    answer(ctx, status, refusal.code(), refusal.getMessage(), refusal.faults());
  }

  private void answer(RoutingContext ctx, int status, String code, String detail, List<Fault> faults) {
    Language language = Language.of(ctx.request().getHeader("Accept-Language"));
    var problem = new JsonObject().put("type", "/problems/" + code).put("title", messages.say(language, "problem." + code))
        .put("status", status).put("detail", detail);
    if (!faults.isEmpty()) {
      var errors = new JsonArray();
      faults.forEach(fault -> errors.add(new JsonObject().put("pointer", fault.pointer()).put("detail", fault.detail())));
      problem.put("errors", errors);
    }
    var response = ctx.response().setStatusCode(status).putHeader("content-type", "application/problem+json")
        .putHeader("content-language", language.tag());
    if (status == 401) response.putHeader("www-authenticate", "Bearer");
    if (status == 429 || status == 503) response.putHeader("retry-after", status == 429 ? "900" : "2");
    response.end(problem.toBuffer());
  }

  private static String routeOf(RoutingContext ctx) {
    return ctx.currentRoute() == null ? "-" : ctx.currentRoute().getPath();
  }
}
