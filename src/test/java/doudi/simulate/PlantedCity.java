package doudi.simulate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A city made up from a seed: districts of four streets, a window in each street that takes whatever its street brings, and services on one
 * to three platforms. One hamlet and two platforms are hardly used, so that there is something to suppress.
 */
final class PlantedCity {
  /** What is asked of residents of that street on that platform, and how often it fails on an ordinary working day. */
  record Spot(int index, String platformId, String serviceId, String failureKind, String districtId, double rate) {
    String id() { return platformId + "~" + serviceId + "~" + failureKind + "~" + districtId; }
    String windowId() { return "w-" + districtId; }
  }

  record Service(String id, List<String> platformIds) {
    String departmentId() { return "dept-" + Integer.parseInt(platformIds.get(0).substring("platform-".length())) % DEPARTMENTS; }
  }

  static final int DEPARTMENTS = 6;
  private static final int PLATFORMS = 14;
  private static final int STREETS_OF_A_DISTRICT = 4;
  private static final String HAMLET = "hamlet";
  private static final double SELDOM = 0.07;
  private static final List<String> KINDS = List.of("outage", "login", "upload", "payment", "records-wrong", "no-answer", "wrongly-refused",
      "no-slot", "confusing", "too-many-steps", "asked-again", "form-does-not-fit");

  private final List<String> streets;
  private final List<Service> services = new ArrayList<>();
  private final List<Spot> spots = new ArrayList<>();

  PlantedCity(Size size) {
    Chance chance = Chance.of(size.seed(), "city");
    streets = IntStream.range(0, size.windows() - 1).mapToObj(i -> "street-" + i).toList();
    for (int i = 0; i < Math.max(8, size.perDay() / 3); i++) services.add(service(i, chance));
    var taken = new LinkedHashSet<String>();
    while (spots.size() < size.perDay() - 3) add(chance, taken);
    spots.add(new Spot(spots.size(), seldom(0), "service-0", "login", streets.get(0), SELDOM));
    spots.add(new Spot(spots.size(), seldom(1), "service-1", "login", streets.get(1), SELDOM));
    spots.add(new Spot(spots.size(), services.get(2).platformIds.get(0), "service-2", "login", HAMLET, 2 * SELDOM));
  }

  private static Service service(int index, Chance chance) {
    Set<String> on = new LinkedHashSet<>();
    int platforms = chance.within(1, 3);
    while (on.size() < platforms) on.add("platform-" + chance.below(PLATFORMS - 2));
    if (index < 2) on.add(seldom(index));
    return new Service("service-" + index, List.copyOf(on));
  }

  private static String seldom(int which) {
    return "platform-" + (PLATFORMS - 1 - which);
  }

  private void add(Chance chance, Set<String> taken) {
    Service service = chance.oneOf(services);
    String platform = chance.oneOf(service.platformIds.stream().filter(id -> !id.equals(seldom(0)) && !id.equals(seldom(1))).toList());
    double rate = 0.67 * Math.exp(chance.gaussian() * 0.9);
    var spot = new Spot(spots.size(), platform, service.id, chance.oneOf(KINDS), streets.get(spots.size() % streets.size()), rate);
    if (taken.add(spot.id())) spots.add(spot);
  }

  List<Spot> spots() { return spots; }
  List<Service> services() { return services; }
  List<String> streets() { return streets; }

  Service service(String id) {
    return services.get(Integer.parseInt(id.substring("service-".length())));
  }

  /** The district right below the city in which a street lies. */
  static String districtOf(String street) {
    return street.equals(HAMLET) ? HAMLET : "district-" + Integer.parseInt(street.substring("street-".length())) / STREETS_OF_A_DISTRICT;
  }

  List<String> windows() {
    return withHamlet().stream().map(street -> "w-" + street).toList();
  }

  List<String> districts() {
    return withHamlet().stream().map(PlantedCity::districtOf).distinct().toList();
  }

  List<String> platforms() {
    return IntStream.range(0, PLATFORMS).mapToObj(i -> "platform-" + i).toList();
  }

  private List<String> withHamlet() {
    var all = new ArrayList<>(streets);
    all.add(HAMLET);
    return all;
  }

  /** What an admin imports. */
  JsonObject document() {
    var districts = new JsonArray().add(named("city", "测试市"));
    districts().forEach(id -> districts.add(named(id, "区 " + id).put("parentId", "city")));
    streets.forEach(id -> districts.add(named(id, "街道 " + id).put("parentId", districtOf(id))));
    var departments = new JsonArray();
    for (int i = 0; i < DEPARTMENTS; i++) departments.add(named("dept-" + i, "第 " + i + " 局"));
    var platforms = new JsonArray();
    platforms().forEach(id -> platforms.add(named(id, "平台 " + id).put("kind", "app").put("aliases", new JsonArray())
        .put("departmentId", "dept-" + Integer.parseInt(id.substring("platform-".length())) % DEPARTMENTS)));
    var offered = new JsonArray();
    services.forEach(one -> offered.add(named(one.id, "事项 " + one.id).put("departmentId", one.departmentId())
        .put("platformIds", new JsonArray(one.platformIds)).put("keywords", new JsonArray())));
    var windows = new JsonArray().add(window("w-city", "city"));
    withHamlet().forEach(id -> windows.add(window("w-" + id, id)));
    return new JsonObject().put("name", name("测试市", "Simulated City")).put("districts", districts)
        .put("departments", departments).put("platforms", platforms).put("services", offered).put("windows", windows).put("routingRules", new JsonArray());
  }

  private static JsonObject named(String id, String name) {
    return new JsonObject().put("id", id).put("name", name(name, id));
  }

  private static JsonObject name(String zh, String en) {
    return new JsonObject().put("zh", zh).put("en", en);
  }

  private static JsonObject window(String id, String district) {
    var hours = new JsonObject();
    List.of("mon", "tue", "wed", "thu", "fri").forEach(day -> hours.put(day, new JsonArray(Hours.OPEN)));
    return named(id, "窗口 " + id).put("address", name("一楼", "ground floor")).put("districtId", district)
        .put("competence", new JsonObject().put("all", true)).put("counters", 3).put("access", new JsonArray()).put("hours", hours);
  }
}
