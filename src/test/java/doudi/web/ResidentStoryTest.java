package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A resident's way through the phone app, from what failed to “done”; the clerk's part goes through the API, and the page moves by itself.
 */
class ResidentStoryTest {
  private static final Map<String, String> NARRATIVE = Map.of(
      "zh-CN", "在人才APP上申请人才购房补贴，材料都传了，三次都说“无近期社保记录”被退回来，可我一直在交。",
      "en", "I applied for the home purchase subsidy on the talent app three times and was refused each time.");
  private static final String REPORTS_ON_PHONE = "() => new Promise(done => { indexedDB.open('doudi').onsuccess = opened => {"
      + " opened.target.result.transaction('reports').objectStore('reports').count().onsuccess = counted => done(counted.target.result); }; })";
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void aResidentReportsAnswersConfirmsAndGrades(String language) {
    try (Phone phone = Phone.of(app.base(), language, app.clock().instant())) {
      Page page = phone.open("/").page();
      phone.screenshot("report-empty-" + language);
      phone.field("ui.report.words").fill(NARRATIVE.get(language));
      Locator service = page.locator("pick-row").first().getByRole(AriaRole.BUTTON).first();
      Phone.choose(service);
      phone.screenshotOfView("view/story-report-" + language);
      phone.button("ui.report.send").click();

      page.waitForURL("**/complaints/*");
      phone.says("ui.progress.received").waitFor();
      phone.says("ui.where.bring").waitFor();
      assertThat(page.getByText(phone.words("ui.where.map")).getAttribute("href")).startsWith("https://").contains("position=");
      phone.screenshot("progress-waiting-" + language);
      String id = page.url().substring(page.url().lastIndexOf('/') + 1);
      JsonObject seen = new JsonObject((String) page.evaluate("id => fetch('/v1/complaints/' + id, { headers: { authorization: 'Bearer ' + localStorage.getItem('doudi.resident.token') } }).then(a => a.text())", id));
      String window = seen.getJsonObject("window").getString("id");
      assertThat(seen.getString("serviceId")).isNotBlank();

      Visitor clerk = app.clerkAt(window);
      clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", id)).expect(200);
      clerk.post("/v1/complaints/" + id + "/questions", Complaints.words("请问社保由哪个单位缴纳？")).expect(200);
      phone.heading("ui.answer.asked").waitFor();
      phone.says("ui.progress.paused").waitFor();
      assertThat(phone.says("ui.progress.due").count()).as("no time runs while the window waits for an answer").isZero();
      phone.screenshot("progress-asked-" + language);
      phone.field("ui.answer.words").fill("由现单位缴纳。");
      phone.button("ui.answer.send").click();
      phone.heading("ui.answer.asked").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

      clerk.put("/v1/complaints/" + id + "/resolution", Complaints.done()).expect(200);
      phone.heading("ui.confirm.asked.done").waitFor();
      phone.screenshot("progress-resolved-" + language);
      phone.button("ui.confirm.done").click();
      phone.says("ui.progress.confirmed").waitFor();
      page.getByLabel(phone.words("ui.grade.5")).first().check();
      page.getByLabel(phone.words("ui.grade.2")).last().check();
      phone.screenshot("progress-confirmed-" + language);
      phone.button("ui.grade.send").click();
      phone.heading("ui.grade.given").waitFor();

      phone.link("ui.app.mine").click();
      page.waitForURL("**/mine");
      page.locator("status-tag").waitFor();
      phone.screenshot("mine-" + language);
      assertThat(phone.faults()).isEmpty();
    }
  }

  /** As a Chinese keyboard may write letters and digits. */
  private static String wide(String plain) {
    return plain.chars().map(c -> c > ' ' ? c + 0xFEE0 : c).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void aReportFromSomebodyElsesPhoneLeavesACodeAndNothingBehind() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      Page page = phone.open("/").page();
      phone.field("ui.report.words").fill("老人不会用手机，养老认证刷脸过不去。");
      page.locator("summary").click();
      page.getByLabel(phone.words("ui.report.someone-elses")).check();
      phone.button("ui.report.send").click();
      String code = page.locator("code-card .code").textContent();
      assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
      assertThat(page.evaluate(REPORTS_ON_PHONE)).isEqualTo(0);
      assertThat(page.evaluate("localStorage.getItem('doudi.resident.token')")).isNull();
      phone.link("ui.code.print").click();
      page.locator("slip-page img").waitFor();
      assertThat(page.locator("slip-page .slip").innerText()).as("paper is read on another day").contains(code)
          .containsPattern("\\d+月\\d+日（周.）\\d\\d:\\d\\d").doesNotContain("今天").doesNotContain("明天");

      try (Phone other = Phone.of(app.base(), "en", app.clock().instant())) {
        other.open("/follow").field("ui.follow.code").fill("错的码");
        other.button("ui.follow.open").click();
        other.says("ui.problem.wrong-claim").waitFor();
        other.field("ui.follow.code").fill(wide(code.toLowerCase(Locale.ROOT).replace('-', ' ')));
        other.button("ui.follow.open").click();
        other.page().locator("time-line").waitFor();
        assertThat(other.page().locator("code-card .code").textContent()).isEqualTo(code);
        assertThat(other.faults()).isEmpty();
      }
      assertThat(phone.faults()).isEmpty();
    }
  }
}
