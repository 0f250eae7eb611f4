package doudi.city;

import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the city in force and replaces it as a whole. Callers take {@link #current()} once and decide with that. */
public final class CityDesk {
  private static final Logger log = LoggerFactory.getLogger(CityDesk.class);

  private final CityStore store;
  private final Clock clock;
  private final AtomicReference<City> current = new AtomicReference<>();

  public CityDesk(CityStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @throws Refusal UNAVAILABLE while no city was ever imported or none is loaded yet */
  public City current() {
    City city = current.get();
    if (city == null) throw Refusal.unavailable("No city has been imported yet.");
    return city;
  }

  public boolean isLoaded() {
    return current.get() != null;
  }

  /** One line for whoever runs the program. */
  public String describe() {
    return isLoaded() ? "version " + current().version() : "none yet: sign in as admin and import one";
  }

  /** Takes over a version that was imported since, by this node or another; empty when no city was ever imported. */
  public Future<Optional<City>> refresh() {
    return store.newest(version()).map(found -> {
      found.ifPresent(this::adopt);
      return Optional.ofNullable(current.get());
    });
  }

  /**
   * The city as read from its document, from now on in force. Fails with Refusal CONFLICT {@code changed-meanwhile} when another import
   * came first; nothing is changed then.
   *
   * @param by account that imports it
   */
  public Future<City> importCity(City read, String by) {
    return refresh().compose(known -> replace(version(), read, by));
  }

  /** The same, in the place of that version and of no other. */
  Future<City> replace(int version, City read, String by) {
    return store.add(read.as(version + 1), by, clock.instant()).onSuccess(added -> {
      adopt(added);
      log.info("city imported version={} by={} services={} windows={}", added.version(), by, added.catalog().services().size(),
          added.windows().byId().size());
    });
  }

  private int version() {
    City city = current.get();
    return city == null ? City.UNSTORED : city.version();
  }

  private void adopt(City found) {
    current.accumulateAndGet(found, (held, offered) -> held == null || offered.version() > held.version() ? offered : held);
  }
}
