package doudi.signal;

import doudi.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was seen, by kind and window, in the days that count for each kind. For one thread at a time. */
final class Book {
  private final LocalDate today;
  private final Map<SignalKind, Map<String, Page>> pages = new EnumMap<>(SignalKind.class);

  private static final class Page {
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> hits = new LinkedHashSet<>();
  }

  Book(LocalDate today) {
    this.today = today;
  }

  /** First of the days that count for that kind. */
  LocalDate from(SignalKind kind) {
    return to(kind).minusDays(kind.days() - 1L);
  }

  /** The last of them. */
  LocalDate to(SignalKind kind) {
    return today.minusDays(kind.lag());
  }

  boolean counts(SignalKind kind, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, WorkCalendar.ZONE);
    return !day.isBefore(from(kind)) && !day.isAfter(to(kind));
  }

  /** Notes one complaint at a window, once; a complaint that has it once has it. Outside the days of the kind nothing is noted. */
  void note(SignalKind kind, String windowId, Instant at, String complaintId, boolean hit) {
    if (!counts(kind, at)) return;
    Page page = pages.computeIfAbsent(kind, fresh -> new TreeMap<>()).computeIfAbsent(windowId, fresh -> new Page());
    page.seen.add(complaintId);
    if (hit) page.hits.add(complaintId);
  }

  /** In the order of window ids. */
  List<Seen> seen(SignalKind kind) {
    var all = new ArrayList<Seen>();
    pages.getOrDefault(kind, Map.of()).forEach((window, page) -> all.add(new Seen(window, List.copyOf(page.hits), page.seen.size())));
    return all;
  }
}
