package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
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

/** What the numbers mean, and what the program itself costs people: the screens of both. */
class BurdenPageTest {
  private static RunningApp app;
  private static Visitor auditor;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    auditor = new DashboardScene(app).fill().staff("auditor-city");
    int reported = auditor.get("/v1/hotspots/summary?from=2026-11-01").body().getJsonObject("now").getInteger("complaints");
    RunningApp.eventually("their burden is counted", () -> sum().getJsonObject("resident").getInteger("n") == reported
        && sum().getJsonObject("staff").getInteger("n") > 20);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static JsonObject sum() {
    return auditor.get("/v1/burden?weeks=4").expect(200).body().getJsonObject("sum");
  }

  private static Phone inside(String language, int width, int height, ColorScheme scheme, String path) {
    Phone phone = Phone.of(app.base(), language, app.clock().instant(), width, height, scheme);
    phone.open("/open/").as(auditor.token());
    return phone.open(path);
  }

  private static void holds(Phone phone, String name) {
    phone.screenshot(name);
    assertThat(Axe.violations(phone.page())).isEmpty();
    Object wider = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) wider).intValue()).as("runs over").isLessThanOrEqualTo(0);
    assertThat(phone.unexpectedFaults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1440,900,zh-CN,LIGHT", "1440,900,en,DARK", "820,1180,zh-CN,DARK", "390,844,en,LIGHT"})
  void theBurdenIsSeenByWeekByStepAndByField(int width, int height, String language, ColorScheme scheme) {
    try (Phone phone = inside(language, width, height, scheme, "/dashboard/burden?weeks=4")) {
      Page page = phone.page();
      page.locator("burden-page canvas").waitFor();
      page.locator("definition-list dd").first().waitFor();
      assertThat(page.locator("burden-page h1").innerText()).contains(String.valueOf(sum().getJsonObject("resident").getInteger("n")));
      assertThat(page.locator("burden-page figure-card").nth(1).locator("tbody").innerText()).contains(phone.words("ui.burden.field.attempt.at"));
      holds(phone, "burden-" + width + "-" + language + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void theChartHasItsTableAndItsFile() throws IOException {
    try (Phone phone = inside("zh-CN", 1440, 900, ColorScheme.LIGHT, "/dashboard/burden?weeks=4")) {
      Locator weekly = phone.page().locator("burden-page figure-card").first();
      phone.page().locator("burden-page canvas").waitFor();
      weekly.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(phone.words("ui.figure.as-table"))).click();
      weekly.locator("tbody tr").nth(3).waitFor();
      Download file = phone.page().waitForDownload(() -> weekly
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(phone.words("ui.figure.csv"))).click());
      List<String> lines = List.of(Files.readString(file.path(), StandardCharsets.UTF_8).split("\r\n"));
      assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(7));
      assertThat(lines.get(0)).startsWith("\uFEFF" + phone.words("ui.burden.week"));
      assertThat(lines.get(4)).startsWith("2026-11-23,");
    }
  }

  @ParameterizedTest
  @CsvSource({"1440,900,zh-CN,LIGHT", "390,844,en,DARK"})
  void everyNumberIsExplainedAndAnEarlierDefinitionCanBeAskedFor(int width, int height, String language, ColorScheme scheme) {
    try (Phone phone = inside(language, width, height, scheme, "/dashboard/definitions")) {
      Page page = phone.page();
      page.locator("definition-list dt").nth(10).waitFor();
      holds(phone, "definitions-" + width + "-" + language + "-" + scheme.name().toLowerCase(Locale.ROOT));
      page.locator("definition-list summary").last().click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(phone.words("ui.definitions.again").replace("{definition}", "score@1")))
          .click();
      page.waitForURL("**/dashboard/?definition=score%401");
      page.locator("hotspot-list [role=row]").nth(2).waitFor();
      phone.says("ui.definitions.chosen").waitFor();
      holds(phone, "dashboard-score-1-" + width + "-" + language);
    }
  }

  @Test
  void anAdminMetersTheBurdenTooAndASupervisorDoesNot() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1280, 800, ColorScheme.LIGHT)) {
      phone.open("/admin/");
      phone.signIn(app.staffWhere(one -> one.getString("account").equals("admin-city")));
      phone.link("ui.admin.nav.burden").click();
      phone.page().locator("burden-page canvas").waitFor();
      holds(phone, "burden-admin");
    }
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1280, 800, ColorScheme.LIGHT)) {
      phone.open("/dashboard/");
      phone.signIn(app.staffWhere(one -> one.getString("account").equals("supervisor-donghu")));
      phone.link("ui.dashboard.nav.windows").waitFor();
      assertThat(phone.link("ui.dashboard.nav.burden").count()).isZero();
    }
  }

  @Test
  void everybodyMayTellAMonthAsItWasUnderAnEarlierDefinition() {
    Instant december = Instant.parse("2026-12-08T02:00:00Z");
    Instant before = app.clock().instant();
    app.clock().set(december);
    try (Phone phone = Phone.of(app.base(), "zh-CN", december, 1280, 900, ColorScheme.LIGHT)) {
      Page page = phone.open("/open/").page();
      page.locator("definition-list summary").first().click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions()
          .setName(phone.words("ui.definitions.again").replace("{definition}", "staff-resolved@1"))).click();
      phone.says("ui.definitions.chosen").waitFor();
      assertThat(page.url()).contains("definition=staff-resolved");
      holds(phone, "open-staff-resolved-1");
    } finally {
      app.clock().set(before);
    }
  }

  @Test
  void beforeAnythingIsReportedThePageSaysWhatItWillShow() throws Exception {
    RunningApp empty = RunningApp.start();
    try (Phone phone = Phone.of(empty.base(), "zh-CN", empty.clock().instant(), 1280, 800, ColorScheme.DARK)) {
      phone.open("/open/").as(empty.staff("auditor-city").token());
      phone.open("/dashboard/burden").says("ui.burden.empty").waitFor();
      holds(phone, "burden-empty");
    } finally {
      empty.close();
    }
  }
}
