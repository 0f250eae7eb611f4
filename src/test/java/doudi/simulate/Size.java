package doudi.simulate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How large a city is simulated, and for how long.
 *
 * @param perDay complaints of an ordinary working day; the city has as many buckets, and a seventh as many windows
 * @param json where the report goes as JSON besides
 */
record Size(long seed, LocalDate from, int days, int perDay, Optional<Path> json) {
  /** Eight weeks in, the National Day holiday, with its make-up workdays before and behind it. */
  static final LocalDate USUAL_START = LocalDate.parse("2026-08-17");
  private static final int USUAL_DAYS = 60;
  private static final int USUAL_PER_DAY = 160;

  Size {
    if (days < 1 || perDay < 8) throw new IllegalArgumentException("at least 1 day and 8 complaints a day");
  }

  static Size of(long seed, LocalDate from, int days, int perDay) {
    return new Size(seed, from, days, perDay, Optional.empty());
  }

  /** @param args {@code --seed N --days D --complaints PER-DAY --from YYYY-MM-DD --json FILE}, any of them left out */
  static Size of(List<String> args) {
    var size = of(1, USUAL_START, USUAL_DAYS, USUAL_PER_DAY);
    for (Iterator<String> next = args.iterator(); next.hasNext();) size = size.with(next.next(), next.hasNext() ? next.next() : "");
    return size;
  }

  private Size with(String name, String value) {
    return switch (name) {
      case "--seed" -> new Size(Long.parseLong(value), from, days, perDay, json);
      case "--from" -> new Size(seed, LocalDate.parse(value), days, perDay, json);
      case "--days" -> new Size(seed, from, Integer.parseInt(value), perDay, json);
      case "--complaints" -> new Size(seed, from, days, Integer.parseInt(value), json);
      case "--json" -> new Size(seed, from, days, perDay, Optional.of(Path.of(value)));
      default -> throw new IllegalArgumentException(name + ": known are --seed, --days, --complaints, --from and --json");
    };
  }

  LocalDate day(int index) {
    return from.plusDays(index);
  }

  int windows() {
    return Math.max(4, perDay / 7);
  }

  /** Faults that begin together; also how long the top of the list is that is looked at. */
  int together() {
    return Math.max(2, Math.min(10, perDay / 16));
  }
}
