package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.Improving;
import doudi.support.RunningApp;
import doudi.support.Stages;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a hotspot to a verdict without leaving the screens: read, countersigned, proposed, accepted, live, judged, decided. */
class VerdictStoryTest {
  private static final int[] WIDE = {1440, 900};
  private static RunningApp app;
  private static VerdictScene scene;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    scene = new VerdictScene(app).begin();
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void aHotspotIsReadMendedJudgedAndDecidedOn() throws Exception {
    String reading = isReadByAManager();
    isCountersignedByAnAuditor(reading);
    String improvement = isProposed(reading);
    isAcceptedBySomebodyElse(improvement);
    scene.days(14, 2);
    goesLive(improvement);
    app.clock().advance(Duration.ofDays(1));
    scene.days(4, 1).days(10, 0);
    app.clock().advance(Duration.ofDays(1));
    RunningApp.eventually("it is judged and told", () -> scene.staff(Improving.AUTHOR).get("/v1/improvements/" + improvement).body()
        .getJsonArray("history").encode().contains("told"));
    showsItsEffect(improvement);
    isDecidedOn();
  }

  private String isReadByAManager() {
    try (Phone desk = at(Improving.AUTHOR, "/dashboard/")) {
      Page page = desk.page();
      desk.page().locator("hotspot-list a[href*='/dashboard/hotspots/" + Stages.HOTSPOT + "']").click();
      desk.page().locator("hotspot-page a[href*='readings?hotspotId=" + Stages.HOTSPOT + "']").click();
      desk.button("ui.readings.draw").click();
      page.locator("sample-list li").first().waitFor();
      int drawn = page.locator("sample-list li").count();
      assertThat(page.locator("statement-form .missing li").count()).as("sample, three questions, quotes").isEqualTo(5);
      desk.button("ui.statement.sign").click();
      assertThat(focused(page)).as("pressing it leads to what is missing").contains("1");
      for (int n = 1; n <= drawn; n++) {
        named(desk, "ui.sample.open-n", n).click();
        page.getByText(desk.words("ui.sample.opened").replace("{n}", "" + n).replace("{of}", "" + drawn)).waitFor();
      }
      desk.field("ui.statement.cause").fill("社保数据每周才同步一次，连续缴费的人被当成断缴。");
      desk.field("ui.statement.unknown").fill("没有再来反映的人是否办成，数据看不出。");
      page.reload();
      page.locator("statement-form").waitFor();
      desk.says("ui.statement.restored").waitFor();
      assertThat(desk.field("ui.statement.cause").inputValue()).as("what was written is still there").contains("每周才同步");
      desk.field("ui.statement.circumstances").fill("东湖新入职的毕业生多，十一月集中申请。");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(desk.words("ui.sample.open-n").replace("{n}", "1"))).click();
      desk.button("ui.sample.quote").first().click();
      Locator quote = page.locator("statement-form fieldset textarea");
      quote.fill("谁也没这样说过");
      desk.button("ui.statement.sign").click();
      desk.says("ui.statement.not-there").waitFor();
      quote.fill(page.locator("sample-list blockquote").first().innerText().substring(0, 8));
      assertThat(Axe.violations(page)).isEmpty();
      desk.screenshotOfView("view/reading-zh-CN");
      desk.button("ui.statement.sign").click();
      desk.says("ui.readings.waits.signed").waitFor();
      assertThat(desk.unexpectedFaults()).isEmpty();
      return page.url().substring(page.url().lastIndexOf('/') + 1);
    }
  }

  private void isCountersignedByAnAuditor(String reading) {
    try (Phone desk = at(Improving.AUDITOR, "/dashboard/readings")) {
      Page page = desk.page();
      page.locator("readings-page li a[href$='" + reading + "']").click();
      page.locator("sample-list li").first().waitFor();
      int drawn = page.locator("sample-list li").count();
      for (int n = 1; n <= drawn; n++) {
        named(desk, "ui.sample.open-n", n).click();
        page.getByText(desk.words("ui.sample.opened").replace("{n}", "" + n).replace("{of}", "" + drawn)).waitFor();
      }
      page.getByText(desk.words("ui.judge.agreed"), new Page.GetByTextOptions().setExact(true)).click();
      desk.field("ui.judge.words").fill("引文属实，结论与样本相符。");
      desk.button("ui.judge.do.agreed").click();
      desk.heading("ui.reading.countersigned").waitFor();
      assertThat(desk.link("ui.reading.propose").count()).as("an auditor proposes nothing").isZero();
      assertThat(desk.faults()).isEmpty();
    }
  }

  private String isProposed(String reading) {
    try (Phone desk = at(Improving.AUTHOR, "/dashboard/readings/" + reading)) {
      Page page = desk.page();
      desk.link("ui.reading.propose").click();
      desk.button("ui.propose.send").waitFor();
      page.getByText(desk.words("ui.improvement.kind.fix"), new Page.GetByTextOptions().setExact(true)).click();
      desk.field("ui.propose.summary").fill("社保数据改为每天同步");
      step(desk, 1).fill("改同步任务");
      desk.button("ui.propose.add-step").click();
      step(desk, 2).fill("补推历史数据");
      assertThat(desk.field("ui.propose.departmentId").inputValue()).as("the owner is there already").isEqualTo(Stages.DEPARTMENT);
      desk.button("ui.propose.send").click();
      desk.says("ui.propose.fault.dueOn").waitFor();
      desk.field("ui.improvement.due").fill("2027-03-01");
      page.getByText(desk.words("ui.effect.measure.complaints"), new Page.GetByTextOptions().setExact(true)).click();
      page.getByText(desk.words("ui.propose.percent").replace("{n}", "50"), new Page.GetByTextOptions().setExact(true)).click();
      page.getByText(desk.words("ui.propose.weeks").replace("{n}", "2"), new Page.GetByTextOptions().setExact(true)).click();
      assertThat(Axe.violations(page)).isEmpty();
      desk.button("ui.propose.send").click();
      desk.says("ui.step.not-own").waitFor();
      assertThat(desk.faults()).isEmpty();
      return page.url().substring(page.url().lastIndexOf('/') + 1);
    }
  }

  private void isAcceptedBySomebodyElse(String improvement) {
    try (Phone desk = at(Improving.OWNER, "/dashboard/improvements")) {
      desk.page().locator("board-page a[href$='" + improvement + "']").click();
      desk.page().getByText(desk.words("ui.step.accepted"), new Page.GetByTextOptions().setExact(true)).click();
      desk.field("ui.step.reason").fill("样本说得清楚，本月就改。");
      desk.button("ui.step.accepted").click();
      desk.says("ui.step.title.accepted").waitFor();
      assertThat(desk.faults()).isEmpty();
    }
  }

  private void goesLive(String improvement) {
    try (Phone desk = at(Improving.AUTHOR, "/dashboard/improvements/" + improvement)) {
      desk.field("ui.step.done").fill("同步任务已经排期。");
      desk.button("ui.step.under-way").click();
      desk.heading("ui.step.title.under-way").waitFor();
      desk.field("ui.step.done").fill("今天上线。");
      desk.button("ui.step.live").click();
      desk.says("ui.effect.not-yet").waitFor();
      assertThat(desk.faults()).isEmpty();
    }
  }

  private void showsItsEffect(String improvement) {
    try (Phone desk = at(Improving.AUTHOR, "/dashboard/improvements/" + improvement)) {
      Page page = desk.page();
      page.locator("effect-chart canvas").waitFor();
      JsonObject effect = scene.staff(Improving.AUTHOR).get("/v1/improvements/" + improvement).body().getJsonObject("effect");
      assertThat(effect.getInteger("compared")).as("others were there to compare with").isGreaterThanOrEqualTo(5);
      assertThat(page.locator(".finding").innerText()).isEqualTo(effect.getString("words")).contains("减少了");
      page.locator("effect-chart").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(desk.words("ui.figure.as-table"))).click();
      assertThat(page.locator("effect-chart tbody tr").count()).as("two weeks before and two after").isEqualTo(4);
      page.locator("effect-chart").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(desk.words("ui.figure.as-chart"))).click();
      page.locator("effect-chart canvas").waitFor();
      assertThat(Axe.violations(page)).isEmpty();
      desk.screenshotOfView("view/improvement-zh-CN");
      assertThat(desk.faults()).isEmpty();
    }
  }

  private void isDecidedOn() throws IOException {
    try (Phone desk = at(Improving.AUTHOR, "/dashboard/platforms")) {
      Page page = desk.page();
      page.locator("platforms-page a[href$='" + Stages.PLATFORM + "']").click();
      page.locator("dossier-figures canvas").waitFor();
      page.locator("verdict-form").getByText(desk.words("ui.verdict.is.improve"), new Locator.GetByTextOptions().setExact(true)).click();
      desk.field("ui.verdict.reason").fill("先把认证修好，明年再看是否并入安和办。");
      desk.button("ui.verdict.send").click();
      page.getByText("先把认证修好，明年再看是否并入安和办。").waitFor();
      assertThat(page.locator("dossier-page section[aria-labelledby=verdicts] li").first().innerText()).contains("人力资源和社会保障局");
      assertThat(downloaded(desk, "ui.dossier.html")).startsWith("<!doctype html>").contains("先把认证修好");
      String[] figures = downloaded(desk, page.locator("dossier-figures figure-card").first()
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(desk.words("ui.figure.csv")))).split("\r\n");
      assertThat(figures[1].split(",")).hasSize(7).doesNotContain("");
      assertThat(new JsonObject(downloaded(desk, "ui.dossier.json")).getJsonArray("verdicts")).hasSize(1);
      assertThat(Axe.violations(page)).isEmpty();
      desk.screenshotOfView("view/dossier-zh-CN");
      assertThat(desk.faults()).isEmpty();
    }
  }

  private static String downloaded(Phone desk, String button) throws IOException {
    return downloaded(desk, desk.button(button));
  }

  private static String downloaded(Phone desk, Locator button) throws IOException {
    Download file = desk.page().waitForDownload(button::click);
    return Files.readString(file.path(), StandardCharsets.UTF_8);
  }

  private static Locator named(Phone desk, String key, int n) {
    return desk.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(desk.words(key).replace("{n}", "" + n)).setExact(true));
  }

  private static Locator step(Phone desk, int n) {
    return desk.page().getByLabel(desk.words("ui.propose.step").replace("{n}", "" + n), new Page.GetByLabelOptions().setExact(true));
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.getAttribute('aria-label') ?? e?.id; }"));
  }

  private static Phone at(String account, String path) {
    return scene.desk(account, "zh-CN", WIDE, ColorScheme.LIGHT, path);
  }
}
