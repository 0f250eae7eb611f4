package doudi.open311;

import doudi.open311.Trouble.Wrong;
import doudi.plumbing.Fault;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.Patience;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything under {@code /open311}: the standard's addresses in XML and JSON, and every failure in the standard's shape, whatever it was.
 * Not part of {@code openapi.yaml}, whose requests and problems are JSON; see {@code open311.md} and decision 0050.
 */
public final class Open311Handler {
  private static final Logger log = LoggerFactory.getLogger(Open311Handler.class);
  private static final String ROOT = "/open311";
  private static final long FORM_LIMIT = 64 * 1024;
  /** Some clients send pictures along, which are not kept. */
  private static final long MULTIPART_LIMIT = 8 * 1024 * 1024;

  /** One request, taken apart. */
  private record Call(List<String> path, HttpMethod method, Parameters sent, Language language, String url) {
    boolean posts() {
      return method.equals(HttpMethod.POST);
    }

    boolean reads() {
      return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    boolean is(String... wanted) {
      return path.equals(List.of(wanted));
    }

    /** The last part of a path of three parts that begins so. */
    Optional<String> under(String collection) {
      return path.size() == 3 && path.get(0).equals("v2") && path.get(1).equals(collection) ? Optional.of(path.get(2)) : Optional.empty();
    }
  }

  private final Open311Desk desk;
  private final Messages messages;
  private final BodyHandler forms = BodyHandler.create(false).setBodyLimit(FORM_LIMIT);
  private final BodyHandler multiparts = BodyHandler.create(false).setBodyLimit(MULTIPART_LIMIT);

  public Open311Handler(Open311Desk desk, Messages messages) {
    this.desk = desk;
    this.messages = messages;
  }

  public void mount(Router router) {
    router.route(ROOT).handler(ctx -> ctx.fail(404));
    router.post(ROOT + "/*").handler(ctx -> (isMultipart(ctx) ? multiparts : forms).handle(ctx));
    router.route(ROOT + "/*").handler(this::serve);
  }

  /** Takes the failures under our root, wherever they came from, and leaves the others. */
  public Handler<RoutingContext> orElse(Handler<RoutingContext> other) {
    return orElse(500, other);
  }

  /** @param status for what the router refuses without saying so on the context */
  public Handler<RoutingContext> orElse(int status, Handler<RoutingContext> other) {
    return ctx -> {
      if (isOurs(ctx)) fail(ctx, ctx.statusCode() > 0 ? ctx.statusCode() : status);
      else other.handle(ctx);
    };
  }

  private static boolean isOurs(RoutingContext ctx) {
    String path = String.valueOf(ctx.request().path()).replaceAll("/+", "/");
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  private static boolean isMultipart(RoutingContext ctx) {
    return String.valueOf(ctx.request().getHeader("content-type")).toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private void serve(RoutingContext ctx) {
    Patience.with(ctx.vertx(), Future.succeededFuture(call(ctx)).compose(this::answer))
        .onSuccess(element -> write(ctx, 200, element)).onFailure(ctx::fail);
  }

  private static Call call(RoutingContext ctx) {
    var sent = new Parameters();
    ctx.request().formAttributes().forEach(sent::add);
    ctx.queryParams().forEach(sent::add);
    if (sent.text("api_key").isEmpty()) Optional.ofNullable(ctx.request().getHeader("Api-Key")).ifPresent(key -> sent.add("api_key", key));
    String url = ctx.request().scheme() + "://" + ctx.request().authority() + ROOT + "/v2";
    return new Call(path(ctx), ctx.request().method(), sent, language(ctx), url);
  }

  /** Without the extension; nothing for an address that has none. */
  private static List<String> path(RoutingContext ctx) {
    List<String> parts = Stream.of(ctx.normalizedPath().substring(ROOT.length()).split("/")).filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty() || format(ctx).isEmpty()) return List.of();
    String last = parts.get(parts.size() - 1);
    return Stream.concat(parts.stream().limit(parts.size() - 1L), Stream.of(last.substring(0, last.lastIndexOf('.')))).toList();
  }

  private Future<Element> answer(Call call) {
    if (call.is("v2", "requests") && call.posts()) return desk.file(call.sent(), call.language());
    Future<Element> read = read(call).orElseThrow(() -> Trouble.unknown("path"));
    return call.reads() ? read : Future.failedFuture(new HttpException(405));
  }

  private Optional<Future<Element>> read(Call call) {
    if (call.is("discovery")) return Optional.of(Future.succeededFuture(desk.discovery(call.url(), call.language())));
    if (call.is("v2", "services")) return Optional.of(Future.succeededFuture(desk.services(call.sent(), call.language())));
    if (call.is("v2", "requests")) return Optional.of(desk.list(call.sent(), call.language()));
    return call.under("services").map(code -> Future.succeededFuture(desk.definition(call.sent(), code, call.language())))
        .or(() -> call.under("requests").map(id -> desk.request(call.sent(), id, call.language())))
        .or(() -> call.under("tokens").map(token -> desk.token(call.sent(), token)));
  }

  private static Language language(RoutingContext ctx) {
    return Language.of(ctx.request().getHeader("Accept-Language"));
  }

  private static Optional<String> format(RoutingContext ctx) {
    String path = String.valueOf(ctx.request().path()).replaceAll("/+$", "");
    return Stream.of("xml", "json").filter(extension -> path.endsWith("." + extension)).findFirst();
  }

  private void write(RoutingContext ctx, int status, Element element) {
    HttpServerResponse response = ctx.response();
    if (response.ended() || response.closed()) return;
    boolean json = format(ctx).map("json"::equals)
        .orElseGet(() -> String.valueOf(ctx.request().getHeader("Accept")).contains("json"));
    boolean plain = status == 200 && ctx.normalizedPath().startsWith(ROOT + "/discovery.");
    response.setStatusCode(status).putHeader("content-type", (json ? "application/json" : "text/xml") + (plain ? "" : "; charset=utf-8"))
        .putHeader("cache-control", "no-store").putHeader("content-language", language(ctx).tag())
        .end(json ? ElementJson.of(element) : ElementXml.of(element));
  }

  /** What is wrong also stands in a header, because some clients drop the body of a failure. */
  private void fail(RoutingContext ctx, int usual) {
    Trouble trouble = trouble(ctx, usual);
    String plain = trouble.wrongs().isEmpty() ? "" : trouble.wrongs().get(0).say(messages, Language.EN);
    ctx.response().putHeader("warning", "199 doudi \"" + plain.replaceAll("[^\\x20-\\x7E]", "'").replace('"', '\'') + "\"");
    if (trouble.code() == 405) ctx.response().putHeader("allow", ctx.request().path().contains("/requests.") ? "GET, POST" : "GET");
    write(ctx, trouble.code(), trouble.element(messages, language(ctx)));
  }

  private static Trouble trouble(RoutingContext ctx, int usual) {
    Throwable failure = ctx.failure();
    if (failure instanceof Trouble trouble) return trouble;
    if (failure instanceof TimeoutException) return Trouble.of(503, "unavailable");
    if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAVAILABLE) return Trouble.of(503, "unavailable");
    if (failure instanceof Refusal refusal && !refusal.faults().isEmpty()) return faults(refusal.faults());
    int status = failure instanceof HttpException http ? http.getStatusCode() : usual;
    return switch (status) {
      case 400 -> Trouble.of(Trouble.WRONG, "unreadable-request");
      case 404 -> Trouble.unknown("path");
      case 405 -> new Trouble(405, List.of(Wrong.of("method", ctx.request().method().name())));
      case 413 -> Trouble.of(413, "too-large");
      default -> broken(ctx, failure);
    };
  }

  private static Trouble faults(List<Fault> faults) {
    return new Trouble(Trouble.WRONG, faults.stream().map(fault -> new Wrong("unknown-value", Map.of("code", fault.pointer()))).toList());
  }

  private static Trouble broken(RoutingContext ctx, Throwable failure) {
    log.error("unexpected failure method={} route={}", ctx.request().method(), ROOT, failure);
    return Trouble.of(500, "broken");
  }
}
