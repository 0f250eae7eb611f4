package doudi.backlog;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** A backlog file whose encoding, form and columns are known, and which holds at least one record. */
record Backlog(TextFile text, boolean json, long records, Columns columns) {

  /** Reads the whole file once, so that nothing is sent from one that cannot be read to its end. */
  static Backlog of(Path file, Map<String, String> columnByField) {
    try {
      var text = TextFile.of(file);
      char first = text.firstVisible();
      if (first == 0) {
        throw new GivingUp(Words.EMPTY, file);
      }
      boolean json = first == '{' || file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson|json)");
      if (json && first == '[') {
        throw new GivingUp(Words.JSON_ARRAY, file);
      }
      return counted(new Backlog(text, json, 0, new Columns(columnByField)));
    } catch (CharacterCodingException e) {
      throw new GivingUp(Words.NOT_TEXT, file);
    } catch (IOException e) {
      throw new GivingUp(Words.CANNOT_READ, file, e.getMessage());
    }
  }

  private static Backlog counted(Backlog backlog) throws IOException {
    long records = 0;
    long readable = 0;
    try (var rows = backlog.rows()) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        records++;
        readable += row.get().fault() == null ? 1 : 0;
      }
    }
    if (readable > 0 || records == 0) {
      backlog.columns.check();
    }
    if (records == 0) {
      throw new GivingUp(Words.EMPTY, backlog.text.path());
    }
    return new Backlog(backlog.text, backlog.json, records, backlog.columns);
  }

  Rows rows() throws IOException {
    var reader = text.open();
    return json ? new JsonLines(reader, columns) : new CsvRows(text.path(), reader, columns);
  }

  String form() {
    return json ? "JSONL" : "CSV";
  }
}
