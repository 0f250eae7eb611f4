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

/**
 * Hands a request to the contract as it was sent. The library's own extractor decodes headers as if they were addresses, decodes query values
 * twice and takes texts for JSON, so that the key {@code 1.5} is a number, {@code a+b} holds a space and {@code "3"} loses its quotes.
 * Needs a body handler before it.
 */
final class ContractRequests {
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
    return new ValidatableRequestImpl(Map.of(), headers, path, query, new RequestParameterImpl(ctx.body().buffer()), ctx.request().getHeader("content-type"));
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

  private static String exact(Parameter parameter, String value) {
    return parameter.getSchemaType() == SchemaType.STRING ? Json.encode(value) : value;
  }
}
