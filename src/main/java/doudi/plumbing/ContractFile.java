package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code openapi.yaml} as the router can enforce it. The file that is served stays as it is. */
public final class ContractFile {
  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";

  private static final String BYTES = "application/octet-stream";
  private static final String BODY_TYPES = "x-body-types";

  private ContractFile() {}

  public static Future<OpenAPIContract> load(Vertx vertx, String path) {
    return vertx.fileSystem().readFile(path).compose(yaml -> OpenAPIContract.from(vertx, enforceable(read(yaml))));
  }

  /** The document as plain JSON; anchors become copies. */
  static JsonObject read(Buffer yaml) {
    Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml.toString());
    return new JsonObject(Json.encode(document));
  }

  /**
   * Without {@code security}, because who may call is decided from {@code x-roles} before the contract is asked and the router would
   * demand a handler of its own; with problems as {@code application/json}, because the library refuses the media type of RFC 9457; and
   * without answers that are not JSON, because the library refuses streams, pictures and pages too. Which types of picture an operation
   * takes is kept beside it.
   */
  static JsonObject enforceable(JsonObject contract) {
    JsonObject paths = contract.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject item = paths.getJsonObject(path);
      for (String method : item.fieldNames()) {
        item.getJsonObject(method).remove("security");
        JsonObject answered = item.getJsonObject(method).getJsonObject("responses").getJsonObject("200", new JsonObject());
        if (!answered.getJsonObject("content", new JsonObject()).containsKey(JSON)) answered.remove("content");
        takeBytes(item.getJsonObject(method));
      }
    }
    JsonObject responses = contract.getJsonObject("components").getJsonObject("responses");
    for (String name : responses.fieldNames()) {
      JsonObject content = responses.getJsonObject(name).getJsonObject("content");
      if (content.containsKey(PROBLEM)) content.put(JSON, content.remove(PROBLEM));
    }
    return contract;
  }

  private static void takeBytes(JsonObject operation) {
    JsonObject taken = operation.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
    if (!isPicture(taken)) return;
    operation.put(BODY_TYPES, new JsonArray(List.copyOf(taken.fieldNames())));
    taken.clear().put(BYTES, new JsonObject().put("schema", new JsonObject().put("type", "string").put("format", "binary")));
  }

  private static boolean isPicture(JsonObject content) {
    return content.fieldNames().stream().anyMatch(type -> type.startsWith("image/"));
  }

  /** Media types of the body, in order; JSON nearly everywhere. */
  static Set<String> bodyTypes(Operation operation) {
    if (!(operation.getExtensions().get(BODY_TYPES) instanceof JsonArray types)) return Set.of(JSON);
    return types.stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new));
  }
}
