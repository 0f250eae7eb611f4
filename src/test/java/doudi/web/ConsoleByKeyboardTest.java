package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole morning without the mouse; and nothing typed is lost when the line breaks. */
class ConsoleByKeyboardTest {
  private static final String FOCUSED = "() => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
      + " return [at.localName, at.id, (at.value ?? '') + ' ' + (at.getAttribute('aria-label') ?? at.textContent).trim()]; }";
  private RunningApp app;

  @BeforeEach void start() throws Exception { app = RunningApp.start(); }
  @AfterEach void stop() throws Exception { app.close(); }

  @Test
  void fromSigningInToTheSecondOneClosed() {
    Filed first = Desk.filed(app, Desk.complaint("zh-CN"));
    Filed second = Desk.filed(app, Stages.complaint());
    app.clock().advance(Duration.ofSeconds(1));
    Filed third = Desk.filed(app, Stages.complaint());
    JsonObject clerk = app.staffWhere(one -> one.getString("account").equals("clerk-donghu-1"));
    try (Phone desk = Desk.of(app, "zh-CN", Desk.CONSOLE)) {
      Page page = desk.open("/console/").page();
      desk.heading("ui.sign-in.title").waitFor();
      page.keyboard().insertText(clerk.getString("account"));
      page.keyboard().press("Tab");
      page.keyboard().insertText(clerk.getString("password"));
      page.keyboard().press("Enter");
      Desk.live(desk);

      page.keyboard().press("Space");
      page.locator("resolve-form").waitFor();
      assertThat(page.url()).endsWith(first.id());
      assertThat(at(page).get(0)).as("reading begins at the complaint's title").isEqualTo("h2");
      page.keyboard().press("Space");
      desk.button("ui.console.back-to-hand").waitFor();
      desk.screenshotOfView("console/one-in-hand-zh-CN-1024");
      assertThat(Axe.violations(page)).isEmpty();
      assertThat(page.url()).as("one in hand is finished first").endsWith(first.id());
      page.keyboard().press("Space");
      desk.button("ui.console.back-to-hand").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      desk.button("ui.console.next").click();
      desk.button("ui.console.back-to-hand").click();
      tabTo(page, "input", "");
      page.keyboard().press("Space");
      page.locator("resolve-form .wordings button").first().waitFor();
      tabTo(page, "button", desk.words("ui.wording.done.1"));
      page.keyboard().press("Enter");
      assertThat(at(page).subList(0, 2)).isEqualTo(List.of("textarea", "words"));
      page.keyboard().press("Control+Enter");
      desk.says("ui.console.note.resolved").waitFor();
      assertThat(first.owner().get(first.path()).text("status")).isEqualTo("resolved");

      page.keyboard().press("Escape");
      page.keyboard().press("End");
      page.keyboard().press("Enter");
      page.waitForURL("**/c/" + third.id());
      page.locator("act-panel .primary").waitFor();
      tabTo(page, "button", desk.words("ui.console.call-this"));
      page.keyboard().press("Enter");
      page.locator("resolve-form").waitFor();
      tabTo(page, "button", desk.words("ui.console.release"));
      page.keyboard().press("Enter");
      page.locator("resolve-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      page.keyboard().press("Escape");
      page.keyboard().press("Space");
      page.waitForURL("**/c/" + second.id());
      assertThat(desk.faults()).isEmpty();
    }
  }

  @Test
  void aLostLineIsSaidQuietlyAndEveryWordStays() {
    Filed filed = Desk.filed(app, Desk.complaint("zh-CN"));
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE)) {
      Page page = desk.page();
      desk.button("ui.console.next").click();
      page.locator("resolve-form").waitFor();
      desk.field("ui.console.outcome.done").check();
      desk.field("ui.console.tell").fill("已在窗口认证通过，");

      desk.context().setOffline(true);
      desk.says("ui.console.lost").waitFor();
      desk.field("ui.console.tell").pressSequentially("下月照常发放。");
      page.keyboard().press("Control+Enter");
      desk.says("ui.problem.staff.offline").waitFor();
      desk.screenshotOfView("console/lost-zh-CN-1024");
      assertThat(Axe.violations(page)).isEmpty();
      Filed meanwhile = Desk.filed(app, Stages.complaint());

      desk.context().setOffline(false);
      page.locator("console-pages .lost").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      Desk.rows(desk).first().waitFor();
      assertThat(desk.evaluate("JSON.stringify(sessionStorage)").toString()).contains("下月照常发放。");
      page.reload();
      page.locator("resolve-form").waitFor();
      assertThat(desk.field("ui.console.tell").inputValue()).isEqualTo("已在窗口认证通过，下月照常发放。");
      desk.button("ui.console.close").click();
      desk.says("ui.console.note.resolved").waitFor();
      assertThat(desk.evaluate("JSON.stringify(sessionStorage)").toString()).doesNotContain("下月照常发放。");
      assertThat(filed.owner().get(filed.path()).text("status")).isEqualTo("resolved");
      assertThat(meanwhile.owner().get(meanwhile.path()).text("status")).isEqualTo("waiting");
      assertThat(desk.unexpectedFaults()).isEmpty();
    }
  }

  private static List<?> at(Page page) {
    return (List<?>) page.evaluate(FOCUSED);
  }

  private static void tabTo(Page page, String element, String text) {
    for (int i = 0; i < 40; i++) {
      List<?> at = at(page);
      if (at.get(0).equals(element) && at.get(2).toString().contains(text)) return;
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the keyboard never reaches " + element + " “" + text + "”");
  }
}
