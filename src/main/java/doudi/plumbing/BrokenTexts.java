package doudi.plumbing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Finds half characters: a lone surrogate can be written in JSON, but UTF-8 cannot hold it, so it would come back as another text. */
final class BrokenTexts {
  private static final int MOST = 50;

  private final List<Fault> found = new ArrayList<>();

  private BrokenTexts() {}

  /** @param body null for none */
  static List<Fault> in(JsonObject body) {
    var texts = new BrokenTexts();
    if (body != null) texts.look("", body);
    return texts.found;
  }

  private void look(String pointer, Object value) {
    if (found.size() == MOST) return;
    if (value instanceof JsonObject object) {
      object.forEach(field -> look(pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"), field.getValue()));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) look(pointer + "/" + i, array.getValue(i));
    } else if (value instanceof String text && isBroken(text)) {
      found.add(new Fault(pointer, "holds half a character (a lone surrogate)"));
    }
  }

  private static boolean isBroken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) continue;
      if (!Character.isHighSurrogate(text.charAt(i)) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(++i))) return true;
    }
    return false;
  }
}
