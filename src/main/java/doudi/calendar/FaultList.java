package doudi.calendar;

import doudi.calendar.CalendarFaults.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects faults while a document is read, so that its author sees all of them in one answer. */
final class FaultList {

  private final List<Fault> found = new ArrayList<>();

  void add(String pointer, String detail) {
    found.add(new Fault(pointer, detail));
  }

  void rejectAny() {
    if (!found.isEmpty()) throw new CalendarFaults(found);
  }

  /** A key as one reference token of RFC 6901. */
  static String token(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
