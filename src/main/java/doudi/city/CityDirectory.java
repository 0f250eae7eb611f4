package doudi.city;

import doudi.identity.ScopeDirectory;
import doudi.plumbing.Fault;
import doudi.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers from the city in force; before there is one, no id is known. */
public final class CityDirectory implements ScopeDirectory {
  private final CityDesk cities;

  public CityDirectory(CityDesk cities) {
    this.cities = cities;
  }

  @Override
  public Set<String> windowsWithin(String districtId) {
    if (!cities.isLoaded()) return Set.of();
    return cities.current().windows().within(districtId).stream().map(Window::id).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Fault> unknown(List<String> windowIds, String districtId, List<String> platformIds, List<String> departmentIds) {
    // The first admin is made before there is a city, in which nothing is known then.
    Optional<City> city = cities.isLoaded() ? Optional.of(cities.current()) : Optional.empty();
    var faults = new ArrayList<Fault>();
    check("/windowIds", windowIds, city.map(here -> here.windows().byId().keySet()).orElse(Set.of()), faults);
    check("/platformIds", platformIds, city.map(here -> here.catalog().platforms().keySet()).orElse(Set.of()), faults);
    check("/departmentIds", departmentIds, city.map(here -> here.catalog().departments().keySet()).orElse(Set.of()), faults);
    if (districtId != null && city.flatMap(here -> here.catalog().district(districtId)).isEmpty()) faults.add(fault("/districtId"));
    return faults;
  }

  private static void check(String pointer, List<String> ids, Set<String> known, List<Fault> faults) {
    for (int i = 0; i < ids.size(); i++) if (!known.contains(ids.get(i))) faults.add(fault(pointer + "/" + i));
  }

  private static Fault fault(String pointer) {
    return new Fault(pointer, "is not in the city");
  }
}
