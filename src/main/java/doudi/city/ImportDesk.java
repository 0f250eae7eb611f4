package doudi.city;

import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import doudi.window.Window;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes a city over from a document, and says beforehand what that would change. */
public final class ImportDesk {
  /**
   * What an import would do.
   *
   * @param version of the city it was compared with; 0 when there is none yet
   */
  public record Preview(int version, City city, List<Change> changes) {}

  private final CityDesk cities;
  private final Function<Set<String>, Future<Map<String, Integer>>> standing;

  /** @param standing how many complaints that staff may still have to act on stand at each of these windows; left out where none does */
  public ImportDesk(CityDesk cities, Function<Set<String>, Future<Map<String, Integer>>> standing) {
    this.cities = cities;
    this.standing = standing;
  }

  /** Changes nothing; fails where the import would. */
  public Future<Preview> preview(City read) {
    return inForce().compose(before -> refuseLeavingBehind(before, read)
        .map(kept -> new Preview(versionOf(before), read, ChangesReader.read(before.orElse(null), read))));
  }

  /**
   * The city as read from its document, from now on in force. Fails with Refusal INVALID when a window that it lacks still holds
   * complaints: no supervisor would see them any more.
   *
   * @param seen version that the document was made for; empty for whichever is in force. Another one fails with {@code changed-meanwhile}
   */
  public Future<City> importCity(City read, Optional<Integer> seen, String by) {
    return inForce().compose(before -> {
      if (seen.isPresent() && seen.get() != versionOf(before)) throw CityStore.changedMeanwhile();
      return refuseLeavingBehind(before, read).compose(kept -> cities.replace(versionOf(before), read, by));
    });
  }

  private Future<Optional<City>> inForce() {
    return cities.refresh();
  }

  private static int versionOf(Optional<City> city) {
    return city.map(City::version).orElse(City.UNSTORED);
  }

  private Future<Void> refuseLeavingBehind(Optional<City> before, City read) {
    Map<String, Window> was = before.map(city -> city.windows().byId()).<Map<String, Window>>map(Map::copyOf).orElse(Map.of());
    Set<String> gone = was.keySet().stream().filter(id -> read.windows().window(id).isEmpty()).collect(Collectors.toUnmodifiableSet());
    if (gone.isEmpty()) return Future.succeededFuture();
    return standing.apply(gone).map(left -> {
      var faults = new ArrayList<Fault>();
      left.forEach((id, n) -> faults.add(new Fault("/windows", "lacks “" + id + "” (" + was.get(id).name().zh() + "), where " + n
          + (n == 1 ? " complaint still stands" : " complaints still stand") + "; keep the window until they are settled or transferred")));
      if (!faults.isEmpty()) throw Refusal.invalid(faults);
      return null;
    });
  }
}
