package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way without a mouse, and in the order in which one reads. */
class KeyboardTest {
  private static final String FOCUSED = "() => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
      + " const box = at.getBoundingClientRect(); return [at.localName, (at.getAttribute('aria-label') ?? at.textContent).trim(), box.top + scrollY]; }";
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void aReportIsFiledAndConfirmedByKeyboardAlone() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      Page page = phone.open("/").page();
      tabTo(page, "textarea", "");
      page.keyboard().insertText("申请人才购房补贴，被退回三次。");
      page.locator("pick-row").first().waitFor();
      tabTo(page, "button", "符合条件却被退回");
      page.keyboard().press("Space");
      tabTo(page, "button", phone.words("ui.report.send"));
      page.keyboard().press("Enter");
      page.waitForURL("**/complaints/*");
      page.locator("time-line").waitFor();
      tabTo(page, "button", phone.words("ui.withdraw.ask"));
      page.keyboard().press("Enter");
      tabTo(page, "button", phone.words("ui.withdraw.do"));
      page.keyboard().press("Enter");
      phone.says("ui.progress.withdrawn").waitFor();
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void focusMovesFromTopToBottom() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant(), 390, 2000, ColorScheme.LIGHT)) {
      Page page = phone.open("/").page();
      phone.field("ui.report.words").fill("申请人才购房补贴，被退回三次。");
      page.locator("pick-row").first().waitFor();
      page.evaluate("document.activeElement.blur(); document.querySelector('resident-app').shadowRoot.activeElement?.blur()");
      List<Double> tops = new ArrayList<>();
      for (int i = 0; i < 14; i++) {
        page.keyboard().press("Tab");
        List<?> at = (List<?>) page.evaluate(FOCUSED);
        if (!at.get(0).equals("body") && !at.get(1).equals(phone.words("ui.app.skip"))) tops.add(((Number) at.get(2)).doubleValue());
      }
      assertThat(tops).isSortedAccordingTo((a, b) -> a < b - 30 ? -1 : a > b + 30 ? 1 : 0);
    }
  }

  private static void tabTo(Page page, String element, String text) {
    for (int i = 0; i < 40; i++) {
      List<?> at = (List<?>) page.evaluate(FOCUSED);
      if (at.get(0).equals(element) && at.get(1).toString().contains(text)) return;
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the keyboard never reaches " + element + " “" + text + "”");
  }
}
