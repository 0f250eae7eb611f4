package doudi.support;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

/** Holds every answer that a test gets against the contract, and notes which problems were seen. */
public final class ContractWatch {
  private static final Set<String> PROBLEMS_SEEN = new ConcurrentSkipListSet<>();

  private final OpenAPIContract contract;
  private final ResponseValidator validator;

  public ContractWatch(Vertx vertx, OpenAPIContract contract) {
    this.contract = contract;
    this.validator = ResponseValidator.create(vertx, contract);
  }

  public OpenAPIContract contract() {
    return contract;
  }

  /** Problem codes that any test of this run has provoked so far. */
  public static Set<String> problemsSeen() {
    return Set.copyOf(PROBLEMS_SEEN);
  }

  void check(String method, String path, int status, String contentType, String body) {
    Optional<Operation> operation = operation(method, path);
    if (operation.isEmpty()) return;
    String id = operation.get().getOperationId();
    if (operation.get().getResponse(status) == null) throw new AssertionError(id + " answered " + status
        + ", which the contract does not know: " + body);
    if (status >= 400) {
      if (!"application/problem+json".equals(contentType)) throw new AssertionError(id + " answered a problem as " + contentType);
      PROBLEMS_SEEN.add(new JsonObject(body).getString("type").replace("/problems/", ""));
    }
    if (!contentType.isEmpty() && !contentType.contains("json")) return; // the library knows no pictures and pages; their tests look at them
    var response = body.isEmpty() ? ValidatableResponse.create(status)
        : ValidatableResponse.create(status, Buffer.buffer(body), "application/json");
    try {
      validator.validate(response, id).await(30, TimeUnit.SECONDS);
    } catch (Exception outside) {
      throw new AssertionError(id + " answered outside the contract (" + outside.getMessage() + "): " + status + " " + body, outside);
    }
  }

  private Optional<Operation> operation(String method, String path) {
    String plain = path.split("\\?", 2)[0];
    return contract.operations().stream()
        .filter(one -> one.getHttpMethod().name().equals(method) && plain.matches(one.getOpenAPIPath().replaceAll("\\{.*?}", "[^/]+")))
        .min((a, b) -> Integer.compare(parameters(a), parameters(b)));
  }

  private static int parameters(Operation operation) {
    return operation.getOpenAPIPath().split("\\{", -1).length;
  }
}
