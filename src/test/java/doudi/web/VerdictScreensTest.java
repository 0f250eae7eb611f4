package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.Improving;
import doudi.support.RunningApp;
import doudi.support.Stages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every screen from a reading to a verdict, in every state it has. */
class VerdictScreensTest {
  private static final int[] WIDE = {1440, 900};
  private static RunningApp app;
  private static VerdictScene scene;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    scene = new VerdictScene(app).everyState();
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  /** What a manager who draws readings sees. */
  private static Map<String, Consumer<Phone>> screens() {
    var all = new LinkedHashMap<String, Consumer<Phone>>();
    all.put("readings", at("/dashboard/readings", "readings-page li"));
    all.put("begin", at("/dashboard/readings?hotspotId=" + Stages.HOTSPOT, "readings-page .primary"));
    all.put("nobody-read", at("/dashboard/readings?hotspotId=hr-site~social-card~login~luxi", "readings-page .primary"));
    for (String state : new String[] {"drawn", "signed", "returned", "countersigned"}) {
      all.put("reading-" + state, at("/dashboard/readings/" + scene.reading(state), "sample-list li"));
    }
    all.put("opened", phone -> {
      at("/dashboard/readings/" + scene.reading("drawn"), "sample-list li").accept(phone);
      phone.page().locator("sample-list .open").first().click();
      phone.page().locator("sample-list blockquote").first().waitFor();
      phone.button("ui.sample.quote").first().click();
      phone.page().locator("statement-form fieldset textarea").first().waitFor();
    });
    all.put("propose", at("/dashboard/readings/" + scene.reading("countersigned") + "/improvement", "propose-page form"));
    all.put("board", at("/dashboard/improvements", "board-page li"));
    for (String state : new String[] {"proposed", "accepted", "live", "effective", "reopened", "refused"}) {
      all.put("improvement-" + state, at("/dashboard/improvements/" + scene.improvement(state), "effect-chart canvas"));
    }
    all.put("platforms", at("/dashboard/platforms", "platforms-page table"));
    all.put("dossier", at("/dashboard/platforms/" + Stages.PLATFORM, "dossier-figures canvas"));
    all.put("dossier-of-nothing", at("/dashboard/platforms/rencai-app?days=7", "dossier-figures"));
    return all;
  }

  private static Consumer<Phone> at(String path, String shown) {
    return phone -> {
      phone.open(path);
      VerdictScene.drawn(phone.page(), shown);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyScreenPassesAxeAndBreaksNoRule(String theme) {
    boolean dark = theme.equals("dark");
    try (Phone phone = scene.desk(Improving.AUTHOR, dark ? "en" : "zh-CN", WIDE, dark ? ColorScheme.DARK : ColorScheme.LIGHT, "/dashboard/improvements")) {
      screens().forEach((name, go) -> {
        go.accept(phone);
        phone.screenshot("verdict-" + name + "-" + theme);
        assertThat(Axe.violations(phone.page())).as(name + " " + theme).isEmpty();
      });
      assertThat(phone.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1024,768,zh-CN", "820,1180,en", "390,844,zh-CN"})
  void nothingIsCutOffOnSmallerScreens(int width, int height, String language) {
    try (Phone phone = scene.desk(Improving.AUTHOR, language, new int[] {width, height}, ColorScheme.LIGHT, "/dashboard/improvements")) {
      screens().forEach((name, go) -> {
        go.accept(phone);
        phone.screenshot("verdict-" + name + "-" + width);
        Object wider = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wider).intValue()).as(name + " at " + width).isLessThanOrEqualTo(0);
      });
      assertThat(phone.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"manager-human-resources,1", "auditor-city,1", "supervisor-donghu,0"})
  void everybodyHasTheirOwnPartOnly(String account, int reads) {
    try (Phone phone = scene.desk(account, "zh-CN", WIDE, ColorScheme.LIGHT, "/dashboard/improvements")) {
      VerdictScene.drawn(phone.page(), "board-page li");
      for (String own : List.of("readings", "platforms")) {
        assertThat(phone.page().locator("staff-frame nav a[href='/dashboard/" + own + "']").count()).as(own).isEqualTo(reads);
      }
      boolean decides = account.startsWith("auditor");
      phone.open("/dashboard/improvements/" + scene.improvement("effective"));
      VerdictScene.drawn(phone.page(), "effect-chart canvas");
      assertThat(phone.page().locator("step-form").count()).as("only an auditor opens it again").isEqualTo(decides ? 1 : 0);
      phone.screenshot("verdict-for-" + account);
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void anAuditorGivesAReadingBackWithAReasonThatTheAuthorReads() {
    String reading = scene.reading("signed");
    try (Phone phone = scene.desk(Improving.AUDITOR, "en", WIDE, ColorScheme.LIGHT, "/dashboard/readings/" + reading)) {
      Page page = phone.page();
      VerdictScene.drawn(page, "judge-form");
      page.locator("sample-list .open").first().waitFor();
      for (int i = 0; i < page.locator("sample-list li").count(); i++) {
        page.locator("sample-list .open").nth(i).click();
        page.locator("sample-list .open[aria-expanded=true]").nth(i).waitFor();
      }
      page.getByText(phone.words("ui.judge.returned"), new Page.GetByTextOptions().setExact(true)).click();
      phone.button("ui.judge.do.returned").click();
      phone.says("ui.judge.reason").waitFor();
      phone.field("ui.judge.words").fill("The quote says who was refused, not why.");
      assertThat(Axe.violations(page)).isEmpty();
      phone.screenshot("verdict-judging");
      phone.button("ui.judge.do.returned").click();
      phone.says("ui.reading.returned").waitFor();
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void aLostConnectionIsToldAndLosesNoWord() {
    try (Phone phone = scene.desk(Improving.AUTHOR, "zh-CN", WIDE, ColorScheme.LIGHT, "/dashboard/improvements/" + scene.improvement("accepted"))) {
      VerdictScene.drawn(phone.page(), "step-form");
      phone.field("ui.step.done").fill("同步任务已经排期，下周上线。");
      phone.context().setOffline(true);
      phone.button("ui.step.under-way").click();
      phone.says("ui.problem.staff.offline").waitFor();
      phone.screenshot("verdict-offline");
      phone.context().setOffline(false);
      phone.page().reload();
      VerdictScene.drawn(phone.page(), "step-form");
      assertThat(phone.field("ui.step.done").inputValue()).isEqualTo("同步任务已经排期，下周上线。");
      assertThat(phone.unexpectedFaults()).isEmpty();
    }
  }
}
