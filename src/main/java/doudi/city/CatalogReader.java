package doudi.city;

import doudi.calendar.Complexity;
import doudi.catalog.Catalog;
import doudi.catalog.Department;
import doudi.catalog.District;
import doudi.catalog.Name;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import io.vertx.core.json.JsonArray;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads districts, departments, platforms and services. Used once. */
final class CatalogReader {
  static final int LONGEST_NAME = 100;
  static final int LONGEST_SENTENCE = 300;
  private static final String KINDS = "app, mini-program, website, kiosk";
  private static final String COMPLEXITIES = "simple, ordinary, several-departments";

  private final FieldReader city;
  private final Findings findings;
  /** Parent by district, of every entry whose id is a text; null for a root. */
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private String rootId;

  private List<District> districts;
  private List<Department> departments;
  private List<Platform> platforms;
  private List<Service> services;

  CatalogReader(FieldReader city, Findings findings) {
    this.city = city;
    this.findings = findings;
  }

  CatalogReader read() {
    districts = city.objects("districts", this::district);
    checkTree();
    departments = city.objects("departments", CatalogReader::department);
    platforms = city.objects("platforms", CatalogReader::platform);
    services = city.objects("services", CatalogReader::service);
    return this;
  }

  /** Only when nothing was found wrong. */
  Catalog catalog() {
    return new Catalog(districts, departments, platforms, services);
  }

  /** The city's own district; null when there is none. */
  String rootId() {
    return rootId;
  }

  private District district(FieldReader at, int index) {
    String id = at.id("districts", index);
    Optional<String> parent = at.optionalReference("parentId", "districts");
    Name name = at.name("name", LONGEST_NAME);
    if (id != null && indexes.putIfAbsent(id, index) == null) parents.put(id, parent.orElse(null));
    if (id != null && !at.has("parentId")) root(at, id);
    return at.isSound() ? new District(id, parent, name) : null;
  }

  private void root(FieldReader at, String id) {
    if (rootId == null) rootId = id;
    else if (!rootId.equals(id)) at.fault("parentId", "is missing, yet only one district has no parent, and that is “" + rootId + "”");
  }

  private void checkTree() {
    if (rootId == null && city.value("districts") instanceof JsonArray) {
      city.fault("districts", "one district without parentId is required: the city itself");
    }
    var leadsOut = new HashSet<String>();
    for (String start : indexes.keySet().stream().sorted((one, other) -> indexes.get(one) - indexes.get(other)).toList()) {
      var path = new HashSet<String>();
      String at = start;
      while (at != null && !leadsOut.contains(at) && path.add(at)) at = parents.get(at);
      if (at != null && !leadsOut.contains(at)) blameCycle(at);
      leadsOut.addAll(path);
    }
  }

  private void blameCycle(String start) {
    Set<String> blamed = new HashSet<>();
    for (String at = start; blamed.add(at); at = parents.get(at)) {
      findings.fault("/districts/" + indexes.get(at) + "/parentId", "“" + at + "” is its own ancestor");
    }
  }

  private static Department department(FieldReader at, int index) {
    String id = at.id("departments", index);
    Name name = at.name("name", LONGEST_NAME);
    return at.isSound() ? new Department(id, name) : null;
  }

  private static Platform platform(FieldReader at, int index) {
    String id = at.id("platforms", index);
    Name name = at.name("name", LONGEST_NAME);
    Platform.Kind kind = at.coded("kind", Platform.Kind::of, KINDS);
    String departmentId = at.reference("departmentId", "departments");
    List<String> aliases = at.texts("aliases", LONGEST_NAME);
    return at.isSound() ? new Platform(id, name, kind, departmentId, aliases) : null;
  }

  private static Service service(FieldReader at, int index) {
    String id = at.id("services", index);
    Name name = at.name("name", LONGEST_NAME);
    String departmentId = at.reference("departmentId", "departments");
    List<String> platformIds = at.references("platformIds", "platforms", true);
    Complexity complexity = at.has("complexity") ? at.coded("complexity", Complexity::of, COMPLEXITIES) : Complexity.ORDINARY;
    List<String> keywords = at.texts("keywords", LONGEST_NAME);
    Optional<Name> bring = at.has("bring") ? Optional.ofNullable(at.name("bring", LONGEST_SENTENCE)) : Optional.empty();
    return at.isSound() ? new Service(id, name, departmentId, platformIds, complexity, keywords, bring) : null;
  }
}
