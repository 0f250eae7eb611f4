package doudi.plumbing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON as it was sent, read once: as the check against the contract wants it, as handlers want it, and with what reading passes over.
 *
 * @param repeated properties that one object names twice: a reader would silently take the last, and the sender may have meant the first
 */
record SentJson(JsonNode node, List<Fault> repeated) {
  /** Takes one JSON value and nothing behind it. */
  static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int MOST = 50;

  /** Fails when it is not one JSON value and nothing else. */
  static SentJson read(Buffer sent) throws IOException {
    try (var parser = new Watched(JSON.createParser(sent.getBytes()))) {
      JsonNode node = JSON.readTree(parser);
      if (node == null) throw new IOException("nothing was sent");
      return new SentJson(node, parser.repeated);
    }
  }

  /** Null where it is no object. */
  JsonObject object() {
    return node.isObject() ? new JsonObject(fields(node)) : null;
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> fields(node);
      case ARRAY -> items(node);
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      case NULL -> null;
      default -> throw new IllegalStateException("no JSON value " + node.getNodeType());
    };
  }

  private static Map<String, Object> fields(JsonNode object) {
    var fields = new LinkedHashMap<String, Object>();
    object.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
    return fields;
  }

  private static List<Object> items(JsonNode array) {
    var items = new ArrayList<>();
    array.forEach(item -> items.add(value(item)));
    return items;
  }

  /** Looks at each token as it is read. */
  private static final class Watched extends JsonParserDelegate {
    private final List<Fault> repeated = new ArrayList<>();
    private final Deque<Set<String>> open = new ArrayDeque<>();

    private Watched(JsonParser parser) {
      super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token == JsonToken.START_OBJECT) open.push(new HashSet<>());
      if (token == JsonToken.END_OBJECT) open.pop();
      if (token == JsonToken.FIELD_NAME && !open.element().add(currentName()) && repeated.size() < MOST) {
        repeated.add(new Fault(JsonPointer.forPath(getParsingContext(), false).toString(), "stands here twice"));
      }
      return token;
    }
  }
}
