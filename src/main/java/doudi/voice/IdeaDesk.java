package doudi.voice;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Catalog;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.city.CityDesk;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/** Takes residents' ideas for platforms and shows them to those who answer for the platform or the service. */
public final class IdeaDesk {
  private static final int MOST_A_DAY = 5;

  private final IdeaStore store;
  private final CityDesk cities;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public IdeaDesk(IdeaStore store, CityDesk cities, Clock clock) {
    this.store = store;
    this.cities = cities;
    this.clock = clock;
  }

  /** Fails with {@code not-found} for an unknown platform, {@code too-many-today} from the sixth of one account on a day. */
  public Future<Idea> send(Caller caller, String platformId, Optional<String> serviceId, String words) {
    Platform platform = platform(platformId);
    Optional<Service> service = serviceId.map(id -> cities.current().catalog().service(id)
        .filter(known -> known.platformIds().contains(platformId))
        .orElseThrow(() -> Refusal.invalid("/serviceId", "is not a service of this platform")));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String id = "%011x%08x".formatted(now.toEpochMilli(), random.nextInt());
    String department = service.map(Service::departmentId).orElse(platform.departmentId());
    var idea = new Idea(id, platformId, serviceId.orElse(null), department, words, now);
    return place(idea, caller.id() + "@" + LocalDate.ofInstant(now, WorkCalendar.ZONE) + "#", 1);
  }

  private Future<Idea> place(Idea idea, String day, int place) {
    if (place > MOST_A_DAY) return Future.failedFuture(Refusal.tooMany("too-many-today", "You sent five today; go on tomorrow."));
    return store.add(idea, day + place).compose(added -> added ? Future.succeededFuture(idea) : place(idea, day, place + 1));
  }

  /** Newest first: all of a platform for those who answer for it, else those about services of the caller's departments. */
  public Future<Page<Idea>> list(Caller caller, String platformId, Optional<Cursor> cursor, int limit) {
    platform(platformId);
    Access.Scope scope = Access.samples(caller);
    if (!(scope instanceof Access.Everything) && !(scope instanceof Access.About)) throw Refusal.notFound();
    Optional<Collection<String>> departments = scope instanceof Access.About about && !about.platformIds().contains(platformId)
        ? Optional.of(about.departmentIds()) : Optional.empty();
    return store.page(platformId, departments, cursor.map(at -> at.key(0)), limit)
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.id())));
  }

  private Platform platform(String id) {
    Catalog catalog = cities.current().catalog();
    return catalog.platform(id).orElseThrow(Refusal::notFound);
  }
}
