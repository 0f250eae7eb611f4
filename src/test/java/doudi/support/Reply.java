package doudi.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.util.List;

/** What the running program answered. */
public record Reply(int status, JsonObject body, HttpHeaders headers) {

  public String text(String field) {
    return body.getString(field);
  }

  public String id() {
    return body.getString("id");
  }

  /** {@code not-found} for a problem of type {@code /problems/not-found}; empty when the answer is no problem. */
  public String problem() {
    String type = status < 400 || body == null ? "" : body.getString("type", "");
    return type.replace("/problems/", "");
  }

  /** The pointers of a validation problem. */
  public List<String> pointers() {
    return body.getJsonArray("errors", new JsonArray()).stream().map(fault -> ((JsonObject) fault).getString("pointer")).toList();
  }

  public List<JsonObject> items() {
    return body.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  public List<String> events() {
    return body.getJsonArray("history").stream().map(event -> ((JsonObject) event).getString("type")).toList();
  }

  public Reply expect(int wanted) {
    if (status != wanted) throw new AssertionError("expected " + wanted + ", got " + status + " " + body);
    return this;
  }
}
