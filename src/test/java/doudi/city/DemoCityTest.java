package doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.calendar.WorkCalendar;
import doudi.catalog.District;
import doudi.catalog.FailureKind;
import doudi.catalog.Service;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.routing.Case;
import doudi.routing.Loads;
import doudi.routing.Route;
import doudi.window.Need;
import doudi.window.Window;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo city keeps its promises, and real complaints (by their id in the public collection) find a window that makes sense. */
class DemoCityTest {
  private static final City CITY = CityReader.read(new JsonObject(text("/demo/city.json")));
  private static final List<JsonObject> STAFF = new JsonArray(text("/demo/staff.json")).stream().map(JsonObject.class::cast).toList();
  private static final WorkCalendar CALENDAR = WorkCalendar.of(List.of());
  /** A Monday, 12:30 in the city: lunch break for most. */
  private static final Instant NOON = Instant.parse("2026-11-23T04:30:00Z");

  private static String text(String resource) {
    try (var in = DemoCityTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void isLargeEnoughToFeelReal() {
    assertThat(CITY.catalog().districts()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(CITY.catalog().departments()).hasSizeGreaterThanOrEqualTo(9);
    assertThat(CITY.catalog().platforms()).hasSizeGreaterThanOrEqualTo(14);
    assertThat(CITY.catalog().services()).hasSizeGreaterThanOrEqualTo(64);
    assertThat(CITY.windows().byId()).hasSizeGreaterThanOrEqualTo(22);
    assertThat(CITY.routing().rules()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(CITY.catalog().pathToRoot("qinyuan")).extracting(District::id).containsExactly("qinyuan", "donghu", "chengdong", "anhe");
  }

  @Test
  void everyPlatformOffersSomethingAndSomeOfferTheSame() {
    var offered = CITY.catalog().services().values().stream().flatMap(service -> service.platformIds().stream())
        .collect(Collectors.toSet());
    assertThat(offered).isEqualTo(CITY.catalog().platforms().keySet());
    assertThat(CITY.catalog().services().values()).filteredOn(service -> service.platformIds().size() > 1).hasSizeGreaterThan(20);
    assertThat(CITY.catalog().services().values()).allMatch(service -> !service.keywords().isEmpty());
  }

  @Test
  void almostEveryServiceHasAWindowBesideCityHallAlmostEverywhere() {
    var alone = new ArrayList<String>();
    int asked = 0;
    for (Service service : CITY.catalog().services().values()) {
      for (String district : CITY.catalog().districts().keySet()) {
        asked++;
        if (route(about(service.id(), null, null, district)).rule().equals(Route.CITY_FALLBACK)) alone.add(service.id() + "@" + district);
      }
    }
    assertThat(alone).as("left to city hall").hasSizeLessThan(asked / 20);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "4056, gas-bill, gas-account, not-offered, qinyuan, w-qinyuan",
      "4056, gas-bill, gas-account, not-offered, lugu, w-lugu",
      "5085, housing-subsidy, rencai-app, no-answer, -, w-housing",
      "37042, medical-records, medical-app, not-offered, -, w-medical",
      "47731, graduate-file-query, rencai-app, not-offered, -, w-talent",
      "62280, training-subsidy, hr-site, confusing, xinghe, w-xinghe",
      "100159, gas-bill, gas-account, not-offered, -, w-utilities",
      "103946, street-report, snapshot-mini, not-offered, chengguan, w-chengguan",
      "122040, fund-repayment, housing-fund-mini, not-offered, -, w-housing-fund",
      "191580, traffic-violation, traffic-12123, login, -, w-traffic",
      "207481, bus-card, bus-card-app, duplicate-platform, -, w-data",
      "209864, phone-plan, mobile-hall, wrongly-refused, -, w-phone-bank",
      "211085, exam-account, exam-site, login, luxi, w-exam",
      "219612, traffic-violation, traffic-12123, no-help, -, w-traffic",
      "231280, marriage-appointment, civil-affairs-site, confusing, -, w-marriage",
      "248501, exam-registration, exam-site, form-does-not-fit, -, w-exam",
      "252929, metro-ride, metro-app, outage, chengdong, w-metro",
      "257747, no-crime-record, police-mini, sent-in-circles, xinghe, w-city-hall",
      "264490, metro-top-up, metro-app, payment, -, w-metro",
      "272214, personal-file-fee, rencai-app, still-had-to-visit, -, w-talent",
      "275761, online-banking, bank-site, login, -, w-phone-bank",
      "276773, title-query, real-estate-site, outage, -, w-real-estate",
      "278070, bus-invoice, bus-card-app, not-offered, -, w-bus-card"})
  void aRealComplaintFindsAWindowThatMakesSense(String id, String service, String platform, String kind, String district, String window) {
    Route route = route(about(service, platform, kind, district));
    assertThat(route.windowId()).as(id).isEqualTo(window);
  }

  @Test
  void aPlatformAloneLeadsToItsDepartment() {
    assertThat(route(about(null, "medical-app", "login", null)).windowId()).isEqualTo("w-medical");
  }

  @Test
  void wordsAloneLeadToTheNearestWindowForEverything() {
    assertThat(route(about(null, null, null, "xueyuan")).windowId()).isEqualTo("w-luxi");
    assertThat(route(Case.UNKNOWN).windowId()).isEqualTo("w-city-hall");
  }

  @Test
  void wordsForHowItFailedAreNotTakenForAService() {
    var outage = Messages.load().say(Language.ZH, "ui.hear.outage").split("\\|");
    assertThat(outage).contains("打不开").allSatisfy(words -> assertThat(heard("手机上" + words)).isEmpty());
    assertThat(heard("手机上医保电子凭证打不开，排队也没用")).contains("medical-records");
    assertThat(heard("app登录不了")).isEmpty();
  }

  @Test
  void theReasonIsOnePlainSentenceInBothLanguages() {
    var messages = Messages.load();
    var ramp = new Case(Optional.of("gas-bill"), Optional.empty(), Optional.empty(), Optional.of("donghu"), Set.of(Need.RAMP));
    var told = route(ramp).reason().told(messages);
    assertThat(told.zh()).isEqualTo("离东湖街道最近、能办“燃气缴费”的窗口，有无障碍坡道；今天13:30开门。");
    assertThat(told.en()).isEqualTo("The nearest window to Donghu Street that handles “Gas bill”, with a ramp; opens today at 13:30.");
    var ruled = route(about("metro-ride", "metro-app", "outage", null)).reason();
    assertThat(ruled.told(messages).zh()).isEqualTo("地铁客服中心能直接查闸机和扣款记录，每天都开；现在开门。");
    assertThat(ruled.lasting(messages).en()).isEqualTo("The Metro Service Centre can read gate and payment records and is open every day.");
    assertThat(route(about("pension-check", null, null, "qingxi")).reason().told(messages).zh())
        .isEqualTo("离清溪村最近、能办“养老金领取资格认证”的窗口；明天09:00开门。");
  }

  @Test
  void whoAsksForAVisitAtHomeWithoutAnAreaIsAskedForItAndNotToldThatNobodyComes() {
    var messages = Messages.load();
    for (Optional<String> nowhere : List.of(Optional.<String>empty(), Optional.of("anhe"))) {
      var visit = new Case(Optional.of("pension-check"), Optional.empty(), Optional.empty(), nowhere, Set.of(Need.HOME_VISIT));
      assertThat(route(visit).reason().lasting(messages).zh()).contains("有没有上门服务要看您在哪一带").doesNotContain("附近窗口");
    }
    var known = new Case(Optional.of("pension-check"), Optional.empty(), Optional.empty(), Optional.of("donghu"), Set.of(Need.HOME_VISIT));
    assertThat(route(known).reason().lasting(messages).zh()).contains("有上门服务");
  }

  @Test
  void everyReasonTheCityCanGiveIsSayable() {
    var messages = Messages.load();
    for (String service : CITY.catalog().services().keySet()) {
      for (FailureKind kind : FailureKind.values()) {
        for (String district : List.of("anhe", "qinyuan", "qingxi", "binjiang")) {
          var what = new Case(Optional.of(service), Optional.empty(), Optional.of(kind), Optional.of(district), Set.of(Need.values()));
          assertThat(route(what).reason().told(messages).en()).endsWith(".").doesNotContain("{");
        }
      }
    }
  }

  @Test
  void everyWindowHasAClerkAndTwoSupervisors() {
    for (Window window : CITY.windows().byId().values()) {
      assertThat(STAFF).as(window.id()).anyMatch(one -> role(one, "clerk") && ids(one, "windowIds").contains(window.id()));
      assertThat(STAFF).as(window.id()).filteredOn(one -> role(one, "supervisor")
          && CITY.catalog().isWithin(window.districtId(), one.getString("districtId"))).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void theStaffIsOfEveryRoleAndNamesOnlyWhatTheCityHas() {
    assertThat(STAFF).hasSizeGreaterThanOrEqualTo(30);
    assertThat(STAFF).extracting(one -> one.getString("account")).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
    assertThat(STAFF).allMatch(one -> one.getString("account").startsWith(one.getString("role") + "-"));
    assertThat(STAFF).extracting(one -> one.getString("role")).contains("clerk", "supervisor", "manager", "auditor", "admin");
    for (JsonObject one : STAFF) {
      assertThat(CITY.windows().byId().keySet()).containsAll(ids(one, "windowIds"));
      assertThat(CITY.catalog().platforms().keySet()).containsAll(ids(one, "platformIds"));
      assertThat(CITY.catalog().departments().keySet()).containsAll(ids(one, "departmentIds"));
      if (one.containsKey("districtId")) assertThat(CITY.catalog().districts()).containsKey(one.getString("districtId"));
    }
    var city = STAFF.stream().filter(one -> one.getString("account").equals("manager-city")).findFirst().orElseThrow();
    assertThat(ids(city, "departmentIds")).containsAll(CITY.catalog().departments().keySet());
  }

  private static boolean role(JsonObject one, String role) {
    return role.equals(one.getString("role"));
  }

  private static List<String> ids(JsonObject one, String field) {
    return one.getJsonArray(field, new JsonArray()).stream().map(String.class::cast).toList();
  }

  private static Optional<String> heard(String words) {
    return CITY.catalog().words().mentionsIn(words).service();
  }

  private static Case about(String service, String platform, String kind, String district) {
    return new Case(Optional.ofNullable(service), Optional.ofNullable(platform), FailureKind.of(kind),
        Optional.ofNullable(district), Set.of());
  }

  private static Route route(Case what) {
    return CITY.routing().routeFor(what, Loads.NONE, NOON, CALENDAR);
  }
}
