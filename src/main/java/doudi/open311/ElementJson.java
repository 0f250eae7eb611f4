package doudi.open311;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An answer as JSON by the Spark mapping: the outermost name falls away, what repeats is always an array, what is empty is null. */
final class ElementJson {
  private ElementJson() {}

  static String of(Element root) {
    return Json.encode(value(root));
  }

  private static Object value(Element element) {
    return switch (element.form()) {
      case VALUE -> element.content();
      case LIST -> {
        var all = new JsonArray();
        element.children().forEach(child -> all.add(value(child)));
        yield all;
      }
      case FIELDS -> {
        var all = new JsonObject();
        element.children().forEach(child -> all.put(child.name(), value(child)));
        yield all;
      }
    };
  }
}
