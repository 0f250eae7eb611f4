package doudi.backlog;

import java.util.List;
import java.util.Map;

/**
 * One record of the file: field → text, blank ones left out.
 *
 * @param line where the record starts, counted from 1 as an editor does
 * @param fault why the record could not be read; null when it could
 */
record Row(long line, Map<String, String> cells, WrongLine fault) {
  static final List<String> FIELDS = List.of("id", "filedAt", "title", "narrative", "serviceId", "platformId", "failureKind",
      "districtId", "step", "error", "tries", "name", "phone", "needs");

  Row {
    cells = Map.copyOf(cells);
  }

  static Row of(long line, Map<String, String> cells) {
    return new Row(line, cells, null);
  }

  static Row wrong(long line, WrongLine fault) {
    return new Row(line, Map.of(), fault);
  }

  String text(String field) {
    return cells.getOrDefault(field, "");
  }
}
