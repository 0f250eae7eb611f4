package doudi.load;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.WindowFigure;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Stage;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How busy and how late windows are, for whom, and what stands behind each number. */
class LoadTest {
  private static final Map<String, WindowFigure> FIELDS = Map.ofEntries(Map.entry("waiting", WindowFigure.WAITING),
      Map.entry("inService", WindowFigure.IN_SERVICE), Map.entry("awaitingResident", WindowFigure.AWAITING_RESIDENT),
      Map.entry("awaitingDepartment", WindowFigure.AWAITING_DEPARTMENT), Map.entry("overdue", WindowFigure.OVERDUE),
      Map.entry("disputedWaiting", WindowFigure.DISPUTED_WAITING), Map.entry("complaints", WindowFigure.COMPLAINTS),
      Map.entry("late", WindowFigure.LATE), Map.entry("staffResolved", WindowFigure.STAFF_RESOLVED), Map.entry("staffResolvedOnce", WindowFigure.STAFF_RESOLVED_ONCE),
      Map.entry("confirmedDone", WindowFigure.CONFIRMED_DONE), Map.entry("unconfirmed", WindowFigure.UNCONFIRMED));
  private static RunningApp app;
  private static Stages stages;

  /** On a Friday morning, one of every stage, one more that waits, and a dispute. */
  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
    for (Stage stage : Stage.values()) stages.at(stage);
    app.resident().file(Stages.complaint().put("contact", new JsonObject().put("name", "张三").put("phone", "13800000000"))).expect(201);
    stages.disputedAt(Stage.WAITING);
    app.clock().advance(Duration.ofMinutes(10));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static JsonObject donghu(Visitor visitor, String query) {
    return visitor.get("/v1/window-loads" + query).expect(200).items().stream()
        .filter(one -> one.getString("windowId").equals(Stages.WINDOW)).findFirst().orElseThrow();
  }

  private static Map<String, Integer> numbers(JsonObject load) {
    return FIELDS.keySet().stream().collect(Collectors.toMap(field -> field, load::getInteger));
  }

  @Test
  void everyNumberIsCountedFromTheComplaintsAndOpensThem() {
    var now = numbers(donghu(stages.supervisor(), ""));
    assertThat(now).containsEntry("waiting", 3).containsEntry("disputedWaiting", 1).containsEntry("inService", 1)
        .containsEntry("awaitingResident", 1).containsEntry("awaitingDepartment", 1).containsEntry("overdue", 0)
        .containsEntry("complaints", 8).containsEntry("late", 0).containsEntry("staffResolved", 2).containsEntry("confirmedDone", 1)
        .containsEntry("unconfirmed", 0);
    for (String field : FIELDS.keySet()) {
      List<JsonObject> behind = behind(stages.supervisor(), FIELDS.get(field), "");
      assertThat(behind).as(field).hasSize(now.get(field)).doesNotHaveDuplicates();
      assertThat(behind).extracting(one -> Instant.parse(one.getString("filedAt"))).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }

  @Test
  void everyShareOpensWhatItCounts() {
    var figures = donghu(stages.supervisor(), "").getJsonArray("figures").stream().map(JsonObject.class::cast).toList();
    assertThat(figures).hasSize(4).allSatisfy(figure -> {
      assertThat(stages.supervisor().get(figure.getString("complaints")).expect(200).items()).hasSize(figure.getInteger("numerator"));
      assertThat(figure.getInteger("denominator")).isEqualTo(8);
    });
    assertThat(figures).extracting(figure -> figure.getString("definition") + "=" + figure.getInteger("numerator"))
        .contains("staff-resolved@2=3", "confirmed-done@1=1");
    assertThat(donghu(stages.supervisor(), "?definition=staff-resolved@1").getJsonArray("figures").encode())
        .contains("\"numerator\":2,").contains("staff-resolved@1");
  }

  /** In pages of two. */
  private static List<JsonObject> behind(Visitor visitor, WindowFigure figure, String days) {
    var all = new ArrayList<JsonObject>();
    String path = "/v1/window-loads/" + Stages.WINDOW + "/complaints?limit=2&figure=" + figure.code() + days;
    String cursor = "";
    do {
      Reply page = visitor.get(path + cursor).expect(200);
      all.addAll(page.items());
      cursor = page.text("next") == null ? null : "&cursor=" + page.text("next");
    } while (cursor != null);
    return all;
  }

  @Test
  void thePeriodNarrowsWhatWasFiledAndNotHowThingsStand() {
    var earlier = numbers(donghu(stages.supervisor(), "?from=2026-11-01&to=2026-11-19"));
    assertThat(earlier).containsEntry("waiting", 3).containsEntry("inService", 1).containsEntry("complaints", 0)
        .containsEntry("staffResolved", 0);
    assertThat(behind(stages.supervisor(), WindowFigure.COMPLAINTS, "&from=2026-11-01&to=2026-11-19")).isEmpty();
    assertThat(numbers(donghu(stages.supervisor(), "?from=2026-11-20&to=2026-11-20"))).containsEntry("complaints", 8);
  }

  @Test
  void everybodySeesTheirOwnAndNothingElse() {
    assertThat(windows(stages.supervisor())).contains(Stages.WINDOW);
    assertThat(windows(app.staff("supervisor-west"))).isNotEmpty().doesNotContain(Stages.WINDOW);
    assertThat(windows(app.staff("auditor-city"))).hasSize(all().size());
    assertThat(numbers(donghu(app.staff("auditor-city"), "?limit=100"))).containsEntry("complaints", 8);
    assertThat(numbers(donghu(app.staff("manager-human-resources"), "?limit=100"))).containsEntry("complaints", 8);
    assertThat(numbers(donghu(app.staff("manager-medical"), "?limit=100")).values()).containsOnly(0);
    assertThat(behind(app.staff("manager-medical"), WindowFigure.COMPLAINTS, "")).isEmpty();
    app.staff("supervisor-west").get("/v1/window-loads/" + Stages.WINDOW + "/complaints").expect(404);
    app.staff("clerk-donghu-1").get("/v1/window-loads").expect(403);
  }

  private static List<String> all() {
    return app.anonymous().get("/v1/windows?limit=500").items().stream().map(one -> one.getString("id")).toList();
  }

  /** In pages of two, each window once and in order. */
  private static List<String> windows(Visitor visitor) {
    var ids = new ArrayList<String>();
    String cursor = "";
    do {
      Reply page = visitor.get("/v1/window-loads?limit=2" + cursor).expect(200);
      page.items().forEach(one -> ids.add(one.getString("windowId")));
      cursor = page.text("next") == null ? null : "&cursor=" + page.text("next");
    } while (cursor != null);
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    return ids;
  }

  @Test
  void aDistrictTakesInWhatLiesBelowAndAnUnknownOneIsNamed() {
    assertThat(stages.supervisor().get("/v1/window-loads?districtId=" + Stages.DISTRICT).items()).extracting(one ->
        one.getString("windowId")).contains(Stages.WINDOW);
    assertThat(stages.supervisor().get("/v1/window-loads?districtId=nowhere").expect(422).pointers()).containsExactly("/query/districtId");
  }

  @Test
  void noNumberShowsAContact() {
    List<JsonObject> shown = behind(stages.supervisor(), WindowFigure.WAITING, "");
    assertThat(shown).hasSize(3).noneMatch(one -> one.encode().contains("张三") || one.encode().contains("13800000000"));
  }
}
