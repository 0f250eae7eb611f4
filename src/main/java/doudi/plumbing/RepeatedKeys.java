package doudi.plumbing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds properties that one object names twice: a reader would silently take the last, and the sender may have meant the first. */
final class RepeatedKeys {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST = 50;

  private final List<Fault> found = new ArrayList<>();
  private final Deque<Set<String>> open = new ArrayDeque<>();

  private RepeatedKeys() {}

  /** @param body JSON; what is not ends the search */
  static List<Fault> in(Buffer body) {
    var keys = new RepeatedKeys();
    try (JsonParser parser = JSON.createParser(body.getBytes())) {
      while (parser.nextToken() != null && keys.found.size() < MOST) keys.look(parser);
    } catch (IOException notJson) {
      return List.of();
    }
    return keys.found;
  }

  private void look(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) open.push(new HashSet<>());
    if (token == JsonToken.END_OBJECT) open.pop();
    if (token == JsonToken.FIELD_NAME && !open.element().add(parser.currentName())) {
      found.add(new Fault(pointer(parser), "stands here twice"));
    }
  }

  private static String pointer(JsonParser parser) {
    return JsonPointer.forPath(parser.getParsingContext(), false).toString();
  }
}
