package doudi.open;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What everybody may know, over HTTP: November in a city where one district is too small to be shown. */
class PublicFiguresTest {
  private static final Instant LAST_HOUR = Instant.parse("2026-11-30T15:30:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-20T02:00:00Z");
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    for (int i = 0; i < 9; i++) file("donghu", "hr-site");
    for (int i = 0; i < 7; i++) file("luxi", "rencai-app");
    for (int i = 0; i < 5; i++) file("jiangnan", "hr-site");
    answered("jiangnan", "not-done");
    Visitor one = app.resident();
    for (int i = 0; i < 8; i++) one.file(about("xinghe", "medical-app")).expect(201);
    answered("donghu", "done");
    app.clock().set(LAST_HOUR);
    file("luxi", "rencai-app");
    app.clock().set(DECEMBER);
    RunningApp.eventually("all of November is counted", () -> whole() == 32);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static int whole() {
    JsonObject all = figures("2026-11").getJsonObject("whole");
    return all == null ? 0 : number(all, "reported");
  }

  private static JsonObject about(String district, String platform) {
    return Complaints.about("pension-claim").put("districtId", district).put("platformId", platform);
  }

  private static void file(String district, String platform) {
    app.anonymous().file(about(district, platform)).expect(201);
  }

  private static void answered(String district, String outcome) {
    Visitor resident = app.resident();
    Reply filed = resident.file(about(district, "hr-site")).expect(201);
    String window = filed.body().getJsonObject("window").getString("id");
    Visitor clerk = app.clerkAt(window);
    clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    clerk.put("/v1/complaints/" + filed.id() + "/resolution", Complaints.done()).expect(200);
    resident.put("/v1/complaints/" + filed.id() + "/confirmation", Complaints.outcome(outcome)).expect(200);
  }

  private static JsonObject figures(String month) {
    return app.anonymous().get("/v1/public/figures" + (month.isEmpty() ? "" : "?month=" + month)).expect(200).body();
  }

  private static int number(JsonObject row, String figure) {
    return row.getJsonArray("figures").stream().map(JsonObject.class::cast).filter(one -> one.getString("id").equals(figure)).findFirst()
        .orElseThrow().getInteger("numerator");
  }

  private static List<JsonObject> items(JsonObject partition) {
    return partition.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  @Test
  void aMonthThatIsOverIsPublishedWithWhatStaffAndResidentsSayApart() {
    JsonObject november = figures("");
    assertThat(november.getString("month")).isEqualTo("2026-11");
    assertThat(november.getJsonArray("months")).hasSize(12).doesNotContain("2026-12");
    JsonObject whole = november.getJsonObject("whole");
    assertThat(number(whole, "reported")).isEqualTo(32);
    assertThat(number(whole, "staff-resolved")).isEqualTo(2);
    assertThat(number(whole, "confirmed-done")).isEqualTo(1);
    assertThat(number(whole, "unconfirmed")).isZero();
  }

  @Test
  void onePersonWithEightReportsIsNotShownAndTheNextSmallestNeither() {
    JsonObject districts = figures("2026-11").getJsonObject("districts");
    assertThat(items(districts)).extracting(row -> row.getString("id")).doesNotContain("xinghe").hasSize(2);
    assertThat(number(districts.getJsonObject("rest"), "reported")).isEqualTo(14);
    JsonObject platforms = figures("2026-11").getJsonObject("platforms");
    assertThat(items(platforms)).extracting(row -> row.getString("id")).containsExactly("hr-site");
    assertThat(number(platforms.getJsonObject("rest"), "reported")).isEqualTo(16);
  }

  @Test
  void everyFigureCarriesWhatIsNeededToJudgeIt() {
    JsonObject november = figures("2026-11");
    var defined = november.getJsonObject("definitions").getJsonArray("items").stream().map(JsonObject.class::cast)
        .peek(one -> assertThat(one.getString("words")).hasSizeGreaterThan(10)).map(one -> one.getString("definition")).toList();
    var rows = new ArrayList<>(List.of(november.getJsonObject("whole")));
    for (String table : List.of("districts", "platforms")) {
      rows.addAll(items(november.getJsonObject(table)));
      rows.add(november.getJsonObject(table).getJsonObject("rest"));
    }
    var figures = rows.stream().flatMap(PublicFiguresTest::figures).toList();
    assertThat(figures).hasSize(5 * rows.size()).allSatisfy(figure -> {
      double share = figure.getDouble("share");
      assertThat(share).isCloseTo(figure.getInteger("numerator") / (double) figure.getInteger("denominator"), within(0.0001));
      JsonObject interval = figure.getJsonObject("interval");
      assertThat(share).isBetween(interval.getDouble("low") - 0.0001, interval.getDouble("high") + 0.0001);
      assertThat(interval.getDouble("high")).isLessThanOrEqualTo(1);
      assertThat(figure.getDouble("unconfirmedShare")).isBetween(0.0, 1.0);
      assertThat(defined).contains(figure.getString("definition"));
    });
  }

  private static Offset<Double> within(double distance) {
    return Offset.offset(distance);
  }

  private static Stream<JsonObject> figures(JsonObject row) {
    return row.getJsonArray("figures").stream().map(JsonObject.class::cast);
  }

  @Test
  void anOldPeriodIsToldAsItWasUnderAnEarlierDefinitionAndEachFigureSaysWhichOne() {
    JsonObject now = figures("2026-11").getJsonObject("whole");
    JsonObject then = app.anonymous().get("/v1/public/figures?month=2026-11&definition=staff-resolved@1").expect(200).body()
        .getJsonObject("whole");
    assertThat(number(now, "staff-resolved")).as("disputed ones stay in it").isEqualTo(2);
    assertThat(number(then, "staff-resolved")).as("the disputed one has vanished").isEqualTo(1);
    assertThat(figures(now).map(one -> one.getString("definition"))).contains("staff-resolved@2", "confirmed-done@1");
    assertThat(figures(then).map(one -> one.getString("definition"))).contains("staff-resolved@1", "confirmed-done@1");
    assertThat(app.anonymous().get("/v1/public/figures?definition=staff-resolved@7").expect(422).pointers())
        .containsExactly("/query/definition");
    app.anonymous().get("/v1/public/figures?definition=everything").expect(400);
  }

  @Test
  void aFigureOpensTheComplaintsBehindItForThoseWhoMayReadThem() {
    JsonObject figure = figures(figures("2026-11").getJsonObject("whole")).filter(one -> one.getString("id").equals("staff-resolved"))
        .findFirst().orElseThrow();
    var behind = app.bearer(app.anonymous().post("/v1/sign-ins", signIn("auditor-city")).text("token")).get(figure.getString("complaints"))
        .expect(200).items();
    assertThat(behind).hasSize(figure.getInteger("numerator"));
    app.anonymous().get(figure.getString("complaints")).expect(401);
  }

  private static JsonObject signIn(String account) {
    return new JsonObject().put("account", account)
        .put("password", app.staffWhere(one -> one.getString("account").equals(account)).getString("password"));
  }

  @Test
  void aMonthWithFewerThanFivePeopleTellsNothingAndOneUnderWayIsNotPublished() {
    JsonObject october = figures("2026-10");
    assertThat(october.containsKey("whole")).isFalse();
    assertThat(october.getJsonObject("districts")).isEqualTo(new JsonObject().put("items", new JsonArray()));
    assertThat(app.anonymous().get("/v1/public/figures?month=2026-12").expect(422).pointers()).containsExactly("/query/month");
    app.anonymous().get("/v1/public/figures?month=2026-13").expect(400);
  }

  @Test
  void whoeverAskedMayKeepItForTenMinutesInTheirLanguage() {
    Reply english = app.anonymous().with("Accept-Language", "en").get("/v1/public/figures").expect(200);
    assertThat(english.headers().firstValue("cache-control")).contains("public, max-age=600");
    assertThat(english.headers().firstValue("vary").orElse("")).containsIgnoringCase("accept-language");
    assertThat(english.body().getJsonObject("districts").getJsonObject("rest").getString("name")).isEqualTo("All other districts together");
  }

  @Test
  void aMonthIsPublishedAnHourAfterItsEnd() throws Exception {
    RunningApp later = RunningApp.start();
    try {
      later.clock().set(Instant.parse("2026-11-30T16:30:00Z"));
      assertThat(later.anonymous().get("/v1/public/figures").body().getString("month")).isEqualTo("2026-10");
      later.clock().advance(Duration.ofMinutes(40));
      assertThat(later.anonymous().get("/v1/public/figures").body().getString("month")).isEqualTo("2026-11");
    } finally {
      later.close();
    }
  }
}
