package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import doudi.signal.SignalKind;
import doudi.support.RunningApp;
import doudi.support.Signals;
import doudi.support.Stages;
import doudi.support.Stages.Stage;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A supervisor is asked about a window, reads why it may be all right, looks at the reports behind it, and explains it. */
class SignalsPageTest {
  private static RunningApp app;
  private static String open;
  private static String answered;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    var stages = new Stages(app);
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) ids.add(stages.at(Stage.RESOLVED).id());
    for (int i = 0; i < 2; i++) stages.at(Stage.CONFIRMED);
    var signals = new Signals(app);
    open = signals.about(SignalKind.CLOSED_WITHOUT_CONTACT, Stages.WINDOW, ids.toArray(String[]::new));
    signals.about(SignalKind.HASTY_WORD, "w-liuhe");
    answered = signals.about(SignalKind.SILENCE, Stages.WINDOW);
    app.staff("auditor-human-resources").post("/v1/signals/" + answered + "/answers", new JsonObject()
        .put("reason", "这个月上门为养老院集中办理，老人没有手机。请东湖街道附上社工回访的结果。")).expect(200);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static Phone as(String account, String language, int width, ColorScheme scheme) {
    Phone phone = Phone.of(app.base(), language, app.clock().instant(), width, 900, scheme);
    phone.open("/open/").as(app.staff(account).token());
    return phone;
  }

  private static void list(Phone phone, String state) {
    phone.open("/dashboard/signals?state=" + state);
    phone.page().locator("signals-page ul.list, signals-page section").first().waitFor();
    phone.page().locator("said-and-verified h2").first().waitFor();
  }

  private static void detail(Phone phone, String id) {
    phone.open("/dashboard/signals/" + id);
    phone.page().locator("signal-page h1").waitFor();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void aSupervisorReadsTheInnocentReasonsFirstLooksBehindAndExplains(String language) {
    String mine = new Signals(app).about(language.equals("en") ? SignalKind.PING_PONG : SignalKind.DEADLINE_BURST, Stages.WINDOW);
    try (Phone phone = as("supervisor-donghu", language, 1440, ColorScheme.LIGHT)) {
      phone.open("/dashboard/");
      phone.link("ui.dashboard.nav.signals").click();
      phone.page().locator("signals-page ul.list li").first().waitFor();
      assertThat(phone.page().locator("signals-page .page").innerText()).doesNotContain("柳荷", "Liuhe");
      detail(phone, open);
      String text = phone.page().locator("signal-page .page").innerText();
      assertThat(text.indexOf(phone.words("ui.signal.innocent"))).isPositive().isLessThan(text.indexOf(phone.words("ui.signal.seen")));
      phone.page().locator("signal-page a[href*='signalId']").click();
      phone.page().locator("behind-page li").nth(2).waitFor();
      assertThat(phone.page().locator("behind-page li").count()).isEqualTo(3);
      phone.button("ui.behind.back").click();
      detail(phone, mine);
      phone.button("ui.signal.answer").click();
      phone.says("ui.signal.missing").waitFor();
      phone.page().locator("signal-answer textarea").fill("人手紧，都排到了最后一小时；下周加派一人。");
      phone.page().reload();
      phone.page().locator("signal-answer textarea").waitFor();
      assertThat(phone.page().locator("signal-answer textarea").inputValue()).as("nothing typed is lost").startsWith("人手紧");
      phone.button("ui.signal.answer").click();
      phone.says("ui.signal.sent").waitFor();
      phone.page().locator("signal-page .answers li").first().waitFor();
      assertThat(phone.page().locator("signal-page .answers").innerText()).contains("人手紧").doesNotContain("supervisor-donghu");
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void whoHasNothingToDoWithSignalsIsNotShownTheWayThere() {
    try (Phone phone = as("manager-city", "zh-CN", 1440, ColorScheme.LIGHT)) {
      phone.open("/dashboard/windows").page().locator("windows-page h1").waitFor();
      assertThat(phone.link("ui.dashboard.nav.signals").count()).isZero();
      assertThat(phone.link("ui.dashboard.nav.windows").count()).isEqualTo(1);
    }
  }

  private static Map<String, Consumer<Phone>> screens() {
    var all = new LinkedHashMap<String, Consumer<Phone>>();
    all.put("list", phone -> list(phone, "all"));
    all.put("open", phone -> detail(phone, open));
    all.put("answered", phone -> detail(phone, answered));
    all.put("behind", phone -> {
      phone.open("/dashboard/complaints?signalId=" + open + "&windowId=" + Stages.WINDOW + "&n=3");
      phone.page().locator("behind-page li").first().waitFor();
    });
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyScreenPassesAxeAndBreaksNoRule(String theme) {
    boolean dark = theme.equals("dark");
    try (Phone phone = as("auditor-city", dark ? "en" : "zh-CN", 1440, dark ? ColorScheme.DARK : ColorScheme.LIGHT)) {
      screens().forEach((name, go) -> {
        go.accept(phone);
        phone.screenshot("signals-" + name + "-" + theme);
        assertThat(Axe.violations(phone.page())).as(name + " " + theme).isEmpty();
      });
      assertThat(phone.faults()).isEmpty();
    }
    try (Phone phone = as("supervisor-county", dark ? "en" : "zh-CN", 1440, dark ? ColorScheme.DARK : ColorScheme.LIGHT)) {
      list(phone, "open");
      phone.says("ui.signals.empty.open").waitFor();
      phone.screenshot("signals-empty-" + theme);
      assertThat(Axe.violations(phone.page())).as("empty " + theme).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 390})
  void nothingIsCutOffOnSmallerScreens(int width) {
    try (Phone phone = as("auditor-city", width == 390 ? "en" : "zh-CN", width, ColorScheme.LIGHT)) {
      screens().forEach((name, go) -> {
        go.accept(phone);
        phone.screenshot("signals-" + name + "-" + width);
        Object wider = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wider).intValue()).as(name + " at " + width).isLessThanOrEqualTo(0);
      });
      assertThat(phone.faults()).isEmpty();
    }
  }
}
