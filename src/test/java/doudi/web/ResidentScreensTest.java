package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What holds on every screen: accessible, within its frame, big enough to hit, and without a word in the console. Pictures of all are kept.
 */
class ResidentScreensTest {
  /** Everything that can be pressed or typed into, through every shadow root; a box inside a label counts with its label. */
  private static final String SMALL_TARGETS = """
      least => {
        const found = [];
        const walk = root => root.querySelectorAll('*').forEach(node => {
          if (node.shadowRoot) walk(node.shadowRoot);
          if (!node.matches('a[href], button, input, select, textarea, summary') || node.matches('.skip')) return;
          const box = (node.closest('label') ?? node).getBoundingClientRect();
          if (box.width === 0) return;
          const main = node.matches('.primary, .three .quiet, .chip');
          const wanted = main ? least.main : least.other;
          if (box.width < wanted - .5 || box.height < wanted - .5) found.push(node.localName + '.' + node.className + ' “'
              + node.textContent.trim() + '” ' + box.width + '×' + box.height);
        });
        walk(document);
        return found;
      }""";
  /** Text that an elder could not read, more than one main thing to press, and whatever lays itself over the page. */
  private static final String NOT_FOR_ELDERS = """
      () => {
        const found = [];
        const primary = [];
        const walk = root => root.querySelectorAll('*').forEach(node => {
          if (node.shadowRoot) walk(node.shadowRoot);
          if (node.closest('.sr, .skip, style') || !node.checkVisibility()) return;
          if (node.matches('dialog, [role=dialog], [role=alertdialog], [popover]')) found.push('lies over the page: ' + node.localName);
          if (node.matches('.primary')) primary.push(node.textContent.trim());
          const said = [...node.childNodes].some(one => one.nodeType === 3 && one.textContent.trim()) || node.matches('input, textarea, select');
          if (!said) return;
          const style = getComputedStyle(node);
          const size = parseFloat(style.fontSize);
          const line = style.lineHeight === 'normal' ? 1.3 : parseFloat(style.lineHeight) / size;
          const what = node.localName + '.' + node.className + ' “' + node.textContent.trim().slice(0, 20) + '”';
          if (size < 18) found.push('text of ' + size + ' px: ' + what);
          if (line < 1.3 - .001) found.push('lines of ' + line + ': ' + what);
        });
        walk(document.body);
        if (primary.length > 1) found.push('more than one main thing to press: ' + primary.join(', '));
        return found;
      }""";
  private static final String SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth";
  private static RunningApp app;
  private static Screens screens;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    screens = new Screens(app);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @ParameterizedTest
  @CsvSource({"zh-CN, ''", "zh-CN, 22", "en, ''", "en, 22"})
  void everyScreenHolds(String language, String elder) {
    List<String> faults = new ArrayList<>();
    try (Phone phone = Phone.of(app.base(), language, app.clock().instant())) {
      screens.signIn(phone);
      if (!elder.isEmpty()) phone.evaluate("localStorage.setItem('doudi.elder', '" + elder + "')");
      screens.all().forEach((name, reach) -> {
        reach.accept(phone);
        String picture = name + "-" + language + (elder.isEmpty() ? "" : "-elder");
        phone.screenshot(picture);
        if (name.equals("progress-resolved")) phone.screenshotOfView("view/" + picture);
        if (language.equals("zh-CN") || !elder.isEmpty()) look(phone, picture, !elder.isEmpty()).forEach(fault -> faults.add(name + ": " + fault));
      });
      phone.unexpectedFaults().forEach(faults::add);
    }
    assertThat(faults).isEmpty();
  }

  /** Axe in both themes, sizes of targets, and nothing beyond the edge with the largest text or on the smallest phone. */
  private static List<String> look(Phone phone, String picture, boolean elder) {
    List<String> faults = new ArrayList<>(Axe.violations(phone.page()));
    if (elder) ((List<?>) phone.page().evaluate(SMALL_TARGETS, Map.of("main", 60, "other", 44)))
        .forEach(fault -> faults.add("small " + fault));
    if (elder) ((List<?>) phone.page().evaluate(NOT_FOR_ELDERS)).forEach(fault -> faults.add("elders: " + fault));
    phone.evaluate("document.documentElement.dataset.theme = 'dark'");
    Axe.violations(phone.page(), "color-contrast").forEach(fault -> faults.add("dark " + fault));
    if (!elder) phone.screenshot(picture + "-dark");
    phone.evaluate("document.documentElement.dataset.theme = 'light'");
    phone.evaluate(elder ? "document.documentElement.dataset.elder = '30'"
        : "document.documentElement.style.setProperty('font-size', '200%')");
    sideways(phone, "with the largest text", faults);
    phone.evaluate("document.documentElement.style.removeProperty('font-size')");
    phone.page().setViewportSize(320, 640);
    sideways(phone, "at 320 px", faults);
    phone.page().setViewportSize(390, 844);
    return faults;
  }

  private static void sideways(Phone phone, String where, List<String> faults) {
    Object over = phone.evaluate(SIDEWAYS);
    if (!over.equals(0)) faults.add("runs over by " + over + " " + where);
  }

  /** Whoever needs two hours for a sentence finds it where it was. */
  @Test
  void nothingRunsOutWhileOneThinks() {
    String asked = screens.complaint("asked");
    try (Phone phone = Phone.withRealClock(app.base())) {
      screens.signIn(phone);
      phone.context().clock().install();
      phone.open("/complaints/" + asked).button("ui.app.elder").click();
      phone.field("ui.answer.words").fill("由现单位缴纳。");
      phone.context().clock().fastForward("02:00:00");
      assertThat(phone.field("ui.answer.words").inputValue()).isEqualTo("由现单位缴纳。");
      phone.page().reload();
      assertThat(phone.field("ui.answer.words").inputValue()).isEqualTo("由现单位缴纳。");
      phone.open("/").field("ui.report.words").fill("养老认证刷脸过不去。");
      phone.button("ui.report.next").click();
      phone.button("ui.report.back").waitFor();
      phone.context().clock().fastForward("02:00:00");
      assertThat(phone.button("ui.report.back").isVisible()).isTrue();
      phone.button("ui.report.back").click();
      assertThat(phone.field("ui.report.words").inputValue()).isEqualTo("养老认证刷脸过不去。");
    }
  }

  @Test
  void whatIsSaidToBeMissingSurvivesAReload() {
    String resolved = screens.complaint("resolved");
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      screens.signIn(phone);
      phone.open("/complaints/" + resolved).button("ui.confirm.not-done").click();
      phone.field("ui.confirm.missing-how").fill("钱还没到账。");
      phone.page().reload();
      assertThat(phone.field("ui.confirm.missing-how").inputValue()).isEqualTo("钱还没到账。");
      phone.button("ui.confirm.send").click();
      phone.says("ui.progress.disputed").waitFor();
      assertThat(phone.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('doudi.draft.dispute'))")).isEqualTo(List.of());
      assertThat(phone.faults()).isEmpty();
    }
  }

  /** The bar with the buttons must leave what it is about to be seen. */
  @Test
  void nothingIsHiddenOnTheSmallestPhoneWithTheLargestLetters() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant(), 320, 640, ColorScheme.LIGHT)) {
      phone.open("/settings").button("ui.settings.size.30").click();
      phone.open("/").field("ui.report.words").waitFor();
      phone.screenshotOfView("view/report-smallest");
      assertThat(phone.page().locator("report-page .send").evaluate("bar => getComputedStyle(bar).position")).isEqualTo("static");
    }
  }

  @Test
  void textSizesAndContrastOfTheElderModeAreThoseOfTheStandard() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/").button("ui.app.elder").click();
      assertThat(phone.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")).isEqualTo(22);
      assertThat((Double) phone.evaluate("parseFloat(getComputedStyle(document.body).lineHeight) / 22")).isGreaterThanOrEqualTo(1.3);
      phone.open("/settings").button("ui.settings.size.30").click();
      assertThat(phone.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")).isEqualTo(30);
      phone.button("ui.app.standard").click();
      assertThat(phone.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")).isEqualTo(16);
      assertThat(phone.faults()).isEmpty();
    }
  }
}
