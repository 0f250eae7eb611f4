package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
      phone.page().waitForFunction("() => document.querySelector('resident-app').shadowRoot.querySelector('report-page').suggesting.found.services.length > 0");
      phone.button("ui.report.next").click();
      phone.page().locator("pick-row .chip").first().click();
      phone.screenshot("report-elder-send-now");
      phone.button("ui.report.send-now").click();
      phone.page().waitForURL("**/complaints/*");
      assertThat(phone.faults()).isEmpty();
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
