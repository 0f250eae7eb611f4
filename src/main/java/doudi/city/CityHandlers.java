package doudi.city;

import static doudi.identity.CallerHandler.caller;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Department;
import doudi.catalog.District;
import doudi.catalog.FailureKind;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.plumbing.Answer;
import doudi.plumbing.Cursor;
import doudi.plumbing.Language;
import doudi.plumbing.Operations;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import doudi.window.Competence;
import doudi.window.Need;
import doudi.window.Window;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public catalog, every list in the order of ids, and the import that replaces it. */
public final class CityHandlers implements Operations.Capability {
  private static final int LIMIT = 100;

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

  private final CityDesk desk;
  private final ImportDesk imports;
  private final Supplier<WorkCalendar> calendar;
  private final Clock clock;

  public CityHandlers(CityDesk desk, ImportDesk imports, Supplier<WorkCalendar> calendar, Clock clock) {
    this.desk = desk;
    this.imports = imports;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("importCatalog", this::importCatalog).on("tryCatalog", this::tryCatalog).on("readCatalog", this::readCatalog)
        .on("listDistricts", request -> list(request, desk.current().catalog().districts(), CityHandlers::district))
        .on("listDepartments", request -> list(request, desk.current().catalog().departments(), CityHandlers::department))
        .on("listPlatforms", request -> list(request, desk.current().catalog().platforms(), CityHandlers::platform))
        .on("listServices", request -> list(request, desk.current().catalog().services(), CityHandlers::service))
        .on("listWindows", request -> list(request, desk.current().windows().byId(), this::window))
        .on("listFailureKinds", this::listFailureKinds);
  }

  private Future<Answer> importCatalog(Request request) {
    return imports.importCity(CityReader.read(request.body()), seen(request), caller(request).id()).map(city -> Answer.ok(counts(city)));
  }

  /** A number too long to be a version is none that is in force. */
  private static Optional<Integer> seen(Request request) {
    return request.header("If-Match").map(tag -> {
      Matcher number = TAG.matcher(tag);
      return number.matches() ? Integer.parseInt(number.group(1)) : -1;
    });
  }

  private Future<Answer> tryCatalog(Request request) {
    return imports.preview(CityReader.read(request.body())).map(preview -> {
      var changes = preview.changes().stream().map(change -> change(change, request.language())).toList();
      return Answer.ok(new JsonObject().put("version", preview.version()).put("name", preview.city().name().in(request.language()))
          .put("changes", new JsonArray(changes)));
    });
  }

  private static JsonObject change(Change change, Language language) {
    var json = new JsonObject().put("list", change.list()).put("kind", change.kind().code()).put("name", change.name().in(language));
    if (!change.id().isEmpty()) json.put("id", change.id());
    if (!change.fields().isEmpty()) json.put("fields", new JsonArray(change.fields()));
    return json;
  }

  private Future<Answer> readCatalog(Request request) {
    if (!desk.isLoaded()) throw Refusal.notFound();
    City city = desk.current();
    return Future.succeededFuture(Answer.ok(
        new JsonObject().put("version", city.version()).put("document", new JsonObject(city.source()))));
  }

  /** In the order of the dictionary, which is that of the groups. */
  private Future<Answer> listFailureKinds(Request request) {
    var byPlace = new TreeMap<String, FailureKind>();
    for (FailureKind kind : FailureKind.values()) byPlace.put("%03d".formatted(kind.ordinal()), kind);
    return list(request, byPlace, CityHandlers::failureKind);
  }

  private <T> Future<Answer> list(Request request, NavigableMap<String, T> all, BiFunction<T, Language, JsonObject> shape) {
    int limit = request.limit(LIMIT);
    NavigableMap<String, T> rest = request.cursor(1).map(after -> all.tailMap(after.key(0), false)).orElse(all);
    Page<JsonObject> page = Page.cut(rest.entrySet().stream().limit(limit + 1L).toList(), limit, last -> Cursor.of(last.getKey()))
        .map(entry -> shape.apply(entry.getValue(), request.language()));
    return Future.succeededFuture(Answer.page(page));
  }

  private static JsonObject counts(City city) {
    return new JsonObject().put("version", city.version()).put("districts", city.catalog().districts().size())
        .put("departments", city.catalog().departments().size()).put("platforms", city.catalog().platforms().size())
        .put("services", city.catalog().services().size()).put("windows", city.windows().byId().size())
        .put("routingRules", city.routing().rules().size());
  }

  private static JsonObject district(District district, Language language) {
    var json = new JsonObject().put("id", district.id()).put("name", district.name().in(language));
    district.parentId().ifPresent(parent -> json.put("parentId", parent));
    return json;
  }

  private static JsonObject department(Department department, Language language) {
    return new JsonObject().put("id", department.id()).put("name", department.name().in(language));
  }

  private static JsonObject platform(Platform platform, Language language) {
    return new JsonObject().put("id", platform.id()).put("name", platform.name().in(language)).put("kind", platform.kind().code())
        .put("departmentId", platform.departmentId());
  }

  private static JsonObject service(Service service, Language language) {
    var json = new JsonObject().put("id", service.id()).put("name", service.name().in(language)).put("departmentId", service.departmentId())
        .put("platformIds", new JsonArray(service.platformIds())).put("complexity", service.complexity().code());
    service.bring().ifPresent(bring -> json.put("bring", bring.in(language)));
    return json;
  }

  private static JsonObject failureKind(FailureKind kind, Language language) {
    return new JsonObject().put("id", kind.code()).put("name", kind.label().in(language)).put("group", kind.group().code())
        .put("groupName", kind.group().label().in(language));
  }

  private JsonObject window(Window window, Language language) {
    var json = new JsonObject().put("id", window.id()).put("name", window.name().in(language)).put("address", window.address().in(language))
        .put("districtId", window.districtId()).put("counters", window.counters())
        .put("access", sorted(window.access().stream().map(Need::code).toList())).put("hours", window.hours().json());
    window.phone().ifPresent(phone -> json.put("phone", phone));
    window.location().ifPresent(at ->
        json.put("location", new JsonObject().put("latitude", at.latitude()).put("longitude", at.longitude())));
    competence(window.competence(), json);
    doors(window, json);
    return json;
  }

  private static void competence(Competence competence, JsonObject json) {
    if (competence.everything()) json.put("all", true);
    if (!competence.departmentIds().isEmpty()) json.put("departmentIds", sorted(competence.departmentIds()));
    if (!competence.serviceIds().isEmpty()) json.put("serviceIds", sorted(competence.serviceIds()));
  }

  private void doors(Window window, JsonObject json) {
    Instant now = clock.instant();
    var opens = window.hours().opensNext(now, calendar.get());
    json.put("openNow", opens.filter(now::equals).isPresent());
    opens.filter(now::isBefore).ifPresent(at -> json.put("opensAt", at.toString()));
  }

  private static JsonArray sorted(Collection<String> codes) {
    return new JsonArray(List.copyOf(codes).stream().sorted().toList());
  }
}
