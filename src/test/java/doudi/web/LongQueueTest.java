package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import doudi.support.RunningApp;
import doudi.support.Stages;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five thousand complaints in one queue, scrolled from the first to the last. Figures go to target/long-queue.txt. */
class LongQueueTest {
  private static final int MANY = 5_000;
  private static final int MOST_ROWS_DRAWN = 40;
  /** Longer than a frame may take before one sees it. */
  private static final double STUTTER_MS = 100;
  /** Scrolls on with every frame, waiting at the end for the next page; tells how long frames took and how many rows were ever drawn. */
  private static final String SCROLL = """
      async many => {
        const deep = (...path) => path.reduce((at, name) => (at.shadowRoot ?? at).querySelector(name), document);
        const list = deep('console-app', 'staff-frame', 'console-pages', 'desk-page', 'queue-pane', 'queue-list');
        const scroll = list.shadowRoot.querySelector('.scroll');
        const frames = [];
        let rows = 0;
        let last = await new Promise(requestAnimationFrame);
        const until = performance.now() + 120000;
        while (performance.now() < until && (list.items.length < many || scroll.scrollTop + scroll.clientHeight < scroll.scrollHeight - 2)) {
          scroll.scrollTop += 900;
          const now = await new Promise(requestAnimationFrame);
          frames.push(now - last);
          last = now;
          rows = Math.max(rows, scroll.querySelectorAll('[role=option]').length);
        }
        frames.sort((a, b) => a - b);
        return { items: list.items.length, rows, frames: frames.length, median: frames[frames.length >> 1], p99: frames[Math.floor(frames.length * .99)],
          slow: frames.filter(one => one > 100).length, end: scroll.querySelector('[role=option]:last-child').textContent };
      }""";
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void scrollsToTheLastWithoutStutterAndKeepsItsOrderWhileThingsMove() throws Exception {
    IntStream.range(0, MANY).parallel().forEach(i -> app.anonymous().file(Stages.complaint()).expect(201));
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try (Phone desk = Phone.withRealClock(app.base())) {
      desk.context().setDefaultTimeout(20_000);
      desk.page().setViewportSize(Desk.CONSOLE[0], Desk.CONSOLE[1]);
      desk.open("/console/").as(new Stages(app).clerk().token()).open("/console/");
      Desk.live(desk);
      Map<?, ?> seen = (Map<?, ?>) desk.page().evaluate(SCROLL, MANY);
      Files.writeString(Path.of("target/long-queue.txt"), "%s, load of the machine %.1f%n".formatted(seen, load));
      assertThat(seen.get("items")).isEqualTo(MANY);
      assertThat((Integer) seen.get("rows")).isPositive().isLessThanOrEqualTo(MOST_ROWS_DRAWN);
      assertThat(Desk.rows(desk).last().getAttribute("aria-posinset")).isEqualTo(String.valueOf(MANY));
      callsTheFirst(desk);
      aNewOneStandsWhereTheProgramPutsIt(desk);
      assertThat(desk.faults()).isEmpty();
      assertThat(((Number) seen.get("p99")).doubleValue()).as(seen.toString()).isLessThan(STUTTER_MS);
    }
  }

  /** A colleague calls while one stands at the end of the list: the first is gone and the rest is where it was. */
  private static void callsTheFirst(Phone desk) {
    var first = new JsonObject().put("complaintId", ids(desk).get(0));
    new Stages(app).colleague().post("/v1/windows/" + Stages.WINDOW + "/calls", first).expect(200);
    waiting(desk, MANY - 1);
    desk.page().locator("queue-list .scroll").press("Home");
    desk.page().locator("queue-list [aria-posinset='1']").waitFor();
    assertThat(ids(desk)).doesNotContain(first.getString("complaintId"));
  }

  private static void aNewOneStandsWhereTheProgramPutsIt(Phone desk) {
    Desk.filed(app, Desk.complaint("zh-CN"));
    waiting(desk, MANY);
    var queue = new Stages(app).clerk().get("/v1/windows/" + Stages.WINDOW + "/queue?limit=100").expect(200).items();
    assertThat(ids(desk).subList(0, 100)).isEqualTo(queue.stream().map(one -> one.getString("id")).toList());
  }

  private static void waiting(Phone desk, int n) {
    desk.page().getByText(desk.words("ui.console.waiting.other").replace("{n}", String.valueOf(n)), new Page.GetByTextOptions().setExact(true))
        .waitFor();
  }

  @SuppressWarnings("unchecked")
  private static List<String> ids(Phone desk) {
    return (List<String>) desk.evaluate("['console-app', 'staff-frame', 'console-pages', 'desk-page', 'queue-pane', 'queue-list']"
        + ".reduce((at, name) => (at.shadowRoot ?? at).querySelector(name), document).items.map(one => one.id)");
  }
}
