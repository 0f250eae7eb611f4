package doudi.city;

import doudi.calendar.WorkCalendar;
import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import doudi.routing.Case;
import doudi.routing.Loads;
import doudi.routing.Route;
import doudi.routing.Trial;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Chooses the window for a case with the city, the queues and the calendar as they are now. */
public final class RoutingDesk {
  private final CityDesk cities;
  private final Supplier<WorkCalendar> calendar;
  private final Supplier<Loads> loads;
  private final Clock clock;

  /** @param loads must answer at once, from memory */
  public RoutingDesk(CityDesk cities, Supplier<WorkCalendar> calendar, Supplier<Loads> loads, Clock clock) {
    this.cities = cities;
    this.calendar = calendar;
    this.loads = loads;
    this.clock = clock;
  }

  public Route routeFor(Case what) {
    return cities.current().routing().routeFor(what, loads.get(), clock.instant(), calendar.get());
  }

  /**
   * Who would get it, and why nobody else; changes nothing.
   *
   * @throws Refusal INVALID {@code validation} pointing at every id that the city does not have
   */
  public Trial tryRoute(Case what) {
    City city = cities.current();
    var faults = unknown(what, city);
    if (!faults.isEmpty()) throw Refusal.invalid(faults);
    return city.routing().trial(what, loads.get(), clock.instant(), calendar.get());
  }

  /** A fault for each id in the case that the city does not have. */
  public static List<Fault> unknown(Case what, City city) {
    var faults = new ArrayList<Fault>();
    check("/serviceId", what.serviceId(), city.catalog().services()::containsKey, faults);
    check("/platformId", what.platformId(), city.catalog().platforms()::containsKey, faults);
    check("/districtId", what.districtId(), city.catalog().districts()::containsKey, faults);
    return faults;
  }

  private static void check(String pointer, Optional<String> id, Predicate<String> known, List<Fault> faults) {
    if (id.isPresent() && !known.test(id.get())) faults.add(new Fault(pointer, "is not in the city"));
  }
}
