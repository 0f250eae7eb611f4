package doudi.plumbing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Checks requests to one operation on the calling thread and names every fault at once, in parameters and body. Does what the library's
 * request validator does, without moving to a worker thread and without making its validators anew for each request; see decision 0012.
 */
final class ContractCheck {
  private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");

  private final OpenAPIContract contract;
  private final Operation operation;
  /** Made when they are first needed: each holds an index of the whole contract, and there are hundreds. */
  private final Map<Parameter, Validator> parameters = new ConcurrentHashMap<>();
  /** Null where there is no body, or one that is no JSON. */
  private final JsonSchema bodySchema;
  private volatile Validator body;

  ContractCheck(OpenAPIContract contract, Operation operation) {
    this.contract = contract;
    this.operation = operation;
    RequestBody sent = operation.getRequestBody();
    var json = sent == null ? null : sent.getContent().get("application/json");
    this.bodySchema = json == null ? null : json.getSchema();
  }

  private Validator validator(Parameter parameter) {
    return parameters.computeIfAbsent(parameter, first -> contract.getSchemaRepository().validator(first.getSchema()));
  }

  private Validator body() {
    if (body == null) body = contract.getSchemaRepository().validator(bodySchema);
    return body;
  }

  /**
   * The body; null when none came. Of use only when no fault was added.
   *
   * @param faults grows by what is wrong
   */
  JsonObject read(RoutingContext ctx, List<Fault> faults) {
    operation.getParameters().forEach(parameter -> readParameter(ctx, parameter, faults));
    return body(ctx, faults) instanceof JsonObject object ? object : null;
  }

  private void readParameter(RoutingContext ctx, Parameter parameter, List<Fault> faults) {
    String root = "/" + parameter.getIn() + "/" + parameter.getName();
    String value = sent(ctx, parameter);
    if (value != null) {
      check(root, parameter.getSchemaType() == SchemaType.STRING ? value : decoded(parameter, value), validator(parameter), faults);
    } else if (parameter.isRequired()) faults.add(new Fault(root, "is required"));
  }

  /** As it was sent, where the library's own extractor decodes once too often; the first value when a query parameter is repeated. */
  private static String sent(RoutingContext ctx, Parameter parameter) {
    return switch (parameter.getIn()) {
      case PATH -> ctx.pathParam(parameter.getName());
      case QUERY -> ctx.queryParam(parameter.getName()).stream().findFirst().orElse(null);
      case HEADER -> ctx.request().getHeader(parameter.getName());
      case COOKIE -> null;
    };
  }

  /** A whole number, written in digits only, or another JSON value; else the text itself, which the schema then refuses. */
  private static Object decoded(Parameter parameter, String value) {
    if (parameter.getSchemaType() == SchemaType.INTEGER && !WHOLE.matcher(value).matches()) return value;
    try {
      return Json.decodeValue(value);
    } catch (DecodeException notJson) {
      return value;
    }
  }

  private Object body(RoutingContext ctx, List<Fault> faults) {
    if (operation.getRequestBody() == null) return null;
    Buffer buffer = ctx.body().buffer();
    if (isEmpty(buffer)) {
      if (operation.getRequestBody().isRequired()) faults.add(new Fault("", "a body is required"));
      return null;
    }
    if (bodySchema == null) return null;
    try {
      Object sent = Json.decodeValue(buffer);
      faults.addAll(RepeatedKeys.in(buffer));
      check("", sent, body(), faults);
      return sent;
    } catch (DecodeException notJson) {
      faults.add(new Fault("", "must be valid JSON"));
      return null;
    }
  }

  private static boolean isEmpty(Buffer buffer) {
    return buffer == null || buffer.length() == 0;
  }

  private static void check(String root, Object value, Validator validator, List<Fault> faults) {
    OutputUnit result = validator.validate(value);
    if (!Boolean.TRUE.equals(result.getValid())) faults.addAll(ContractFaults.of(root, result));
  }
}
