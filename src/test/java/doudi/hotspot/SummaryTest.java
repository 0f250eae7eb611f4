package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.TallyFigure;
import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Stage;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A period in one look, beside the one before, and the complaints behind each sum. */
class SummaryTest {
  private static final String BEFORE = "?from=2026-11-13&to=2026-11-19";
  private static RunningApp app;
  private static Visitor auditor;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    var stages = new Stages(app);
    app.clock().advance(Duration.ofDays(-21));
    app.anonymous().file(Complaints.inOwnWords()).expect(201);
    app.clock().advance(Duration.ofDays(14));
    for (int i = 0; i < 2; i++) app.anonymous().file(Stages.complaint()).expect(201);
    app.clock().advance(Duration.ofDays(7));
    for (Stage stage : Stage.values()) stages.at(stage);
    stages.disputedAt(Stage.WAITING);
    for (int i = 0; i < 25; i++) app.anonymous().file(Stages.complaint().put("districtId", "luxi")).expect(201);
    app.anonymous().file(Complaints.inOwnWords()).expect(201);
    auditor = app.staff("auditor-city");
    RunningApp.eventually("everything is counted", () -> summary(auditor, "").getJsonObject("now").getInteger("complaints") == 33
        && summary(auditor, "").getJsonObject("now").getInteger("disputed") == 1
        && summary(auditor, "").getJsonObject("now").getInteger("confirmedDone") == 1);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static JsonObject summary(Visitor visitor, String query) {
    return visitor.get("/v1/hotspots/summary" + query).expect(200).body();
  }

  private static List<JsonObject> behind(Visitor visitor, String query) {
    var all = new ArrayList<JsonObject>();
    String cursor = "";
    do {
      Reply page = visitor.get("/v1/hotspots/complaints?limit=7" + query + cursor).expect(200);
      assertThat(page.items().size()).isLessThanOrEqualTo(7);
      all.addAll(page.items());
      cursor = page.text("next") == null ? null : "&cursor=" + page.text("next");
    } while (cursor != null);
    assertThat(all).extracting(one -> one.getString("id")).doesNotHaveDuplicates();
    return all;
  }

  @Test
  void theWeekStandsBesideTheWeekBeforeAndTheWorstIsNamed() {
    JsonObject week = summary(auditor, "");
    assertThat(week.getString("from") + " " + week.getString("to")).isEqualTo("2026-11-14 2026-11-20");
    assertThat(week.getJsonObject("before").getInteger("complaints")).isEqualTo(2);
    assertThat(week.getString("change")).isEqualTo("rising");
    JsonObject worst = week.getJsonObject("worst");
    assertThat(worst.getString("id")).isEqualTo("hr-site~pension-claim~wrongly-refused~luxi");
    assertThat(worst.getInteger("complaints")).isEqualTo(25);
    assertThat(worst.getInteger("before")).isZero();
    JsonObject row = auditor.get("/v1/hotspots?from=2026-11-14&to=2026-11-20").items().stream()
        .filter(one -> one.getString("id").equals(worst.getString("id"))).findFirst().orElseThrow();
    assertThat(List.of(worst.getString("change"), worst.getString("trend"), row.getString("trend"))).containsOnly("rising");
    assertThat(summary(auditor, "?from=2026-10-29&to=2026-11-04").getJsonObject("worst").getString("change")).isEqualTo("unknown");
    assertThat(week.getJsonArray("days")).hasSize(7);
    assertThat(summary(auditor, BEFORE).getJsonObject("now").getInteger("complaints")).isEqualTo(2);
  }

  @Test
  void daysAndCellsAddUpToTheWhole() {
    JsonObject week = summary(auditor, "");
    for (String part : List.of("days", "cells")) {
      assertThat(week.getJsonArray(part).stream().mapToInt(one -> ((JsonObject) one).getInteger("complaints")).sum()).as(part).isEqualTo(33);
    }
  }

  @Test
  void everyNumberOpensTheComplaintsBehindIt() {
    JsonObject now = summary(auditor, "").getJsonObject("now");
    Map<TallyFigure, String> fields = Map.of(TallyFigure.COMPLAINTS, "complaints", TallyFigure.STAFF_RESOLVED, "staffResolved",
        TallyFigure.CONFIRMED_DONE, "confirmedDone", TallyFigure.UNCONFIRMED, "unconfirmed", TallyFigure.DISPUTED, "disputed");
    fields.forEach((figure, field) -> assertThat(behind(auditor, "&figure=" + figure.code())).as(field).hasSize(now.getInteger(field)));
    assertThat(behind(auditor, "&figure=unresolved").size() + behind(auditor, "&figure=staff-resolved").size()).isEqualTo(33);
    assertThat(behind(auditor, "&figure=unanswered")).hasSize(now.getInteger("staffResolved") - now.getInteger("confirmedDone"));
    assertThat(behind(auditor, "&figure=repeat-trips")).hasSize(32).allMatch(one -> one.getJsonObject("attempt").getInteger("tries") > 1);
    for (Object each : summary(auditor, "").getJsonArray("cells")) {
      JsonObject cell = (JsonObject) each;
      assertThat(behind(auditor, "&platformId=" + cell.getString("platformId", "-") + "&failureKind=" + cell.getString("failureKind", "-")))
          .as(cell.encode()).hasSize(cell.getInteger("complaints"));
    }
    assertThat(behind(auditor, "&from=2026-11-20&to=2026-11-20")).hasSize(33);
    assertThat(behind(auditor, "&hotspotId=" + Stages.HOTSPOT)).hasSize(7);
    assertThat(behind(auditor, "&hotspotId=no-such~thing")).isEmpty();
  }

  @Test
  void everyFigureSaysByWhichDefinitionItWasCountedAndOpensWhatItCounts() {
    var answers = new ArrayList<>(List.of(summary(auditor, ""), auditor.get("/v1/platforms/hr-site/dossier").expect(200).body()));
    answers.addAll(auditor.get("/v1/hotspots").expect(200).items());
    var figures = answers.stream().flatMap(answer -> answer.getJsonArray("figures").stream().map(JsonObject.class::cast)).toList();
    assertThat(figures).hasSizeGreaterThan(12).allSatisfy(figure -> {
      assertThat(auditor.get(figure.getString("complaints") + "&limit=100").expect(200).items()).as(figure.encode())
          .hasSize(figure.getInteger("numerator"));
      assertThat(figure.getString("definition")).startsWith(figure.getString("id") + "@");
      assertThat(figure.getDouble("share")).isBetween(figure.getJsonObject("interval").getDouble("low"),
          figure.getJsonObject("interval").getDouble("high"));
    });
  }

  @Test
  void theListIsOrderedByTheScoreOfThePresentDefinitionOrByAnEarlierOne() {
    var now = auditor.get("/v1/hotspots?from=2026-10-01").items();
    var then = auditor.get("/v1/hotspots?from=2026-10-01&definition=score@1").items();
    assertThat(now).allSatisfy(one -> assertThat(one.getString("definition")).isEqualTo("score@2"));
    assertThat(then).hasSameSizeAs(now).allSatisfy(one -> assertThat(one.getString("definition")).isEqualTo("score@1"))
        .allSatisfy(one -> assertThat(one.getDouble("score")).isEqualTo(one.getJsonObject("interval").getDouble("low")));
    assertThat(then.stream().map(one -> -one.getDouble("score"))).isSorted();
    assertThat(now.stream().map(one -> one.getDouble("score")).toList()).isNotEqualTo(then.stream().map(one -> one.getDouble("score")).toList());
  }

  @Test
  void everybodySeesOnlyTheirOwn() {
    Visitor medical = app.staff("manager-medical");
    assertThat(summary(medical, "").getJsonObject("now").getInteger("complaints")).isZero();
    assertThat(summary(medical, "").containsKey("worst")).isFalse();
    assertThat(behind(medical, "")).isEmpty();
    assertThat(summary(app.staff("supervisor-donghu"), "").getJsonObject("now").getInteger("complaints")).isEqualTo(7);
    assertThat(behind(app.staff("manager-human-resources"), "")).hasSize(32);
  }

  @Test
  void aCursorThatIsNotOursIsNamed() {
    for (String cursor : List.of("eA", "eB95", "YUBiH2M")) {
      assertThat(auditor.get("/v1/hotspots/complaints?cursor=" + cursor).expect(400).pointers()).containsExactly("/query/cursor");
    }
  }

  @Test
  void aHotspotTellsItsLastEightWeeks() {
    JsonObject worst = auditor.get("/v1/hotspots").items().get(0);
    assertThat(worst.getJsonArray("weeks")).hasSize(8);
    assertThat(worst.getJsonArray("weeks").getInteger(7)).isEqualTo(25);
    JsonObject donghu = auditor.get("/v1/hotspots?districtId=donghu").items().get(0);
    assertThat(donghu.getJsonArray("weeks").getInteger(6)).isEqualTo(2);
    assertThat(donghu.getJsonArray("weeks").getInteger(7)).isEqualTo(7);
  }
}
