package doudi.window;

import doudi.catalog.Catalog;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All windows of a city, by id and in the order of ids; one of them takes whatever nobody else takes. */
public final class Windows {
  private final Catalog catalog;
  private final NavigableMap<String, Window> byId;
  private final Window cityFallback;

  /** @throws IllegalArgumentException for an id used twice, a district the catalog lacks, or no window fit to be the fallback */
  public Windows(Catalog catalog, Collection<Window> windows) {
    this.catalog = catalog;
    var sorted = new TreeMap<String, Window>();
    for (Window window : windows) {
      if (sorted.put(window.id(), window) != null) throw new IllegalArgumentException("window " + window.id() + " is there twice");
      if (catalog.district(window.districtId()).isEmpty()) throw new IllegalArgumentException("window " + window.id() + " stands nowhere");
    }
    byId = Collections.unmodifiableNavigableMap(sorted);
    cityFallback = sorted.values().stream().filter(this::isForEverything).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no window of the whole city is competent for everything"));
  }

  private boolean isForEverything(Window window) {
    return window.competence().everything() && window.districtId().equals(catalog.root().id());
  }

  public NavigableMap<String, Window> byId() {
    return byId;
  }

  public Optional<Window> window(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Windows that stand in the district or below it, in the order of ids; none for an unknown district. */
  public List<Window> within(String districtId) {
    return byId.values().stream().filter(window -> catalog.isWithin(window.districtId(), districtId)).toList();
  }

  /** The city's own window, competent for everything: the one with the lowest id when there are several. */
  public Window cityFallback() {
    return cityFallback;
  }
}
