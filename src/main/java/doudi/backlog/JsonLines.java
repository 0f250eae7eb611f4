package doudi.backlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One JSON object per line; {@code attempt} and {@code contact} may be nested as in the public API. */
final class JsonLines implements Rows {
  private final BufferedReader lines;
  private final Columns columns;
  private long line;

  JsonLines(BufferedReader lines, Columns columns) {
    this.lines = lines;
    this.columns = columns;
  }

  @Override
  public Optional<Row> next() throws IOException {
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      String bare = text.replace("\uFEFF", "");
      if (!bare.isBlank()) {
        return Optional.of(row(bare));
      }
    }
    return Optional.empty();
  }

  private Row row(String text) {
    try {
      var cells = new LinkedHashMap<String, String>();
      collect(new JsonObject(text), cells);
      return Row.of(line, cells);
    } catch (DecodeException e) {
      return Row.wrong(line, new WrongLine(Words.NOT_AN_OBJECT, reason(e)));
    }
  }

  private void collect(JsonObject object, Map<String, String> cells) {
    for (var entry : object) {
      if (entry.getValue() instanceof JsonObject nested) {
        collect(nested, cells);
      } else if (entry.getValue() != null) {
        String text = text(entry.getValue());
        columns.field(entry.getKey().equals("at") ? "filedAt" : entry.getKey())
            .filter(field -> !text.isBlank())
            .ifPresent(field -> cells.putIfAbsent(field, text));
      }
    }
  }

  private static String text(Object value) {
    return value instanceof JsonArray list ? list.stream().map(String::valueOf).collect(Collectors.joining("|")) : value.toString();
  }

  private static String reason(DecodeException e) {
    return e.getCause() instanceof JsonProcessingException cause && cause.getLocation() != null
        ? cause.getOriginalMessage().lines().findFirst().orElse("") + " (" + cause.getLocation().getColumnNr() + ")"
        : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
