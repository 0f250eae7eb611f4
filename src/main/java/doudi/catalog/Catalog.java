package doudi.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Everything public that a city is made of, by id and in the order of ids. Its districts form one tree. */
public final class Catalog {
  private final NavigableMap<String, District> districts;
  private final NavigableMap<String, Department> departments;
  private final NavigableMap<String, Platform> platforms;
  private final NavigableMap<String, Service> services;
  private final District root;
  private final CatalogWords words;

  /** @throws IllegalArgumentException for an id used twice, or districts that are not one tree */
  public Catalog(Collection<District> districts, Collection<Department> departments, Collection<Platform> platforms,
      Collection<Service> services) {
    this.districts = byId(districts, District::id);
    this.departments = byId(departments, Department::id);
    this.platforms = byId(platforms, Platform::id);
    this.services = byId(services, Service::id);
    List<District> roots = districts.stream().filter(district -> district.parentId().isEmpty()).toList();
    if (roots.size() != 1) throw new IllegalArgumentException("exactly one district has no parent, not " + roots.size());
    root = roots.get(0);
    checkTree();
    words = new CatalogWords(services, platforms);
  }

  private static <T> NavigableMap<String, T> byId(Collection<T> items, Function<T, String> id) {
    var sorted = new TreeMap<String, T>();
    for (T item : items) {
      if (sorted.put(id.apply(item), item) != null) throw new IllegalArgumentException("id " + id.apply(item) + " is used twice");
    }
    return Collections.unmodifiableNavigableMap(sorted);
  }

  private void checkTree() {
    var rooted = new HashSet<>(List.of(root.id()));
    for (District district : districts.values()) {
      var path = new HashSet<String>();
      for (String id = district.id(); !rooted.contains(id); id = districts.get(id).parentId().orElseThrow()) {
        if (!districts.containsKey(id)) throw new IllegalArgumentException("no district " + id);
        if (!path.add(id)) throw new IllegalArgumentException("district " + id + " is its own ancestor");
      }
      rooted.addAll(path);
    }
  }

  /** What somebody's own words speak of, as far as names and keywords tell. */
  public CatalogWords words() {
    return words;
  }

  public NavigableMap<String, District> districts() {
    return districts;
  }

  public NavigableMap<String, Department> departments() {
    return departments;
  }

  public NavigableMap<String, Platform> platforms() {
    return platforms;
  }

  public NavigableMap<String, Service> services() {
    return services;
  }

  /** The city itself. */
  public District root() {
    return root;
  }

  public Optional<District> district(String id) {
    return Optional.ofNullable(districts.get(id));
  }

  public Optional<Department> department(String id) {
    return Optional.ofNullable(departments.get(id));
  }

  public Optional<Platform> platform(String id) {
    return Optional.ofNullable(platforms.get(id));
  }

  public Optional<Service> service(String id) {
    return Optional.ofNullable(services.get(id));
  }

  /** The district itself, then its parent, up to the city; empty for an unknown district. */
  public List<District> pathToRoot(String districtId) {
    var path = new ArrayList<District>();
    Optional<District> next = district(districtId);
    while (next.isPresent()) {
      path.add(next.get());
      next = next.get().parentId().map(districts::get);
    }
    return path;
  }

  /** Whether the district is the ancestor or lies below it; false when either is unknown. */
  public boolean isWithin(String districtId, String ancestorId) {
    District at = districts.get(districtId);
    while (at != null && !at.id().equals(ancestorId)) at = at.parentId().map(districts::get).orElse(null);
    return at != null;
  }
}
