package doudi.city;

import static doudi.city.CatalogReader.LONGEST_NAME;
import static doudi.city.CatalogReader.LONGEST_SENTENCE;

import doudi.calendar.CalendarFaults;
import doudi.calendar.OpeningHours;
import doudi.catalog.Name;
import doudi.window.Competence;
import doudi.window.Location;
import doudi.window.Need;
import doudi.window.Window;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the windows, one of which must be fit to be the city's last resort. Used once. */
final class WindowsReader {
  static final String NEEDS = "ramp, sign-language, home-visit, large-print, hearing-loop, dialect";
  private static final String COMPETENCE = "{\"all\": true}, or departmentIds or serviceIds or both, is required";

  private final FieldReader city;
  private final String rootId;
  private boolean lastResort;

  /** @param rootId null when the districts have no root; the last resort is then not looked for */
  WindowsReader(FieldReader city, String rootId) {
    this.city = city;
    this.rootId = rootId;
  }

  List<Window> read() {
    List<Window> windows = city.objects("windows", this::window);
    if (!lastResort && rootId != null) {
      city.fault("windows", "one window in “" + rootId + "” with competence {\"all\": true} is required: the city's last resort");
    }
    return windows;
  }

  private Window window(FieldReader at, int index) {
    String id = at.id("windows", index);
    Name name = at.name("name", LONGEST_NAME);
    Name address = at.name("address", LONGEST_SENTENCE);
    String districtId = at.reference("districtId", "districts");
    Competence competence = competence(at);
    int counters = at.whole("counters", 1, Window.MOST_COUNTERS);
    List<Need> access = at.optionalCodes("access", Need::of, NEEDS);
    OpeningHours hours = hours(at);
    Optional<Location> location = at.has("location") ? Optional.ofNullable(location(at)) : Optional.empty();
    Optional<String> phone = at.has("phone") ? Optional.ofNullable(at.text("phone", 40)) : Optional.empty();
    lastResort |= competence != null && competence.everything() && districtId != null && districtId.equals(rootId);
    return at.isSound()
        ? new Window(id, name, address, districtId, competence, counters, Set.copyOf(access), hours, location, phone) : null;
  }

  private static Competence competence(FieldReader window) {
    FieldReader at = window.object("competence", COMPETENCE);
    if (at == null) return null;
    Competence read = at.has("all") ? everything(at) : some(at);
    at.end();
    return at.isSound() ? read : null;
  }

  private static Competence everything(FieldReader at) {
    if (!Boolean.TRUE.equals(at.value("all"))) at.fault("all", "true is required, or leave it out");
    for (String more : List.of("departmentIds", "serviceIds")) if (at.has(more)) at.fault(more, "goes without saying beside all");
    return Competence.EVERYTHING;
  }

  private static Competence some(FieldReader at) {
    boolean named = at.has("departmentIds") | at.has("serviceIds");
    if (!named) at.fault("departmentIds", COMPETENCE);
    List<String> departments = at.references("departmentIds", "departments", false);
    List<String> services = at.references("serviceIds", "services", false);
    return at.isSound() ? Competence.of(Set.copyOf(departments), Set.copyOf(services)) : null;
  }

  private static OpeningHours hours(FieldReader at) {
    if (!(at.value("hours") instanceof JsonObject week)) {
      at.fault("hours", "hours by day are required, such as {\"mon\": [\"09:00-12:00\", \"13:30-17:00\"]}");
      return null;
    }
    try {
      return OpeningHours.read(week);
    } catch (CalendarFaults wrong) {
      wrong.faults().forEach(fault -> at.fault("hours", fault.pointer(), fault.detail()));
      return null;
    }
  }

  private static Location location(FieldReader window) {
    FieldReader at = window.object("location", "{\"latitude\": …, \"longitude\": …} is required");
    if (at == null) return null;
    double latitude = at.degrees("latitude", 90);
    double longitude = at.degrees("longitude", 180);
    at.end();
    return at.isSound() ? new Location(latitude, longitude) : null;
  }
}
