package doudi.backlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV as spreadsheets save it: the first row that is not empty names the columns. */
final class CsvRows implements Rows {
  private final Path path;
  private final CSVParser parser;
  private final Columns columns;
  private final long skippedLines;
  private List<Optional<String>> header;
  private long start;

  CsvRows(Path path, BufferedReader text, Columns columns) throws IOException {
    this.path = path;
    this.columns = columns;
    var separator = Separator.of(text);
    skippedLines = separator.lines();
    parser = CSVParser.builder().setReader(text).setFormat(CSVFormat.DEFAULT.builder()
        .setDelimiter(separator.sign()).setIgnoreEmptyLines(false).setTrailingData(true).get()).get();
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (header == null) {
      header = record().map(this::header).orElse(List.of());
    }
    return record().map(this::row);
  }

  /** The next record with anything in it. */
  private Optional<List<String>> record() throws IOException {
    var records = parser.iterator();
    try {
      while (true) {
        start = skippedLines + parser.getCurrentLineNumber() + 1;
        if (!records.hasNext()) {
          return Optional.empty();
        }
        var cells = cells(records.next());
        if (!cells.isEmpty()) {
          return Optional.of(cells);
        }
      }
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IllegalStateException e) {
      throw unreadable(new IOException(e.getMessage(), e));
    }
  }

  private IOException unreadable(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return cause;
    }
    throw new GivingUp(Words.BAD_CSV, path, start, cause.getMessage());
  }

  /** Cells without the empty ones at the end. */
  private static List<String> cells(CSVRecord values) {
    var cells = new ArrayList<String>();
    values.forEach(value -> cells.add(unwrapped(value)));
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    return cells;
  }

  /** Spreadsheets write {@code '00123} or {@code ="00123"} to keep a number as text. */
  private static String unwrapped(String value) {
    String text = value.replace("\uFEFF", "").strip();
    if (text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"")) {
      return text.substring(2, text.length() - 1);
    }
    return text.startsWith("'") && text.indexOf('\'', 1) < 0 ? text.substring(1) : text;
  }

  private List<Optional<String>> header(List<String> names) {
    return names.stream().map(columns::field).toList();
  }

  private Row row(List<String> cells) {
    if (cells.size() > header.size()) {
      return Row.wrong(start, new WrongLine(Words.TOO_MANY_CELLS, cells.size(), header.size()));
    }
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      header.get(i).filter(field -> !text.isBlank()).ifPresent(field -> fields.putIfAbsent(field, text));
    }
    return Row.of(start, fields);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
