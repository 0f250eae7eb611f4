package doudi.plumbing;

import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Hands a request to the contract as it was sent. The library's own extractor decodes headers as if they were addresses, decodes query values
 * twice and takes texts for JSON, so that the key {@code 1.5} is a number, {@code a+b} holds a space and {@code "3"} loses its quotes.
 * Needs a body handler before it.
 */
final class ContractRequests {
  private static final String JSON = "application/json";
  private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");

  private ContractRequests() {}

  static ValidatableRequest read(RoutingContext ctx, Operation operation) {
    var sent = new EnumMap<Location, Map<String, RequestParameter>>(Location.class);
    for (Location place : Location.values()) sent.put(place, new HashMap<>());
    for (Parameter parameter : operation.getParameters()) {
      String value = value(ctx, parameter);
      if (value != null) sent.get(parameter.getIn()).put(parameter.getName(), new RequestParameterImpl(exact(parameter, value)));
    }
    var headers = sent.get(Location.HEADER);
    var path = sent.get(Location.PATH);
    var query = sent.get(Location.QUERY);
    if (operation.getRequestBody() == null) return new ValidatableRequestImpl(Map.of(), headers, path, query);
    return new ValidatableRequestImpl(Map.of(), headers, path, query, new RequestParameterImpl(ctx.body().buffer()),
        isJson(ctx) ? JSON : ctx.request().getHeader("content-type"));
  }

  /** Media types are the same in any case and with any parameter. */
  static boolean isJson(RoutingContext ctx) {
    String type = ctx.request().getHeader("content-type");
    return type != null && type.split(";", 2)[0].trim().equalsIgnoreCase(JSON);
  }

  /** The first value when a query parameter is repeated. */
  private static String value(RoutingContext ctx, Parameter parameter) {
    return switch (parameter.getIn()) {
      case PATH -> ctx.pathParam(parameter.getName());
      case QUERY -> ctx.queryParam(parameter.getName()).stream().findFirst().orElse(null);
      case HEADER -> ctx.request().getHeader(parameter.getName());
      case COOKIE -> null;
    };
  }

  /** As JSON. A whole number is written in digits only: {@code 1.0} and {@code 1e1} stay texts, which the contract refuses. */
  private static String exact(Parameter parameter, String value) {
    boolean text = parameter.getSchemaType() == SchemaType.STRING || parameter.getSchemaType() == SchemaType.INTEGER && !WHOLE.matcher(value).matches();
    return text ? Json.encode(value) : value;
  }
}
