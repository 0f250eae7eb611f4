package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import doudi.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first screen asks, and how words get into it. */
class ReportPageTest {
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  private static Phone phone() {
    return Phone.of(app.base(), "zh-CN", app.clock().instant());
  }

  @Test
  void inTheElderModeThreePressesBesideTheWordsFileAReport() {
    try (Phone phone = phone()) {
      phone.open("/").button("ui.app.elder").click();
      phone.field("ui.report.words").fill("申请人才购房补贴，被退回三次。");
      phone.button("ui.report.next").click();
      Phone.choose(phone.page().locator("pick-row .chip").first());
      phone.screenshot("report-elder-send-now");
      phone.button("ui.report.send-now").click();
      phone.page().waitForURL("**/complaints/*");
      assertThat(phone.faults()).isEmpty();
    }
  }

  /** The phone's own Back is how most people go back; it must never leave what one is in the middle of. */
  @Test
  void inTheElderModeBackGoesOneQuestionBackAndAReloadStays() {
    try (Phone phone = phone()) {
      Page page = phone.open("/").page();
      phone.button("ui.app.elder").click();
      phone.field("ui.report.words").fill("养老金认证刷脸失败");
      phone.button("ui.report.next").click();
      phone.heading("ui.report.service").waitFor();
      phone.says("ui.report.chosen-here").waitFor();
      assertThat(page.locator("pick-row .chip").first().getAttribute("aria-pressed")).isEqualTo("true");
      assertThat(Axe.violations(page)).isEmpty();
      phone.screenshot("report-elder-chosen");
      phone.button("ui.report.next").click();
      phone.heading("ui.report.platform").waitFor();
      page.goBack();
      phone.heading("ui.report.service").waitFor();
      page.goBack();
      assertThat(phone.field("ui.report.words").inputValue()).isEqualTo("养老金认证刷脸失败");
      page.goForward();
      phone.heading("ui.report.service").waitFor();
      page.reload();
      phone.heading("ui.report.service").waitFor();
      page.locator("pick-row .chip").last().click();
      page.reload();
      phone.heading("ui.report.service").waitFor();
      assertThat(page.locator("pick-row .chip").last().getAttribute("aria-pressed")).as("taps outlive a reload").isEqualTo("true");
      phone.button("ui.report.send-now").click();
      page.waitForURL("**/complaints/*");
      page.goBack();
      assertThat(phone.field("ui.report.words").inputValue()).as("one step back from what was sent is an empty first question").isEmpty();
      assertThat(page.evaluate("history.state")).isNull();
      assertThat(phone.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPhoneNumberThatIsNoneIsMarkedWhereItStands(boolean elder) {
    try (Phone phone = phone()) {
      Page page = phone.open("/").page();
      if (elder) phone.button("ui.app.elder").click();
      phone.field("ui.report.words").fill("人才app三次退回。");
      if (elder) page.locator("report-page").evaluate("page => { page.step = 'more'; }");
      else page.locator("summary").click();
      phone.button("ui.need.home-visit").click();
      phone.says("ui.report.area-why").waitFor();
      page.locator("more-fields select").selectOption("donghu");
      assertThat(phone.says("ui.report.area-why").count()).isZero();
      phone.field("ui.report.phone").fill("不告诉你");
      phone.button("ui.report.send").click();
      phone.says("ui.report.wrong.phone").waitFor();
      assertThat(phone.field("ui.report.phone").getAttribute("aria-invalid")).isEqualTo("true");
      assertThat(phone.field("ui.report.phone").evaluate("field => field === field.getRootNode().activeElement")).isEqualTo(true);
      assertThat(Axe.violations(page)).isEmpty();
      phone.screenshot("report-wrong-phone" + (elder ? "-elder" : ""));
      if (!elder) {
        page.reload();
        page.locator("summary").click();
      }
      assertThat(phone.field("ui.report.phone").inputValue()).as("what was typed outlives a reload").isEqualTo("不告诉你");
      phone.field("ui.report.phone").fill("１３９ ０００１ ２３４５");
      phone.button("ui.report.send").click();
      page.waitForURL("**/complaints/*");
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void thePublicFiguresAreOneTapAwayAndNoPageLeadsToItself() {
    try (Phone phone = phone()) {
      phone.open("/follow").heading("ui.follow.title").waitFor();
      assertThat(phone.link("ui.app.follow").count()).isZero();
      phone.link("ui.app.open").click();
      phone.page().waitForURL("**/open/**");
      phone.page().locator("open-app").waitFor();
    }
  }

  @Test
  void whoWritesVeryMuchSeesHowMuchMoreFitsAndStillSeesTheButtons() {
    try (Phone phone = phone()) {
      phone.open("/").field("ui.report.words").fill("说".repeat(3700));
      assertThat(phone.says("ui.report.left.other").count()).isZero();
      phone.field("ui.report.words").fill("说".repeat(3990));
      phone.page().getByText(phone.words("ui.report.left.other").replace("{n}", "10"), new Page.GetByTextOptions().setExact(true)).waitFor();
      phone.screenshot("report-long");
      assertThat(phone.field("ui.report.words").boundingBox().height).isLessThan(500);
      phone.field("ui.report.words").press("End");
      phone.page().keyboard().insertText("再".repeat(20));
      phone.says("ui.report.full").waitFor();
      assertThat(phone.field("ui.report.words").inputValue()).hasSize(4000);
    }
  }

  @Test
  void dictationAddsBehindWhatIsTypedMeanwhileAndIsNotOfferedWhereThereIsNone() {
    try (Phone phone = phone()) {
      phone.context().addInitScript("""
          window.SpeechRecognition = class {
            start() { window.hearing = this; }
            stop() { this.onend(); }
            abort() {}
          };
          window.hears = (said, isFinal) => window.hearing.onresult({ resultIndex: 0, results: [Object.assign([{ transcript: said }], { isFinal })] });""");
      phone.reopen();
      phone.open("/").field("ui.report.words").fill("医保app");
      phone.button("ui.report.dictate").click();
      assertThat(phone.evaluate("window.hearing.lang")).isEqualTo("zh-CN");
      phone.evaluate("window.hears('打不', false)");
      phone.says("ui.report.stop").waitFor();
      assertThat(phone.field("ui.report.words").inputValue()).isEqualTo("医保app");
      phone.field("ui.report.words").fill("医保app昨天");
      phone.evaluate("window.hears('打不开', true)");
      phone.evaluate("window.hears('了', true)");
      phone.button("ui.report.stop").click();
      assertThat(phone.field("ui.report.words").inputValue()).isEqualTo("医保app昨天打不开了");
      assertThat(phone.faults()).isEmpty();
    }
    try (Phone phone = phone()) {
      phone.context().addInitScript("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;");
      phone.reopen();
      phone.open("/").field("ui.report.words").waitFor();
      assertThat(phone.button("ui.report.dictate").count()).isZero();
      assertThat(phone.faults()).isEmpty();
    }
  }
}
