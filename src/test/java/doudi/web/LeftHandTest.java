package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A complaint leaves the hand while its clerk types: nothing is called by the next Space, and no word is lost. */
class LeftHandTest {
  private static final String AT = "/console/w/" + Stages.WINDOW;
  /** A key in a field and at once Space where the field was; and Space once more, some time later. */
  private static final String TYPES_ON = """
      async area => {
        const space = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true, cancelable: true }));
        area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        space();
        await new Promise(done => setTimeout(done, 2000));
        space();
      }""";
  private RunningApp app;

  @BeforeEach void start() throws Exception { app = RunningApp.start(); }
  @AfterEach void stop() throws Exception { app.close(); }

  @Test
  void theEndOfALeaseIsToldBeforeAndAfterAndSpaceCallsNobody() {
    Filed held = new Stages(app).at(Stage.IN_SERVICE);
    Filed waiting = Desk.filed(app, Stages.complaint());
    try (Phone desk = typing(held, "已在窗口认证通过，")) {
      Page page = desk.page();
      desk.context().clock().setFixedTime(Date.from(app.clock().instant().plus(Duration.ofMinutes(27))));
      desk.says("ui.console.minutes-left.other").waitFor();
      desk.screenshotOfView("console/minutes-left-zh-CN-1024");
      assertThat(Axe.violations(page)).isEmpty();
      app.clock().advance(Duration.ofMinutes(31));
      desk.heading("ui.console.left").waitFor();
      for (int i = 0; i < 3; i++) page.keyboard().press("Space");
      assertThat(desk.says("ui.console.news.LeaseEnded").textContent()).doesNotContain("您不用重新反映");
      assertThat(desk.field("ui.console.tell").inputValue()).isEqualTo("已在窗口认证通过，");
      desk.screenshotOfView("console/lease-ended-zh-CN-1024");
      assertThat(Axe.violations(page)).isEmpty();
      assertThat(waiting.owner().get(waiting.path()).text("status")).isEqualTo("waiting");

      desk.button("ui.console.left.again").click();
      page.locator("resolve-form").waitFor();
      assertThat(desk.field("ui.console.tell").inputValue()).isEqualTo("已在窗口认证通过，");
      var looks = new AtomicInteger();
      page.onRequest(request -> { if (request.url().contains("status=in-service")) looks.incrementAndGet(); });
      desk.field("ui.console.tell").evaluate(TYPES_ON);
      desk.button("ui.console.back-to-hand").waitFor();
      assertThat(looks).as("Space that follows from typing means nothing").hasValue(1);
      assertThat(desk.faults()).isEmpty();
    }
  }

  private Phone typing(Filed held, String words) {
    Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE);
    desk.open(AT + "/c/" + held.id());
    Desk.live(desk);
    desk.field("ui.console.tell").pressSequentially(words);
    return desk;
  }

  @Test
  void whatAnotherTabClosedIsSaidAndTheWordsAreKeptToBeCopied() {
    Filed held = new Stages(app).at(Stage.IN_SERVICE);
    try (Phone desk = typing(held, "这一页里写到一半")) {
      held.holder().put(held.path("resolution"), Complaints.done()).expect(200);
      desk.heading("ui.console.left").waitFor();
      desk.says("ui.console.left.copy").waitFor();
      assertThat(desk.field("ui.console.tell").inputValue()).isEqualTo("这一页里写到一半");
      assertThat(desk.button("ui.console.left.again").count()).isZero();
      desk.screenshotOfView("console/closed-elsewhere-zh-CN-1024");
      desk.button("ui.app.other-language").click();
      desk.page().getByText("The resident has an answer").first().waitFor();
      desk.page().locator("left-note .quiet").click();
      desk.page().locator("act-panel").waitFor();
      assertThat(desk.evaluate("JSON.stringify(sessionStorage)").toString()).doesNotContain("这一页里写到一半");
      assertThat(desk.faults()).isEmpty();
    }
  }

  /** One's own closing is no surprise, however fast the stream tells of it. */
  @Test
  void whatOneClosesOneselfIsNotTakenOutOfTheHand() {
    Filed held = new Stages(app).at(Stage.IN_SERVICE);
    try (Phone desk = typing(held, "已办好。")) {
      var asked = new AtomicReference<Route>();
      var answer = new AtomicReference<APIResponse>();
      desk.page().route("**/resolution", route -> {
        asked.set(route);
        answer.set(route.fetch());
      });
      desk.button("ui.console.list.in-service").click();
      Desk.rows(desk).first().waitFor();
      desk.field("ui.console.outcome.done").check();
      desk.button("ui.console.close").click();
      desk.says("ui.console.empty.in-service").waitFor();
      assertThat(desk.page().locator("resolve-form").count()).as("until the answer is here").isEqualTo(1);
      asked.get().fulfill(new Route.FulfillOptions().setResponse(answer.get()));
      desk.says("ui.console.note.resolved").waitFor();
      assertThat(desk.heading("ui.console.left").count()).isZero();
      assertThat(desk.faults()).isEmpty();
    }
  }

  @Test
  void theListsKeysWorkFromTheFirstMoment() {
    Desk.filed(app, Stages.complaint());
    app.clock().advance(Duration.ofSeconds(1));
    Filed second = Desk.filed(app, Stages.complaint());
    try (Phone desk = Desk.clerk(app, "zh-CN", Desk.CONSOLE)) {
      Desk.rows(desk).nth(1).waitFor();
      desk.page().keyboard().press("ArrowDown");
      desk.page().keyboard().press("Enter");
      desk.page().waitForURL("**/c/" + second.id());
    }
  }
}
