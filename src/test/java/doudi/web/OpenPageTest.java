package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody finds at {@code /open/}: on a phone, a tablet and a desktop, in both languages and both themes. */
class OpenPageTest {
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    new DashboardScene(app).fill();
    app.clock().set(Instant.parse("2026-12-08T02:00:00Z"));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @ParameterizedTest
  @CsvSource({"phone,390,844,zh-CN,LIGHT", "phone,390,844,en,DARK", "tablet,820,1180,zh-CN,DARK", "desktop,1280,900,zh-CN,LIGHT", "desktop,1280,900,en,LIGHT"})
  void everybodySeesWhatWasReportedAndHowMuchResidentsConfirmed(String device, int width, int height, String language, ColorScheme scheme) {
    try (Phone phone = Phone.of(app.base(), language, app.clock().instant(), width, height, scheme)) {
      Page page = phone.open("/open/").page();
      page.locator("group-table").nth(1).waitFor();
      assertThat(page.locator("h1").innerText()).contains("96");
      assertThat(page.locator("group-table section").first().innerText()).contains("%");
      phone.screenshot("open-" + device + "-" + language + "-" + scheme.name().toLowerCase(Locale.ROOT));
      if (width == 1280) phone.screenshotOfView("view/open-" + language);
      assertThat(Axe.violations(page)).isEmpty();
      Object wider = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(((Number) wider).intValue()).isLessThanOrEqualTo(0);
      assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(phone.words("ui.open.files.csv"))).getAttribute("href"))
          .isEqualTo("/open/data/figures.csv?month=2026-11");
      page.getByLabel(phone.words("ui.open.month")).selectOption("2026-10");
      phone.says("ui.open.too-few").waitFor();
      assertThat(Axe.violations(page)).isEmpty();
      if (width == 390) phone.screenshot("open-no-figures-" + language);
      assertThat(phone.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"/open/nope,/open/,zh-CN,LIGHT", "/nope,/,en,DARK", "/nope/deeper,/,zh-CN,LIGHT"})
  void anAddressThatLeadsNowhereSaysSoAndLeadsOn(String address, String home, String language, ColorScheme scheme) {
    try (Phone phone = Phone.of(app.base(), language, app.clock().instant(), 390, 844, scheme)) {
      Page page = phone.open(address).page();
      phone.says("ui.lost.title").waitFor();
      assertThat(page.locator("lost-page nav a").first().getAttribute("href")).isEqualTo(home);
      assertThat(Axe.violations(page)).isEmpty();
      phone.screenshot("lost" + address.replace('/', '-') + "-" + language);
    }
  }

  @Test
  void theFileHasEveryFigureWithItsPartsAndItsDefinition() throws IOException {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1280, 900, ColorScheme.LIGHT)) {
      Page page = phone.open("/open/").page();
      page.locator("group-table").nth(1).waitFor();
      Download file = page.waitForDownload(() -> page.locator("group-table").first()
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(phone.words("ui.figure.csv"))).click());
      List<String> lines = List.of(Files.readString(file.path(), StandardCharsets.UTF_8).split("\r\n"));
      assertThat(file.suggestedFilename()).isEqualTo("districts-2026-11.csv");
      assertThat(lines.get(0)).startsWith("\uFEFF" + phone.words("ui.open.group") + ",").contains(phone.words("ui.open.csv.unconfirmed"));
      assertThat(lines).allSatisfy(line -> assertThat(line.split(",")).hasSize(28));
      assertThat(lines.get(1)).endsWith("reported@1 staff-resolved@2 confirmed-done@1 unconfirmed@1 unanswered@1");
    }
  }

  @Test
  void thePageIsReadByKeyboardInItsOrder() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1280, 900, ColorScheme.LIGHT)) {
      Page page = phone.open("/open/").page();
      page.locator("group-table").nth(1).waitFor();
      for (int i = 0; i < 10; i++) {
        page.keyboard().press("Tab");
        Object at = page.evaluate("() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.localName; }");
        if (at.equals("select")) {
          page.keyboard().press("ArrowDown");
          phone.says("ui.open.too-few").waitFor();
          return;
        }
      }
      throw new AssertionError("the keyboard never reaches the month");
    }
  }
}
