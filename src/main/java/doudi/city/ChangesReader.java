package doudi.city;

import doudi.catalog.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads what is otherwise in a document than in the one before, both without faults: gone, different, new. Used once. */
final class ChangesReader {
  private static final String RULES = "routingRules";

  private final JsonObject before;
  private final JsonObject after;
  private final List<Change> changes = new ArrayList<>();

  private ChangesReader(JsonObject before, JsonObject after) {
    this.before = before;
    this.after = after;
  }

  /** @param before null when there was no city yet: everything is new */
  static List<Change> read(City before, City after) {
    var reader = new ChangesReader(before == null ? new JsonObject() : new JsonObject(before.source()), new JsonObject(after.source()));
    if (before != null && !before.name().equals(after.name())) {
      reader.changes.add(new Change("city", Change.Kind.CHANGED, "", after.name(), List.of("name")));
    }
    CityReader.LISTS.forEach(reader::compare);
    return List.copyOf(reader.changes);
  }

  private void compare(String list) {
    Map<String, JsonObject> was = byId(before, list);
    Map<String, JsonObject> is = byId(after, list);
    Set<String> moved = list.equals(RULES) ? moved(was.keySet(), is.keySet()) : Set.of();
    was.forEach((id, one) -> { if (!is.containsKey(id)) add(list, Change.Kind.REMOVED, one, List.of()); });
    is.forEach((id, one) -> {
      var fields = new ArrayList<String>(was.containsKey(id) ? differing(was.get(id), one) : List.of());
      if (moved.contains(id)) fields.add("order");
      if (!fields.isEmpty()) add(list, Change.Kind.CHANGED, one, fields);
    });
    is.forEach((id, one) -> { if (!was.containsKey(id)) add(list, Change.Kind.ADDED, one, List.of()); });
  }

  private static Map<String, JsonObject> byId(JsonObject document, String list) {
    var byId = new LinkedHashMap<String, JsonObject>();
    document.getJsonArray(list, new JsonArray()).forEach(one -> byId.put(((JsonObject) one).getString("id"), (JsonObject) one));
    return byId;
  }

  private static Set<String> differing(JsonObject was, JsonObject is) {
    var fields = new TreeSet<>(was.fieldNames());
    fields.addAll(is.fieldNames());
    fields.removeIf(field -> Objects.equals(was.getValue(field), is.getValue(field)));
    return fields;
  }

  /** Of the ids in both orders, those that come at another place among them. */
  private static Set<String> moved(Set<String> was, Set<String> is) {
    List<String> earlier = was.stream().filter(is::contains).toList();
    List<String> now = is.stream().filter(was::contains).toList();
    var moved = new TreeSet<String>();
    for (int i = 0; i < now.size(); i++) if (!now.get(i).equals(earlier.get(i))) moved.add(now.get(i));
    return moved;
  }

  /** A routing rule has no name; the reason it gives stands for one. */
  private void add(String list, Change.Kind kind, JsonObject one, List<String> fields) {
    JsonObject name = one.getJsonObject(list.equals(RULES) ? "because" : "name");
    changes.add(new Change(list, kind, one.getString("id"), new Name(name.getString("zh"), name.getString("en")), fields));
  }
}
