package doudi.city;

import doudi.identity.ScopeDirectory;
import doudi.plumbing.Fault;
import doudi.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    Optional<City> city = cities.isLoaded() ? Optional.of(cities.current()) : Optional.empty();
    var faults = new ArrayList<Fault>();
    check("/windowIds", windowIds, known(city, one -> one.windows().byId().keySet()), faults);
    check("/platformIds", platformIds, known(city, one -> one.catalog().platforms().keySet()), faults);
    check("/departmentIds", departmentIds, known(city, one -> one.catalog().departments().keySet()), faults);
    if (districtId != null && city.flatMap(one -> one.catalog().district(districtId)).isEmpty()) faults.add(fault("/districtId"));
    return faults;
  }

  private static Set<String> known(Optional<City> city, Function<City, Set<String>> ids) {
    return city.map(ids).orElse(Set.of());
  }

  private static void check(String pointer, List<String> ids, Set<String> known, List<Fault> faults) {
    for (int i = 0; i < ids.size(); i++) if (!known.contains(ids.get(i))) faults.add(fault(pointer + "/" + i));
  }

  private static Fault fault(String pointer) {
    return new Fault(pointer, "is not in the city");
  }
}
