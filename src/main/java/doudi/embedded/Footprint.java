package doudi.embedded;

import java.util.ArrayList;
import java.util.List;

/** What the command on this thread wrote and looked at, and so what its reply must wait for. */
final class Footprint {
  private static final ThreadLocal<Footprint> CURRENT = ThreadLocal.withInitial(Footprint::new);

  private final List<Table> seen = new ArrayList<>(4);
  private long written;

  private Footprint() {}

  static Footprint current() {
    return CURRENT.get();
  }

  void begin() {
    seen.clear();
    written = 0;
  }

  void wrote(long position) {
    written = position;
  }

  void saw(Table table) {
    if (!seen.contains(table)) {
      seen.add(table);
    }
  }

  long written() {
    return written;
  }

  /** The last change that the command can know of, if it looked at nothing but tables. */
  long known() {
    long known = written;
    for (Table table : seen) {
      known = Math.max(known, table.changedAt());
    }
    return known;
  }
}
