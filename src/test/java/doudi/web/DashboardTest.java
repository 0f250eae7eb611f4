package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager's week in the dashboard, on a week in which one thing is clearly worst. */
class DashboardTest {
  private static final String WORST = "rencai-app~housing-subsidy~wrongly-refused~luxi";
  private static RunningApp app;
  private static Visitor manager;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    manager = new DashboardScene(app).fill().staff("manager-city");
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static Phone desk(String language, int width, int height, ColorScheme scheme) {
    return Phone.of(app.base(), language, app.clock().instant(), width, height, scheme);
  }

  private static Phone inside(Phone phone, String path) {
    phone.open("/open/").as(manager.token());
    phone.open(path);
    return phone;
  }

  private static JsonObject summary() {
    return manager.get("/v1/hotspots/summary").expect(200).body();
  }

  private static Locator number(Phone phone, String figure, int n) {
    return phone.page().locator("honest-bar").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(phone.words("ui.bar.open")
        .replace("{what}", phone.words("ui.bar." + figure)).replace("{n}", String.valueOf(n))).setExact(true));
  }

  private static void drawn(Phone phone) {
    phone.page().locator("honest-bar").waitFor();
    phone.page().locator("heat-map canvas").waitFor();
    phone.page().locator("trend-line canvas").waitFor();
    phone.page().locator("hotspot-list [role=row]").nth(2).waitFor();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void aManagerSeesWhatIsWorstAndOpensWhatIsBehindIt(String language) {
    try (Phone phone = desk(language, 1440, 900, ColorScheme.LIGHT)) {
      Page page = phone.open("/dashboard/").page();
      phone.signIn(app.staffWhere(one -> one.getString("account").equals("manager-city")));
      drawn(phone);
      JsonObject worst = summary().getJsonObject("worst");
      assertThat(worst.getString("platformId")).isEqualTo("rencai-app");
      String headline = page.locator("head-line h1").innerText();
      assertThat(headline).contains(String.valueOf(summary().getJsonObject("now").getInteger("complaints")), "27", "6");
      assertThat(headline).contains(page.locator("hotspot-list .where").first().innerText().split(" · "));
      String trend = summary().getJsonObject("worst").getString("change");
      assertThat(page.locator("hotspot-list [role=row] .tag").first().innerText()).isEqualTo(phone.words("ui.trend." + trend));
      phone.screenshotOfView("view/dashboard-" + language);
      int confirmed = summary().getJsonObject("now").getInteger("confirmedDone");
      number(phone, "confirmed-done", confirmed).click();
      page.waitForURL("**/dashboard/complaints?*");
      page.locator("behind-page li").first().waitFor();
      assertThat(page.locator("behind-page li").count()).isEqualTo(Math.min(50, confirmed));
      assertThat(page.locator("behind-page ul").innerText()).doesNotContain("420101199001011234");
      phone.button("ui.behind.back").click();
      drawn(phone);
      page.locator("hotspot-list [role=row]").nth(1).getByRole(AriaRole.LINK).nth(1).click();
      page.locator("behind-page li").first().waitFor();
      assertThat(page.locator("behind-page li").count()).isEqualTo(27);
      phone.link("ui.dashboard.nav.windows").click();
      page.locator("windows-page data-table").first().waitFor();
      assertThat(phone.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void aHotspotSaysInTenSecondsHowManyHowUnusualAndWherePeopleAreStuck(String language) {
    try (Phone phone = inside(desk(language, 1440, 900, ColorScheme.LIGHT), "/dashboard/")) {
      drawn(phone);
      Page page = phone.page();
      page.locator("hotspot-list [role=row]").nth(1).getByRole(AriaRole.LINK).first().click();
      hotspotDrawn(phone);
      JsonObject read = manager.get("/v1/hotspots/" + WORST + "?from=2026-11-21&to=2026-11-27").expect(200).body();
      assertThat(page.locator("hotspot-page .said").innerText()).contains(String.valueOf(read.getInteger("complaints")),
          String.valueOf(read.getInteger("people")));
      phone.screenshotOfView("view/hotspot-" + language);
      var clusters = manager.get("/v1/hotspots/" + WORST + "/clusters?from=2026-11-21&to=2026-11-27").expect(200).items();
      assertThat(page.locator("cluster-list ul.groups > li").count()).isEqualTo(clusters.size()).isGreaterThan(1);
      page.locator("cluster-list ul.groups > li").first().getByRole(AriaRole.LINK).click();
      page.locator("behind-page li").first().waitFor();
      assertThat(page.locator("behind-page li").count()).isEqualTo(clusters.get(0).getInteger("complaints"));
      phone.button("ui.behind.back").click();
      hotspotDrawn(phone);
      page.locator("hotspot-page .next a").first().click();
      page.locator("behind-page li").first().waitFor();
      assertThat(page.locator("behind-page li").count()).isEqualTo(read.getInteger("complaints"));
      assertThat(phone.faults()).isEmpty();
    }
  }

  private static void hotspotDrawn(Phone phone) {
    phone.page().locator("hotspot-page cluster-list li").first().waitFor();
    phone.page().locator("hotspot-page week-bars canvas").waitFor();
    phone.page().locator("hotspot-page hotspot-figures table").waitFor();
  }

  @Test
  void anAddressThatLeadsNowhereSaysSoAndTheSwitchFollowsTheSystem() {
    try (Phone phone = inside(desk("zh-CN", 1440, 900, ColorScheme.LIGHT), "/dashboard/nope")) {
      phone.says("ui.lost.title").waitFor();
      phone.button("ui.settings.theme.dark").waitFor();
      phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      phone.button("ui.settings.theme.light").waitFor();
      phone.screenshotOfView("view/dashboard-lost");
    }
  }

  @Test
  void aNewReportMovesThePageByItself() {
    try (Phone phone = inside(desk("zh-CN", 1440, 900, ColorScheme.LIGHT), "/dashboard/")) {
      drawn(phone);
      phone.says("ui.dashboard.live").waitFor();
      int n = summary().getJsonObject("now").getInteger("complaints");
      number(phone, "complaints", n).waitFor();
      app.resident().file(Complaints.about("housing-subsidy").put("platformId", "rencai-app")).expect(201);
      number(phone, "complaints", n + 1).waitFor();
    }
  }

  @Test
  void everyChartHasItsTableAndItsFile() throws IOException {
    try (Phone phone = inside(desk("zh-CN", 1440, 900, ColorScheme.LIGHT), "/dashboard/")) {
      drawn(phone);
      Page page = phone.page();
      for (String chart : List.of("heat-map", "trend-line")) {
        page.locator(chart).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(phone.words("ui.figure.as-table"))).click();
        page.locator(chart + " data-table table").waitFor();
      }
      List<String> heat = downloaded(phone, "heat-map");
      assertThat(heat.get(0)).startsWith("\uFEFF" + phone.words("ui.hotspots.platform") + ",").contains(phone.words("ui.kind.wrongly-refused"));
      assertThat(heat).anyMatch(line -> line.contains(",27") || line.contains(",28"));
      List<String> days = downloaded(phone, "trend-line");
      assertThat(days).hasSize(8);
      assertThat(days.get(7)).startsWith("2026-11-27,");
      List<String> hotspots = downloaded(phone, "hotspot-list");
      assertThat(hotspots.size() - 1).isEqualTo(manager.get("/v1/hotspots?from=2026-11-21&to=2026-11-27").items().size());
      page.locator("trend-line data-table a").first().click();
      page.locator("behind-page li").first().waitFor();
    }
  }

  private static List<String> downloaded(Phone phone, String part) throws IOException {
    Download file = phone.page().waitForDownload(() -> phone.page().locator(part)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(phone.words("ui.figure.csv"))).click());
    assertThat(file.suggestedFilename()).endsWith(".csv");
    return List.of(Files.readString(file.path(), StandardCharsets.UTF_8).split("\r\n"));
  }

  @Test
  void noCellOfAFileIsAFormula() {
    try (Phone phone = desk("zh-CN", 800, 600, ColorScheme.LIGHT)) {
      phone.open("/open/");
      Object text = phone.evaluate("import(document.querySelector('script[src*=\"open/app.js\"]').src.replace('open/app.js', 'shared/csv.js'))"
          + ".then(({ csv }) => csv([['=1+1', '+2', '-3', '@x', ' =4', '\\tx', '＝5', 'a,b', 'c\"d', '好\\n坏', -6, 7, null]]))");
      assertThat(text).isEqualTo("\uFEFF'=1+1,'+2,'-3,'@x,' =4,'\tx,'＝5,\"a,b\",\"c\"\"d\",\"好\n坏\",-6,7,\r\n");
    }
  }

  private static Map<String, Consumer<Phone>> screens() {
    var all = new LinkedHashMap<String, Consumer<Phone>>();
    all.put("hotspots", phone -> {
      inside(phone, "/dashboard/");
      drawn(phone);
    });
    all.put("tables", phone -> {
      inside(phone, "/dashboard/?days=30");
      drawn(phone);
      for (String chart : List.of("heat-map", "trend-line")) phone.page().locator(chart).getByRole(AriaRole.BUTTON).first().click();
      phone.page().locator("trend-line data-table table").waitFor();
    });
    all.put("hotspot", phone -> {
      inside(phone, "/dashboard/hotspots/" + WORST);
      hotspotDrawn(phone);
    });
    all.put("windows", phone -> inside(phone, "/dashboard/windows").page().locator("windows-page data-table").first().waitFor());
    all.put("complaints", phone -> inside(phone, "/dashboard/complaints?figure=complaints&from=2026-11-21&to=2026-11-27").page()
        .locator("behind-page li").first().waitFor());
    all.put("nothing", phone -> {
      inside(phone, "/dashboard/complaints?figure=complaints&from=2026-01-01&to=2026-01-02");
      phone.says("ui.behind.none").waitFor();
    });
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyScreenPassesAxeAndBreaksNoRule(String theme) {
    boolean dark = theme.equals("dark");
    try (Phone phone = desk(dark ? "en" : "zh-CN", 1440, 900, dark ? ColorScheme.DARK : ColorScheme.LIGHT)) {
      screens().forEach((name, go) -> {
        go.accept(phone);
        phone.screenshot("dashboard-" + name + "-" + theme);
        assertThat(Axe.violations(phone.page())).as(name + " " + theme).isEmpty();
      });
      assertThat(phone.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 1024, 390})
  void nothingIsCutOffOnSmallerScreens(int width) {
    try (Phone phone = desk("zh-CN", width, 800, ColorScheme.LIGHT)) {
      screens().forEach((name, go) -> {
        go.accept(phone);
        phone.screenshot("dashboard-" + name + "-" + width);
        Object wider = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wider).intValue()).as(name + " at " + width).isLessThanOrEqualTo(0);
      });
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void theKeyboardAloneOpensANumber() {
    try (Phone phone = inside(desk("zh-CN", 1440, 900, ColorScheme.LIGHT), "/dashboard/")) {
      drawn(phone);
      Page page = phone.page();
      for (int i = 0; i < 60 && !page.url().contains("complaints"); i++) {
        page.keyboard().press("Tab");
        Object at = page.evaluate("() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.getAttribute('href') ?? ''; }");
        if (at.toString().contains("figure=unconfirmed") || at.toString().contains("figure=confirmed-done")) page.keyboard().press("Enter");
      }
      page.waitForURL("**/dashboard/complaints?*");
      page.locator("behind-page h1").waitFor();
    }
  }

  /** Jumps through the whole list and measures how long a frame takes, and how many rows are in the page. */
  @Test
  void aThousandHotspotsScrollWithoutStutter() throws Exception {
    RunningApp crowded = RunningApp.start();
    try {
      var scene = new DashboardScene(crowded);
      scene.manyHotspots(1_000);
      try (Phone phone = Phone.of(crowded.base(), "zh-CN", crowded.clock().instant(), 1440, 900, ColorScheme.LIGHT)) {
        phone.open("/open/").as(scene.staff("auditor-city").token());
        phone.open("/dashboard/");
        phone.page().getByText(phone.words("ui.hotspots.note").replace("{n}", "1000").replace("{days}", "7")).waitFor();
        @SuppressWarnings("unchecked")
        var seen = (Map<String, Object>) phone.evaluate(SCROLL);
        int most = ((Number) seen.get("rows")).intValue();
        double slowest = ((Number) seen.get("p95")).doubleValue();
        System.getLogger("scroll").log(System.Logger.Level.INFO, "1000 hotspots: rows in the page {0}, p95 of a frame {1} ms", most, slowest);
        assertThat(most).isLessThan(40);
        assertThat(((Number) seen.get("last")).intValue()).isEqualTo(1_001);
        assertThat(slowest).isLessThan(50);
        phone.screenshotOfView("view/dashboard-1000");
      }
    } finally {
      crowded.close();
    }
  }

  private static final String SCROLL = """
      async () => {
        const find = (root, selector) => root.querySelector(selector) ?? [...root.querySelectorAll('*')].map(e => e.shadowRoot && find(e.shadowRoot, selector)).find(Boolean);
        const list = find(document, 'hotspot-list').shadowRoot, box = list.querySelector('.window');
        const work = []; let rows = 0;
        for (let top = 0; top <= box.scrollHeight; top += 400) {
          box.scrollTop = top;
          await new Promise(requestAnimationFrame);
          const start = performance.now();
          await find(document, 'hotspot-list').updateComplete;
          box.getBoundingClientRect().height + list.querySelector('.row-line').offsetTop;
          await new Promise(done => { const channel = new MessageChannel(); channel.port1.onmessage = done; requestAnimationFrame(() => channel.port2.postMessage(0)); });
          work.push(performance.now() - start);
          rows = Math.max(rows, list.querySelectorAll('.row-line').length);
        }
        work.sort((a, b) => a - b);
        const last = Math.max(...[...list.querySelectorAll('.row-line')].map(row => Number(row.getAttribute('aria-rowindex'))));
        return { rows, last, p95: work[Math.floor(work.length * .95)] };
      }""";
}
