package doudi.calendar;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The State Council's notices that come with the program, {@code /holidays/cn-YEAR.json}; each names the notice it was taken from. */
public final class ShippedYears {
  private static final int FIRST = 2024;
  private static final int LAST = 2040;

  private ShippedYears() {}

  public static List<CalendarYear> load() {
    var years = new ArrayList<CalendarYear>();
    for (int year = FIRST; year <= LAST; year++) {
      try (InputStream in = ShippedYears.class.getResourceAsStream("/holidays/cn-" + year + ".json")) {
        if (in != null) years.add(CalendarYear.read(new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8))));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("holidays of " + year, unreadable);
      }
    }
    return years;
  }
}
