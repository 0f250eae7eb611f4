package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clerk's and a supervisor's way through the console, from signing in to the result; the resident is in another browser. */
class ConsoleStoryTest {
  private RunningApp app;

  @BeforeEach void start() throws Exception { app = RunningApp.start(); }
  @AfterEach void stop() throws Exception { app.close(); }

  @ParameterizedTest
  @CsvSource({"zh-CN, 1024, 768", "en, 1024, 768", "zh-CN, 820, 1180", "en, 820, 1180"})
  void aClerkSignsInCallsAndClosesInThreeInputs(String language, int width, int height) {
    String template = language.equals("en") ? "Recognised at the window; the pension goes on as before." : "已在窗口认证通过，养老金照常发放。";
    Desk.answeredBefore(app, template, 5, 1);
    Filed filed = Desk.filed(app, Desk.complaint(language));
    Desk.filed(app, Stages.complaint());
    try (Phone desk = Desk.of(app, language, new int[] {width, height})) {
      desk.open("/console/").signIn(app.staffWhere(one -> one.getString("account").equals("clerk-donghu-1")));
      Desk.live(desk);
      assertThat(Desk.rows(desk).count()).as("the dispute, and two that wait").isEqualTo(3);
      callAndOpen(desk, filed);
      desk.screenshot("console/in-hand-" + language + "-" + width);

      desk.field("ui.console.outcome.done").check();
      Desk.act(desk).getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText(template)).click();
      desk.screenshot("console/answered-" + language + "-" + width);
      desk.button("ui.console.close").click();
      desk.says("ui.console.note.resolved").waitFor();
      desk.screenshot("console/resolved-" + language + "-" + width);

      JsonObject now = filed.owner().get(filed.path()).expect(200).body();
      assertThat(now.getString("status")).isEqualTo("resolved");
      assertThat(now.getJsonObject("resolution").getString("words")).isEqualTo(template);
      assertThat(now.getJsonObject("resolution").getString("cause")).isEqualTo("login");
      assertThat(desk.faults()).isEmpty();
    }
  }

  /** The most urgent one is called by the button; the dispute is not a clerk's to take. */
  private static void callAndOpen(Phone desk, Filed filed) {
    desk.button("ui.console.next").click();
    desk.page().waitForURL("**/c/" + filed.id());
    desk.page().locator("resolve-form").waitFor();
    assertThat(desk.page().locator("case-view .quote").textContent()).startsWith(filed.owner().get(filed.path()).body()
        .getString("narrative"));
  }

  @Test
  void theConsoleMovesByItselfWhenTheResidentConfirmsOrDisputes() {
    Filed agreed = answered();
    Filed doubted = answered();
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE);
        Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant());
        Phone another = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      desk.open("/console/w/" + Stages.WINDOW + "/c/" + agreed.id());
      Desk.live(desk);
      desk.says("ui.console.note.resolved").waitFor();
      resident(phone, agreed).button("ui.confirm.done").click();
      desk.says("ui.console.note.confirmed").waitFor();

      desk.open("/console/w/" + Stages.WINDOW + "/c/" + doubted.id());
      Desk.live(desk);
      resident(another, doubted).button("ui.confirm.not-done").click();
      another.page().getByLabel(another.words("ui.confirm.missing-how")).fill("卡还是用不了。");
      another.button("ui.confirm.send").click();
      desk.says("ui.console.doubt.not-done").waitFor();
      desk.says("ui.console.note.dispute").waitFor();
      desk.page().locator("case-view").getByText("卡还是用不了。").first().waitFor();
      another.says("ui.progress.dispute-due").waitFor();
      assertThat(desk.says("ui.progress.dispute-due").textContent()).as("by when, in the same words on both faces")
          .contains(another.says("ui.progress.dispute-due").textContent());
      Desk.rows(desk).filter(new Locator.FilterOptions().setHasText(desk.words("ui.console.why.disputed"))).waitFor();
      desk.screenshot("console/disputed-zh-CN-1024");
      assertThat(desk.faults()).isEmpty();
      assertThat(phone.faults()).isEmpty();
      assertThat(another.faults()).isEmpty();
    }
  }

  private Filed answered() {
    Filed filed = new Stages(app).at(Stages.Stage.IN_SERVICE);
    filed.holder().put(filed.path("resolution"), Complaints.done()).expect(200);
    return filed;
  }

  private static Phone resident(Phone phone, Filed filed) {
    phone.open("/settings").evaluate("localStorage.setItem('doudi.resident.token', '" + filed.owner().token() + "')");
    phone.open("/complaints/" + filed.id()).page().locator("confirm-card").waitFor();
    return phone;
  }

  @ParameterizedTest
  @CsvSource({"zh-CN", "en"})
  void aSupervisorFindsADisputeAnswersItAndExtendsAnother(String language) {
    Filed disputed = new Stages(app).disputedAt(Stages.Stage.WAITING);
    Filed waiting = Desk.filed(app, Desk.complaint(language));
    try (Phone desk = Desk.supervisor(app, language, Desk.CONSOLE)) {
      desk.page().locator("overview-page .item").first().waitFor();
      desk.screenshot("console/overview-" + language + "-1024");
      desk.page().locator("overview-page .item[href$='" + disputed.id() + "']").click();
      desk.button("ui.console.call-dispute").click();
      desk.page().locator("resolve-form").waitFor();
      desk.screenshot("console/dispute-in-hand-" + language + "-1024");
      desk.field("ui.console.outcome.done").check();
      desk.field("ui.console.tell").fill("主管已重新办好。");
      desk.button("ui.console.close").click();
      desk.says("ui.console.note.resolved").waitFor();

      Desk.rows(desk).first().click();
      desk.page().waitForURL("**/c/" + waiting.id());
      desk.button("ui.console.act.extend").click();
      desk.field("ui.console.act.extend.words").fill("要向外省调取记录。");
      desk.screenshot("console/extend-" + language + "-1024");
      desk.button("ui.console.act.extend.do").click();
      desk.page().locator("case-view").getByText("要向外省调取记录。").first().waitFor();
      assertThat(waiting.owner().get(waiting.path()).body().getJsonArray("history").encode()).contains("要向外省调取记录。");
      assertThat(desk.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN", "en"})
  void somebodyAtTheCounterLeavesWithASlip(String language) {
    try (Phone desk = Desk.clerk(app, language, Desk.CONSOLE)) {
      desk.link("ui.console.intake").click();
      desk.field("ui.intake.words").fill(Desk.NARRATIVE.get(language));
      desk.field("ui.intake.name").fill("陈桂芳");
      desk.button("ui.need.large-print").click();
      desk.page().locator("pick-row").first().waitFor();
      desk.screenshot("console/intake-" + language + "-1024");
      desk.button("ui.intake.send").click();
      desk.heading("ui.intake.filed").waitFor();
      desk.page().locator("claim-slip img").waitFor();
      String code = desk.page().locator("claim-slip .code").textContent();
      desk.screenshot("console/slip-" + language + "-1024");
      desk.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(desk.button("ui.intake.another").isVisible()).as("only the slip is printed").isFalse();
      assertThat(desk.button("ui.staff.sign-out").isVisible()).isFalse();
      desk.screenshot("console/slip-printed-" + language);
      JsonObject seen = app.anonymous().with("Claim-Code", code).get("/v1/complaints?limit=1").expect(200).items().get(0);
      assertThat(seen.getString("channel")).isEqualTo("window");
      assertThat(seen.getJsonArray("needs")).containsExactly("large-print");
      assertThat(desk.evaluate("JSON.stringify(Object.entries(sessionStorage)) + JSON.stringify(Object.entries(localStorage)) + location.href")
          .toString()).doesNotContain(code, "陈桂芳");
      assertThat(desk.faults()).isEmpty();
    }
  }

  @Test
  void askReferReplyTransferAndGiveBack() {
    Filed filed = Desk.filed(app, Desk.complaint("zh-CN"));
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE)) {
      desk.button("ui.console.next").click();
      desk.button("ui.console.act.ask").click();
      desk.field("ui.console.act.ask.words").fill("您的身份证到期了吗？");
      desk.screenshot("console/ask-zh-CN-1024");
      desk.button("ui.console.act.ask.do").click();
      desk.says("ui.console.note.awaiting-resident").waitFor();
      filed.owner().post(filed.path("answers"), Complaints.words("没有，2031年才到期。")).expect(200);
      desk.page().locator("resolve-form").waitFor();

      desk.button("ui.console.act.refer").click();
      assertThat(desk.field("ui.console.choice.department").inputValue()).as("the office that owns the service")
          .isEqualTo(Stages.DEPARTMENT);
      desk.field("ui.console.act.refer.words").fill("请核对认证记录。");
      desk.button("ui.console.act.refer.do").click();
      desk.field("ui.console.act.reply.words").fill("人社局：记录正常，可以人工认证。");
      desk.screenshot("console/reply-zh-CN-1024");
      desk.button("ui.console.act.reply.do").click();
      desk.page().locator("resolve-form").waitFor();

      desk.button("ui.console.release").click();
      desk.button("ui.console.call-this").click();
      desk.button("ui.console.act.transfer").click();
      desk.field("ui.console.choice.window").selectOption("w-city-hall");
      desk.field("ui.console.act.transfer.words").fill("市大厅可以当场人工认证。");
      desk.screenshot("console/transfer-zh-CN-1024");
      desk.button("ui.console.act.transfer.do").click();
      desk.says("ui.console.nothing-open").waitFor();
      assertThat(desk.page().url()).endsWith("/w/" + Stages.WINDOW);
      assertThat(filed.owner().get(filed.path()).body().getJsonObject("window").getString("id")).isEqualTo("w-city-hall");
      assertThat(desk.unexpectedFaults()).as("a look that was under way finds it gone, and the browser notes that").isEmpty();
    }
  }
}
