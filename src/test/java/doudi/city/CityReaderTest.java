package doudi.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A city document is taken as a whole, or refused with every fault and where it is. */
class CityReaderTest {
  static JsonObject small() {
    return new JsonObject("""
        {"name": {"zh": "小城", "en": "Town"},
         "districts": [{"id": "town", "name": {"zh": "小城", "en": "Town"}},
         {"id": "east", "parentId": "town", "name": {"zh": "东", "en": "East"}},
                       {"id": "far", "parentId": "east", "name": {"zh": "远", "en": "Far"}}],
         "departments": [{"id": "housing", "name": {"zh": "住建", "en": "Housing"}}],
         "platforms": [{"id": "app", "name": {"zh": "应用", "en": "App"}, "kind": "app", "departmentId": "housing", "aliases": ["掌上"]}],
         "services": [{"id": "subsidy", "name": {"zh": "补贴", "en": "Subsidy"}, "departmentId": "housing", "platformIds": ["app"],
                       "complexity": "simple", "keywords": ["补贴"], "bring": {"zh": "身份证", "en": "Identity card"}}],
         "windows": [{"id": "hall", "name": {"zh": "大厅", "en": "Hall"}, "address": {"zh": "一号", "en": "No. 1"}, "districtId": "town",
                      "competence": {"all": true}, "counters": 3, "access": ["ramp"], "hours": {"mon": ["09:00-12:00"]},
                      "location": {"latitude": 28.2, "longitude": 112.9}, "phone": "0700-1"},
                     {"id": "desk", "name": {"zh": "点", "en": "Desk"}, "address": {"zh": "二号", "en": "No. 2"}, "districtId": "east",
                      "competence": {"departmentIds": ["housing"], "serviceIds": ["subsidy"]}, "counters": 1,
                      "hours": {"tue": ["09:00-12:00"]}}],
         "routingRules": [{"id": "r-1", "when": {"serviceIds": ["subsidy"], "failureKinds": ["no-answer"]}, "windowId": "desk",
                           "because": {"zh": "因为", "en": "Because"}}]}""");
  }

  @Test
  void readsEverything() {
    City city = CityReader.read(small());
    assertThat(city.version()).isEqualTo(City.UNSTORED);
    assertThat(city.windows().cityFallback().id()).isEqualTo("hall");
    assertThat(city.catalog().service("subsidy").orElseThrow().bring()).isPresent();
    assertThat(city.routing().rules()).hasSize(1);
    assertThat(new JsonObject(city.source())).isEqualTo(small());
  }

  @Test
  void optionalFieldsMayBeAbsent() {
    JsonObject json = small();
    for (String field : List.of("complexity", "keywords", "bring")) json.getJsonArray("services").getJsonObject(0).remove(field);
    for (String field : List.of("access", "location", "phone")) json.getJsonArray("windows").getJsonObject(0).remove(field);
    json.getJsonArray("platforms").getJsonObject(0).put("aliases", new JsonArray());
    assertThat(CityReader.read(json).catalog().service("subsidy").orElseThrow().complexity().code()).isEqualTo("ordinary");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        change("/name", ""), change("/name/zh", "  "), change("/name/en", 3), change("/name/fr", "Ville"), change("/extra", 1),
        change("/districts/1/parentId", "nowhere"), change("/districts/1/parentId", null), change("/districts/1/id", "East"),
        change("/departments/0/colour", "red"), change("/departments/0/name/zh", "换\n行"),
        change("/platforms/0/kind", "fax"), change("/platforms/0/departmentId", "nobody"), change("/platforms/0/aliases", "掌上"),
        change("/services/0/platformIds/0", "none"), change("/services/0/platformIds", new JsonArray()),
        change("/services/0/complexity", "hard"),
        change("/services/0/keywords/0", 7), change("/services/0/bring", "身份证"), change("/services/0/departmentId", 5),
        change("/windows/0/districtId", "nowhere"), change("/windows/1/competence/serviceIds/0", "none"),
        change("/windows/1/competence/all", false),
        change("/windows/0/counters", 0), change("/windows/0/counters", 1.5), change("/windows/0/counters", "3"),
        change("/windows/0/access/0", "lift"),
        change("/windows/0/hours/mon/0", "9-12"), change("/windows/0/hours/day", new JsonArray()), change("/windows/0/hours", 9),
        change("/windows/0/location/latitude", 91), change("/windows/0/location/height", 3), change("/windows/0/phone", " "),
        change("/windows/0/address", null), change("/windows/0/name/zh", "长".repeat(101)),
        change("/routingRules/0/windowId", "gone"), change("/routingRules/0/when/failureKinds/0", "sad"),
        change("/routingRules/0/when/days", "mon"),
        change("/routingRules/0/because/en", ""), change("/routingRules/0/when", new JsonObject()), change("/services", new JsonObject()),
        change("/windows/0", "hall"));
  }

  private static Arguments change(String pointer, Object value) {
    return Arguments.of(pointer, value);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void pointsAtWhatIsWrong(String pointer, Object value) {
    JsonObject json = small();
    put(json, pointer, value);
    assertThat(faultsOf(json)).extracting(Fault::pointer).contains(pointer);
  }

  private static void put(JsonObject json, String pointer, Object value) {
    String[] path = pointer.substring(1).split("/");
    Object at = json;
    for (int i = 0; i < path.length - 1; i++)
        at = at instanceof JsonArray list ? list.getValue(Integer.parseInt(path[i])) : ((JsonObject) at).getValue(path[i]);
    String last = path[path.length - 1];
    if (at instanceof JsonArray list) list.set(Integer.parseInt(last), value);
    else ((JsonObject) at).put(last, value);
  }

  @Test
  void tellsEveryFaultAtOnceAndNoOther() {
    JsonObject json = small();
    put(json, "/services/0/platformIds/0", "none");
    put(json, "/windows/0/hours/mon/0", "9-12");
    put(json, "/routingRules/0/because", 1);
    assertThat(faultsOf(json)).extracting(Fault::pointer)
        .containsExactly("/services/0/platformIds/0", "/windows/0/hours/mon/0", "/routingRules/0/because");
  }

  @Test
  void anIdUsedTwiceIsToldAtTheSecond() {
    JsonObject json = small();
    json.getJsonArray("departments").add(new JsonObject("{\"id\": \"housing\", \"name\": {\"zh\": \"又\", \"en\": \"Again\"}}"));
    assertThat(faultsOf(json)).containsExactly(new Fault("/departments/1/id", "“housing” is already the id of /departments/0"));
  }

  @Test
  void aReferenceNamedTwiceIsAFault() {
    JsonObject json = small();
    put(json, "/services/0/platformIds", new JsonArray().add("app").add("app"));
    assertThat(faultsOf(json)).containsExactly(new Fault("/services/0/platformIds/1", "is named twice"));
  }

  @Test
  void districtsAreOneTree() {
    JsonObject twoRoots = small();
    twoRoots.getJsonArray("districts").getJsonObject(1).remove("parentId");
    assertThat(faultsOf(twoRoots)).extracting(Fault::pointer).containsExactly("/districts/1/parentId");
    JsonObject cycle = small();
    put(cycle, "/districts/1/parentId", "far");
    assertThat(faultsOf(cycle)).extracting(Fault::pointer).containsExactly("/districts/1/parentId", "/districts/2/parentId");
    JsonObject noRoot = small();
    put(noRoot, "/districts/0/parentId", "town");
    assertThat(faultsOf(noRoot)).extracting(Fault::pointer).containsExactlyInAnyOrder("/districts/0/parentId", "/districts");
  }

  @Test
  void theCityNeedsALastResort() {
    JsonObject json = small();
    put(json, "/windows/0/districtId", "east");
    assertThat(faultsOf(json)).extracting(Fault::pointer).containsExactly("/windows");
  }

  @Test
  void anEmptyObjectLacksEverything() {
    assertThat(faultsOf(new JsonObject())).extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/name", "/districts", "/departments", "/platforms", "/services", "/windows", "/routingRules");
  }

  @Test
  void whateverIsPutAnywhereIsReadOrRefusedButNeverBreaksTheReader() {
    Object[] odd = {null, 1, -1.5, true, "", "x", "town", new JsonArray(), new JsonObject(),
        new JsonArray().addNull().add(1), new JsonObject().put("~/", 1)};
    var pointers = new ArrayList<String>();
    collect("", small(), pointers);
    for (String pointer : pointers) {
      for (Object value : odd) {
        JsonObject json = small();
        put(json, pointer, value);
        try {
          CityReader.read(json);
        } catch (Refusal refused) {
          assertThat(refused.faults()).as(pointer + " = " + value).isNotEmpty();
        } catch (ClassCastException | NullPointerException broken) {
          throw new AssertionError(pointer + " = " + value, broken);
        }
      }
    }
  }

  private static void collect(String pointer, Object value, List<String> pointers) {
    if (value instanceof JsonObject object)
        object.fieldNames().forEach(field -> collect(pointer + "/" + field, object.getValue(field), pointers));
    if (value instanceof JsonArray list)
        IntStream.range(0, list.size()).forEach(i -> collect(pointer + "/" + i, list.getValue(i), pointers));
    if (!pointer.isEmpty()) pointers.add(pointer);
  }

  @Test
  void fiveThousandServicesAreReadInLessThanASecond() {
    JsonObject json = small();
    JsonObject first = json.getJsonArray("services").getJsonObject(0);
    for (int i = 0; i < 5_000; i++) json.getJsonArray("services").add(first.copy().put("id", "s-" + i));
    String text = json.encode();
    long least = IntStream.range(0, 3).mapToLong(round -> processorTime(() -> CityReader.read(text))).min().orElseThrow();
    assertThat(least).isLessThan(1_000_000_000L);
  }

  /** Nanoseconds this thread worked, however busy the machine is. */
  private static long processorTime(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - start;
  }

  @Test
  void aRefusalIsTheCallersFault() {
    assertThatThrownBy(() -> CityReader.read(new JsonObject(Map.of("name", 1)))).isInstanceOfSatisfying(Refusal.class, refused -> {
      assertThat(refused.kind()).isEqualTo(Refusal.Kind.INVALID);
      assertThat(refused.code()).isEqualTo("validation");
    });
  }

  private static List<Fault> faultsOf(JsonObject json) {
    return catchThrowableOfType(Refusal.class, () -> CityReader.read(json)).faults();
  }
}
