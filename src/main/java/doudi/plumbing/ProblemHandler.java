package doudi.plumbing;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
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

  private static final Refusal UNREADABLE = Refusal.malformed(List.of(new Fault("", "is not a request this server can read")));
  private static final Refusal TOO_LARGE = Refusal.tooLarge("The request is larger than this operation takes; nothing was changed.");

  private final Messages messages;

  public ProblemHandler(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void handle(RoutingContext ctx) {
    handle(ctx, ctx.statusCode());
  }

  /** For what the router refuses without saying so on the context: a path with a broken escape. */
  public Handler<RoutingContext> orElse(int status) {
    return ctx -> handle(ctx, ctx.statusCode() > 0 ? ctx.statusCode() : status);
  }

  private void handle(RoutingContext ctx, int status) {
    if (ctx.response().ended() || ctx.response().headWritten()) return;
    Throwable failure = ctx.failure();
    Refusal refusal = refusal(status, failure);
    if (refusal != null) {
      answer(ctx, STATUS.get(refusal.kind()), refusal);
    } else if (status == 405) {
      answer(ctx, 405, "method-not-allowed", "This path does not know " + ctx.request().method() + ".", List.of());
    } else {
      log.error("unexpected failure method={} route={}", ctx.request().method(), routeOf(ctx), failure);
      answer(ctx, 500, "internal", "Something broke on our side; it has been noted.", List.of());
    }
  }

  /** What is wrong, when it is an expected "no"; null for bugs and for 405. */
  private static Refusal refusal(int status, Throwable failure) {
    if (failure instanceof Refusal refusal) return refusal;
    if (failure instanceof TimeoutException) {
      return Refusal.unavailable("This took too long and was given up; look before you send it again.");
    }
    return switch (failure instanceof HttpException http ? http.getStatusCode() : status) {
      case 400 -> UNREADABLE;
      case 404 -> Refusal.notFound();
      case 413 -> TOO_LARGE;
      case 415 -> Refusal.unsupported("Send application/json.");
      default -> null;
    };
  }

  /** For what never reaches a route, because it is not HTTP or its head is too long. The connection ends with the answer. */
  public void unreadable(HttpServerRequest request) {
    boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
    Refusal refusal = tooLong ? TOO_LARGE : UNREADABLE;
    answer(request.response().putHeader("connection", "close"), Language.of(request.getHeader("Accept-Language")),
        STATUS.get(refusal.kind()), refusal.code(),
        refusal.getMessage(), refusal.faults());
  }

  private void answer(RoutingContext ctx, int status, Refusal refusal) {
    answer(ctx, status, refusal.code(), refusal.getMessage(), refusal.faults());
  }

  private void answer(RoutingContext ctx, int status, String code, String detail, List<Fault> faults) {
    answer(ctx.response(), Language.of(ctx.request().getHeader("Accept-Language")), status, code, detail, faults);
  }

  private void answer(HttpServerResponse response, Language language, int status, String code, String detail, List<Fault> faults) {
    var problem = new JsonObject().put("type", "/problems/" + code).put("title", messages.say(language, "problem." + code))
        .put("status", status).put("detail", detail);
    if (!faults.isEmpty()) {
      var errors = new JsonArray();
      faults.forEach(fault -> errors.add(new JsonObject().put("pointer", fault.pointer()).put("detail", fault.detail())));
      problem.put("errors", errors);
    }
    response.setStatusCode(status).putHeader("content-type", "application/problem+json")
        .putHeader("content-language", language.tag());
    if (status == 401) response.putHeader("www-authenticate", "Bearer");
    if (status == 429 || status == 503) response.putHeader("retry-after", status == 429 ? "900" : "2");
    response.end(problem.toBuffer());
  }

  private static String routeOf(RoutingContext ctx) {
    return ctx.currentRoute() == null ? "-" : ctx.currentRoute().getPath();
  }
}
