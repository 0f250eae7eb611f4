package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Photos;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds on every screen of the console: accessible in light and dark, within its frame, and without a word in the browser's console. */
class ConsoleScreensTest {
  private static final String SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth";
  private static final String AT = "/console/w/" + Stages.WINDOW;
  private static RunningApp app;
  private static Stages stages;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
    Desk.answeredBefore(app, "已在窗口认证通过，养老金照常发放。", 5, 1);
    Desk.filed(app, Desk.complaint("zh-CN"));
    for (int i = 0; i < 12; i++) Desk.filed(app, Stages.complaint());
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @ParameterizedTest
  @CsvSource({"zh-CN, 1024, 768", "zh-CN, 820, 1180", "en, 1024, 768"})
  void everyScreenOfAClerkHolds(String language, int width, int height) {
    try (Phone desk = Desk.clerk(app, language, new int[] {width, height})) {
      holds(desk, clerks(language), language + "-" + width);
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 1440, 900", "en, 1024, 768"})
  void everyScreenOfASupervisorHolds(String language, int width, int height) {
    try (Phone desk = Desk.supervisor(app, language, new int[] {width, height})) {
      holds(desk, supervisors(), language + "-" + width);
    }
  }

  private static Map<String, Consumer<Phone>> clerks(String language) {
    Map<String, Consumer<Phone>> all = new LinkedHashMap<>();
    all.put("desk", desk -> desk.open(AT));
    String waiting = Desk.filed(app, Desk.complaint(language)).id();
    all.put("waiting", desk -> opened(desk, waiting));
    String held = stages.at(Stage.IN_SERVICE).id();
    all.put("held", desk -> opened(desk, held));
    all.put("held-not-possible", desk -> {
      desk.field("ui.console.outcome.not-possible").check();
      desk.field("ui.console.basis").waitFor();
      desk.button("ui.console.close").click();
      desk.says("ui.console.missing.words").waitFor();
    });
    Filed shown = photographed();
    all.put("photo", desk -> {
      opened(desk, shown.id());
      desk.picture();
    });
    all.put("photo-large", desk -> {
      desk.page().locator("error-photo .frame").press("Enter");
      desk.button("ui.photo.smaller").waitFor();
    });
    Filed takenBack = photographed();
    takenBack.owner().delete(takenBack.path("photo")).expect(200);
    all.put("photo-removed", desk -> {
      opened(desk, takenBack.id());
      desk.says("ui.console.photo-removed").waitFor();
    });
    for (String act : List.of("ask", "refer", "transfer")) all.put("held-" + act, desk -> {
      opened(desk, held);
      desk.button("ui.console.act." + act).click();
      desk.field("ui.console.act." + act + ".words").waitFor();
    });
    for (Stage stage : List.of(Stage.AWAITING_RESIDENT, Stage.AWAITING_DEPARTMENT, Stage.RESOLVED, Stage.CONFIRMED)) {
      String id = stages.at(stage).id();
      all.put(stage.name().toLowerCase(Locale.ROOT), desk -> opened(desk, id));
    }
    String disputed = stages.disputedAt(Stage.WAITING).id();
    all.put("disputed", desk -> opened(desk, disputed));
    all.put("list-resolved", desk -> {
      desk.button("ui.console.list.resolved").click();
      Desk.rows(desk).first().waitFor();
    });
    all.put("not-there", desk -> {
      desk.open(AT + "/c/nothing-here");
      desk.says("ui.problem.staff.not-found").waitFor();
    });
    all.put("intake", desk -> {
      desk.open(AT + "/intake");
      desk.button("ui.intake.send").click();
      desk.says("ui.intake.empty").waitFor();
    });
    return all;
  }

  private static Filed photographed() {
    Filed filed = Desk.filed(app, Stages.complaint());
    filed.owner().putBytes(filed.path("photo"), "image/png", Photos.screenshot()).expect(200);
    return filed;
  }

  private static Map<String, Consumer<Phone>> supervisors() {
    Map<String, Consumer<Phone>> all = new LinkedHashMap<>();
    String disputed = stages.disputedAt(Stage.WAITING).id();
    String someones = stages.at(Stage.IN_SERVICE).id();
    all.put("overview", desk -> {
      desk.open("/console/overview");
      desk.page().locator("overview-page .item").first().waitFor();
    });
    all.put("overview-window", desk -> {
      desk.page().locator("overview-page td button").first().click();
      desk.page().locator("overview-page td[aria-current]").waitFor();
    });
    all.put("supervisor-dispute", desk -> opened(desk, disputed));
    all.put("supervisor-someones", desk -> opened(desk, someones));
    all.put("supervisor-extend", desk -> {
      desk.button("ui.console.act.extend").click();
      desk.field("ui.console.act.extend.words").waitFor();
    });
    return all;
  }

  private static void holds(Phone desk, Map<String, Consumer<Phone>> screens, String suffix) {
    List<String> faults = new ArrayList<>();
    screens.forEach((name, reach) -> {
      reach.accept(desk);
      desk.screenshotOfView("console/" + name + "-" + suffix);
      Axe.violations(desk.page()).forEach(fault -> faults.add(name + ": " + fault));
      desk.evaluate("document.documentElement.dataset.theme = 'dark'");
      Axe.violations(desk.page(), "color-contrast").forEach(fault -> faults.add(name + " dark: " + fault));
      desk.screenshotOfView("console/" + name + "-" + suffix + "-dark");
      desk.evaluate("document.documentElement.dataset.theme = 'light'");
      if (!desk.evaluate(SIDEWAYS).equals(0)) faults.add(name + " runs over at " + suffix);
    });
    faults.addAll(desk.unexpectedFaults());
    assertThat(faults).isEmpty();
  }

  private static void opened(Phone desk, String id) {
    desk.open(AT + "/c/" + id);
    desk.page().locator("case-view").waitFor();
    desk.page().locator("queue-list").waitFor();
  }

  @Test
  void twiceTheTextStillFitsAndAnEmptyWindowSaysWhatWillBeThere() {
    try (Phone desk = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      desk.page().setViewportSize(1024, 768);
      desk.open("/console/").as(app.staff("clerk-qingxi-1").token()).open("/console/");
      desk.says("ui.console.empty.waiting").waitFor();
      desk.screenshotOfView("console/empty-zh-CN-1024");
      assertThat(Axe.violations(desk.page())).isEmpty();
      desk.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
      assertThat(desk.evaluate(SIDEWAYS)).isEqualTo(0);
      desk.screenshotOfView("console/twice-the-text-zh-CN-1024");
      assertThat(desk.faults()).isEmpty();
    }
  }

  @Test
  void whatAColleagueCalledAMomentBeforeIsSaidToBeTaken() {
    String id = Desk.filed(app, Stages.complaint()).id();
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE)) {
      opened(desk, id);
      desk.page().route("**/stream", route -> route.abort());
      desk.page().route("**/calls", route -> {
        stages.colleague().post("/v1/windows/" + Stages.WINDOW + "/calls", new JsonObject().put("complaintId", id));
        route.resume();
      });
      desk.button("ui.console.call-this").click();
      desk.says("ui.problem.staff.taken").waitFor();
      desk.says("ui.console.note.in-service").waitFor();
    }
  }

  @Test
  void anEndedSignInKeepsTheScreenUntilTheSamePersonIsBack() {
    String id = stages.at(Stage.IN_SERVICE).id();
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE)) {
      opened(desk, id);
      desk.field("ui.console.tell").fill("写到一半的话");
      desk.field("ui.console.outcome.done").check();
      desk.page().locator("resolve-form .wordings button").first().waitFor();
      desk.evaluate("localStorage.setItem('doudi.staff.token', 'ended')");
      desk.button("ui.console.close").click();
      desk.says("ui.sign-in.expired").waitFor();
      desk.screenshotOfView("console/expired-zh-CN-1024");
      desk.signIn(app.staffWhere(one -> one.getString("account").equals("clerk-donghu-1")));
      assertThat(desk.field("ui.console.tell").inputValue()).isEqualTo("写到一半的话");
      desk.button("ui.console.close").click();
      desk.says("ui.console.note.resolved").waitFor();
    }
  }

  @Test
  void aPictureIsSeenLargeByKeyboardAndWhatDoesNotOpenSaysSo() {
    String id = photographed().id();
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE)) {
      opened(desk, id);
      desk.picture();
      desk.page().locator("error-photo .frame").press("Enter");
      desk.button("ui.photo.smaller").waitFor();
      desk.page().keyboard().press("Escape");
      assertThat(desk.button("ui.photo.smaller").isVisible()).isFalse();
      assertThat(desk.page().locator("error-photo .frame").evaluate("frame => frame.matches(':focus')")).isEqualTo(true);
      desk.page().route("**/photo", route -> route.abort());
      desk.page().reload();
      desk.says("ui.photo.missing").waitFor();
      desk.screenshotOfView("console/photo-missing-zh-CN-1024");
      assertThat(desk.unexpectedFaults()).isEmpty();
    }
  }

  /** One try and the whole city are what the program takes for granted. */
  @Test
  void whatNobodySaidIsNotShown() {
    String said = Desk.filed(app, Desk.complaint("zh-CN")).id();
    JsonObject plain = Stages.complaint().put("attempt", new JsonObject().put("step", "提交申请"));
    plain.remove("districtId");
    var filed = app.resident().file(plain).expect(201);
    String window = filed.body().getJsonObject("window").getString("id");
    try (Phone desk = Desk.of(app, "zh-CN", Desk.CONSOLE)) {
      desk.open("/console/").as(new Stages(app).clerk().token());
      opened(desk, said);
      desk.page().locator("case-view dt").getByText(desk.words("ui.console.fact.district")).waitFor();
      assertThat(desk.page().locator("case-view dt").allTextContents()).contains(desk.words("ui.console.fact.tries"));
      desk.as(app.clerkAt(window).token()).open("/console/w/" + window + "/c/" + filed.id());
      desk.page().locator("case-view dt").getByText(desk.words("ui.console.fact.platform")).waitFor();
      assertThat(desk.page().locator("case-view dt").allTextContents()).contains(desk.words("ui.console.fact.platform"))
          .doesNotContain(desk.words("ui.console.fact.tries"), desk.words("ui.console.fact.district"));
    }
  }

  /** Where nothing was counted the number is not made up. */
  @Test
  void anAnswerThatIsRarelyUsedHasNoNumberAndACountedOneHasItsSilenceToo() {
    String id = stages.at(Stage.IN_SERVICE).id();
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.WIDE)) {
      opened(desk, id);
      desk.field("ui.console.outcome.done").check();
      var buttons = desk.page().locator("resolve-form .wordings button");
      buttons.first().waitFor();
      assertThat(buttons.first().textContent()).contains("用过 6 次：5 次确认，1 次不认可，0 次没回音");
      assertThat(buttons.last().textContent()).contains(desk.words("ui.console.wording-uncounted"));
    }
  }
}
