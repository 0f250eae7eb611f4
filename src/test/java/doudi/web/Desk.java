package doudi.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A window's computer, and the resident's words that wait there. */
final class Desk {
  /** The console has more to draw than a phone, and tests share the machine. */
  private static final int PATIENCE_MS = 20_000;
  static final int[] CONSOLE = {1024, 768};
  static final int[] TABLET = {820, 1180};
  static final int[] WIDE = {1440, 900};
  static final Map<String, String> NARRATIVE = Map.of(
      "zh-CN", "在社保网上做养老金资格认证，人脸识别刷了三次都说不是本人，老人眨眼慢，每次都超时。",
      "en", "The pension site asks me to blink for the camera; three times it said I am not myself. I am 78 and blink slowly.");

  private Desk() {}

  static Phone of(RunningApp app, String language, int[] size) {
    Phone desk = Phone.of(app.base(), language, app.clock().instant(), size[0], size[1], ColorScheme.LIGHT);
    desk.context().setDefaultTimeout(PATIENCE_MS);
    return desk;
  }

  /** Signed in already, at the desk of its window. */
  static Phone clerk(RunningApp app, String language, int[] size) {
    Phone desk = of(app, language, size);
    desk.open("/console/").as(new Stages(app).clerk().token()).open("/console/");
    live(desk);
    return desk;
  }

  static Phone supervisor(RunningApp app, String language, int[] size) {
    Phone desk = of(app, language, size);
    desk.open("/console/").as(new Stages(app).supervisor().token()).open("/console/overview");
    desk.page().locator("overview-page table").waitFor();
    return desk;
  }

  /** The desk shows that it hears what happens. */
  static void live(Phone desk) {
    desk.page().getByText(desk.words("ui.console.connection.live"), new Page.GetByTextOptions().setExact(true)).waitFor();
    desk.page().locator("queue-list, .queue .empty").first().waitFor();
  }

  static JsonObject complaint(String language) {
    return Stages.complaint().put("narrative", NARRATIVE.get(language)).put("failureKind", "login").put("needs", new JsonArray().add("ramp"))
        .put("contact", new JsonObject().put("name", "陈桂芳").put("phone", "13800000001"))
        .put("attempt", new JsonObject().put("step", language.equals("en") ? "Face check" : "人脸认证")
            .put("error", language.equals("en") ? "Not the same person (E1207)" : "认证失败，非本人操作（E1207）").put("tries", 3)
            .put("at", "2026-11-19T16:20:00+08:00"));
  }

  /** Filed by a device account. */
  static Stages.Filed filed(RunningApp app, JsonObject complaint) {
    var resident = app.resident();
    Reply reply = resident.file(complaint).expect(201);
    return new Stages.Filed(reply.id(), resident, new Stages(app).clerk());
  }

  /** So many answers in the same words, most of which residents confirm. */
  static void answeredBefore(RunningApp app, String words, int confirmed, int disputed) {
    var stages = new Stages(app);
    for (int i = 0; i < confirmed + disputed; i++) {
      Stages.Filed held = stages.at(Stages.Stage.IN_SERVICE);
      held.holder().put(held.path("resolution"), Complaints.done().put("words", words)).expect(200);
      held.owner().put(held.path("confirmation"), Complaints.outcome(i < confirmed ? "done" : "not-done")).expect(200);
    }
  }

  static Locator act(Phone desk) {
    return desk.page().locator("act-panel");
  }

  static Locator rows(Phone desk) {
    return desk.page().locator("queue-list").getByRole(AriaRole.OPTION);
  }
}
