package doudi.plumbing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operation answers; {@link HttpApi} alone writes it to the wire.
 *
 * @param headers {@code content-type} only where it is not JSON
 * @param body empty for 204
 */
public record Answer(int status, Map<String, String> headers, Buffer body) {

  public static Answer ok(JsonObject body) { return json(200, body); }
  public static Answer created(JsonObject body) { return json(201, body); }
  public static Answer nothing() { return new Answer(204, Map.of(), Buffer.buffer()); }

  public static Answer json(int status, JsonObject body) {
    return new Answer(status, Map.of(), body.toBuffer());
  }

  /** {@code {items, next}}; {@code next} is null at the end of the list. */
  public static Answer page(Page<JsonObject> page) {
    return ok(new JsonObject().put("items", new JsonArray(List.copyOf(page.items())))
        .put("next", page.next().map(Cursor::text).orElse(null)));
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
