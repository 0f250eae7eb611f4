package doudi.backlog;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which column of the file is which field, and which columns were seen. */
final class Columns {
  private final Map<String, String> given;
  private final Map<String, String> fieldByColumn = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();

  Columns(Map<String, String> columnByField) {
    given = columnByField;
    for (String field : Row.FIELDS) {
      if (!columnByField.containsKey(field)) {
        fieldByColumn.put(plain(field), field);
      }
    }
    columnByField.forEach((field, column) -> fieldByColumn.put(plain(column), field));
  }

  Optional<String> field(String column) {
    if (!column.isBlank()) {
      seen.add(clean(column));
    }
    return Optional.ofNullable(fieldByColumn.get(plain(column)));
  }

  /** Stops the run when the file lacks the narrative or a column that {@code --map} names. */
  void check() {
    var names = seen.stream().map(Columns::plain).toList();
    for (String column : given.values()) {
      if (!names.contains(plain(column))) {
        throw new GivingUp(Words.NO_SUCH_COLUMN, column, list(seen));
      }
    }
    if (names.stream().noneMatch(name -> "narrative".equals(fieldByColumn.get(name)))) {
      throw new GivingUp(Words.NO_NARRATIVE, list(seen));
    }
  }

  List<String> unused() {
    return seen.stream().filter(column -> !fieldByColumn.containsKey(plain(column))).toList();
  }

  private static String list(Collection<String> columns) {
    return columns.isEmpty() ? "—" : String.join(", ", columns);
  }

  /** Excel and people leave byte order marks, spaces and apostrophes round a header. */
  private static String clean(String column) {
    return column.replace("\uFEFF", "").strip().replaceAll("^['\"]+|['\"]+$", "").strip();
  }

  private static String plain(String column) {
    return clean(column).replaceAll("[\\s\\u00A0_-]+", "").toLowerCase(Locale.ROOT);
  }
}
