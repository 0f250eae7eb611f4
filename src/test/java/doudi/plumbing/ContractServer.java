package doudi.plumbing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The contract behind a real port and an open door: every operation that is reached answers what it was given. */
final class ContractServer {
  private ContractServer() {}

  static HttpServer start(Vertx vertx) throws Exception {
    OpenAPIContract contract = ContractFile.load(vertx, "api-docs/openapi.yaml").await(10, TimeUnit.SECONDS);
    Operations.Capability echoes = operations -> contract.operations()
        .forEach(operation -> operations.on(operation.getOperationId(), request -> echo(operation, request)));
    Router router = Router.router(vertx);
    router.route().subRouter(new HttpApi(vertx, contract, (ctx, roles) -> Future.succeededFuture(), new SimpleMeterRegistry(), null)
        .router(List.of(echoes)));
    var problems = new ProblemHandler(Messages.load());
    List.of(400, 404, 405, 413, 415, 500).forEach(status -> router.errorHandler(status, problems));
    router.route().failureHandler(problems);
    return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await(10, TimeUnit.SECONDS);
  }

  private static Future<Answer> echo(Operation operation, Request request) {
    var seen = new JsonObject().put("body", request.body());
    operation.getParameters().forEach(parameter -> {
      switch (parameter.getIn()) {
        case PATH -> seen.put(parameter.getName(), request.path(parameter.getName()));
        case QUERY -> request.query(parameter.getName()).ifPresent(value -> seen.put(parameter.getName(), value));
        default -> request.header(parameter.getName()).ifPresent(value -> seen.put(parameter.getName(), value));
      }
    });
    return Future.succeededFuture(Answer.ok(seen));
  }
}
