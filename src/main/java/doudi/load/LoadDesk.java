package doudi.load;

import doudi.calendar.WorkCalendar;
import doudi.city.CityDesk;
import doudi.complaint.Complaint;
import doudi.complaint.WindowCountStore;
import doudi.complaint.WindowCounts;
import doudi.complaint.WindowFigure;
import doudi.hotspot.Period;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import doudi.window.Window;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How busy and how late windows are: a supervisor sees the district's, a manager and an auditor what they may see at every window. */
public final class LoadDesk {
  /** A window and its numbers. */
  public record Load(Window window, WindowCounts counts) {}

  private final WindowCountStore counts;
  private final CityDesk cities;
  private final Clock clock;

  public LoadDesk(WindowCountStore counts, CityDesk cities, Clock clock) {
    this.counts = counts;
    this.cities = cities;
    this.clock = clock;
  }

  /** In the order of window ids. Fails with {@code validation} for a district that the city does not have. */
  public Future<Page<Load>> list(Caller caller, Period period, Optional<String> districtId, Optional<Cursor> cursor, int limit) {
    var city = cities.current();
    districtId.filter(id -> city.catalog().district(id).isEmpty()).ifPresent(unknown -> {
      throw Refusal.invalid("/query/districtId", "is not a district of this city");
    });
    List<Window> windows = city.windows().byId().values().stream().filter(window -> sees(caller, window.id()))
        .filter(window -> districtId.isEmpty() || city.catalog().isWithin(window.districtId(), districtId.get()))
        .filter(window -> cursor.isEmpty() || window.id().compareTo(cursor.get().key(0)) > 0).limit(limit + 1L).toList();
    Page<Window> page = Page.cut(windows, limit, last -> Cursor.of(last.id()));
    return counts.counts(Access.samples(caller), page.items().stream().map(Window::id).toList(), span(period))
        .map(byWindow -> page.map(window -> new Load(window, byWindow.getOrDefault(window.id(), WindowCounts.NONE))));
  }

  /** The complaints behind one number, newest first. Fails with {@code not-found} for a window that the caller does not see. */
  public Future<Page<Complaint>> complaints(Caller caller, String windowId, WindowFigure figure, Period period, Optional<Cursor> cursor,
      int limit) {
    if (!sees(caller, windowId) || cities.current().windows().window(windowId).isEmpty()) throw Refusal.notFound();
    return counts.behind(Access.samples(caller), windowId, figure, span(period), cursor, limit)
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.filedAt().toEpochMilli(), last.id().value())));
  }

  private static boolean sees(Caller caller, String windowId) {
    return caller.is(Role.MANAGER) || caller.is(Role.AUDITOR) || caller.worksAt(windowId);
  }

  private WindowCountStore.Span span(Period period) {
    return new WindowCountStore.Span(start(period.from()), start(period.to().plusDays(1)), clock.instant());
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
  }
}
