package doudi.city;

import doudi.catalog.Name;
import java.util.List;
import java.util.Objects;

/**
 * One thing that is otherwise in one city document than in the one before.
 *
 * @param list where it stands in the document, such as {@code windows}; {@code city} for the document's own name
 * @param id empty for the city itself
 * @param fields of a changed thing, those that differ; {@code order} for a routing rule that comes at another place
 */
public record Change(String list, Kind kind, String id, Name name, List<String> fields) {
  /** The order in which people should look at them. */
  public enum Kind {
    REMOVED("removed"), CHANGED("changed"), ADDED("added");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public Change {
    Objects.requireNonNull(list, "list");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    fields = List.copyOf(fields);
  }
}
