package doudi.plumbing;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Serves the contract: for every operation who may call, how large a body may be, whether it fits, then the work. Refuses to start when an
 * operation has no handler, a handler no operation, or an operation no {@code x-roles}.
 */
public final class HttpApi {
  private static final long BODY_LIMIT = 64 * 1024;

  /** As OpenAPI wants it: a segment that the path spells out before one that may be anything. */
  private static final Comparator<Operation> NAMED_FIRST = Comparator.comparing(operation ->
      operation.getOpenAPIPath().replaceAll("\\{.*?}", "\uffff"));

  private final Vertx vertx;
  private final OpenAPIContract contract;
  private final Door door;
  private final MeterRegistry meters;
  private final StreamHub streams;

  public HttpApi(Vertx vertx, OpenAPIContract contract, Door door, MeterRegistry meters, StreamHub streams) {
    this.vertx = vertx;
    this.contract = contract;
    this.door = door;
    this.meters = meters;
    this.streams = streams;
  }

  /** @throws IllegalStateException naming every operation that is out of step with the handlers */
  public Router router(Iterable<Operations.Capability> capabilities) {
    var operations = new Operations();
    capabilities.forEach(capability -> capability.serve(operations));
    agree(operations);
    Router router = Router.router(vertx);
    contract.operations().stream().sorted(NAMED_FIRST).forEach(operation -> mount(router, operation, operations));
    contract.operations().stream().sorted(NAMED_FIRST).map(Operation::getOpenAPIPath).distinct()
        .forEach(path -> refuseOtherMethods(router, path));
    return router;
  }

  /** Stands behind the operations of a path and says which methods it knows. */
  private void refuseOtherMethods(Router router, String path) {
    String known = contract.operations().stream().filter(operation -> operation.getOpenAPIPath().equals(path))
        .map(operation -> operation.getHttpMethod().name()).sorted().collect(Collectors.joining(", "));
    router.route(pattern(path)).handler(ctx -> {
      ctx.response().putHeader("Allow", known);
      ctx.fail(405);
    });
  }

  private static String pattern(String path) {
    return path.replaceAll("\\{(.*?)}", ":$1");
  }

  private void agree(Operations operations) {
    Set<String> promised = contract.operations().stream().map(Operation::getOperationId).collect(Collectors.toCollection(TreeSet::new));
    var unserved = new TreeSet<>(promised);
    unserved.removeAll(operations.ids());
    var unknown = new TreeSet<>(operations.ids());
    unknown.removeAll(promised);
    if (!unserved.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalStateException("operations without a handler " + unserved + ", handlers without an operation " + unknown);
    }
  }

  private void mount(Router router, Operation operation, Operations operations) {
    Door.Terms terms = terms(operation);
    var check = new ContractCheck(operation);
    Object limit = operation.getExtensions().get("x-body-limit");
    Route route = router.route(operation.getHttpMethod(), pattern(operation.getOpenAPIPath()));
    Function<Request, Future<Subscription>> follow = operations.streaming(operation.getOperationId());
    if (follow != null) {
      route.handler(ctx -> stream(ctx, terms, check, follow));
      return;
    }
    Function<Request, Future<Answer>> work = operations.answering(operation.getOperationId());
    route.handler(timed(operation.getOperationId()));
    if (operation.getRequestBody() != null) {
      route.handler(only(ContractFile.bodyTypes(operation)));
      route.handler(BodyHandler.create(false).setBodyLimit(limit instanceof Number bytes ? bytes.longValue() : BODY_LIMIT));
    }
    route.handler(ctx -> Patience.with(vertx, door.admit(ctx, terms).compose(in -> work.apply(new Request(ctx, fitting(ctx, check)))))
        .compose(answer -> write(ctx, answer))
        .onFailure(ctx::fail));
  }

  /** Who may listen is asked at the door and by the operation, as for an answer, and both again while the stream is open. */
  private void stream(RoutingContext ctx, Door.Terms terms, ContractCheck check, Function<Request, Future<Subscription>> follow) {
    Patience.with(vertx, door.admit(ctx, terms)
        .compose(in -> follow.apply(new Request(ctx, fitting(ctx, check))))
        .compose(subscription -> EventStream.open(streams, ctx, subscription, () -> door.admit(ctx, terms)
            .compose(in -> follow.apply(new Request(ctx, null))))))
        .onFailure(ctx::fail);
  }

  private static Door.Terms terms(Operation operation) {
    if (operation.getExtensions().get("x-roles") instanceof JsonArray given && !given.isEmpty()) {
      return new Door.Terms(given.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet()),
          Boolean.TRUE.equals(operation.getExtensions().get("x-alone")));
    }
    throw new IllegalStateException(operation.getOperationId() + " does not say who may call it (x-roles)");
  }

  private static JsonObject fitting(RoutingContext ctx, ContractCheck check) {
    var faults = new ArrayList<Fault>();
    JsonObject body = check.read(ctx, faults);
    if (faults.isEmpty()) faults.addAll(BrokenTexts.in(body));
    if (!faults.isEmpty()) throw Refusal.malformed(faults);
    return body;
  }

  /** Stands before the body is read, because a form would be taken apart in reading and look like no body at all. */
  private static PlatformHandler only(Set<String> types) {
    return ctx -> {
      var headers = ctx.request().headers();
      boolean sends = headers.contains("transfer-encoding") || headers.contains("content-length")
          && !"0".equals(headers.get("content-length"));
      if (sends && !isOneOf(types, headers.get("content-type"))) {
        ctx.fail(Refusal.unsupported("Send " + String.join(" or ", types) + "."));
      }
      else ctx.next();
    };
  }

  /** Media types are the same in any case and with any parameter. */
  private static boolean isOneOf(Set<String> types, String type) {
    return type != null && types.contains(type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT));
  }

  private static Future<Void> write(RoutingContext ctx, Answer answer) {
    var response = ctx.response();
    if (response.closed() || response.ended()) return Future.succeededFuture();
    response.setStatusCode(answer.status());
    if (answer.status() != 204) response.putHeader("content-type", "application/json").putHeader("cache-control", "no-store");
    answer.headers().forEach(response::putHeader);
    return answer.status() == 204 ? response.end() : response.end(answer.body());
  }

  private PlatformHandler timed(String operationId) {
    return ctx -> {
      long start = System.nanoTime();
      ctx.addEndHandler(ended -> meters.timer("doudi.http.requests", "operation", operationId, "status",
          Integer.toString(ctx.response().getStatusCode()))
          .record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
      ctx.next();
    };
  }
}
