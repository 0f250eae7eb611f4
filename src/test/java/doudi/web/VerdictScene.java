package doudi.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.Complaints;
import doudi.support.Improving;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Stage;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A city with one hotspot that somebody reads and mends, others that nobody touches, and people who answer for them. */
final class VerdictScene {
  /** Enough of them that a change is held against what they did. */
  private static final List<List<String>> UNTOUCHED = List.of(List.of("housing-subsidy", "rencai-app", "wrongly-refused", "luxi"),
      List.of("exam-registration", "exam-site", "no-slot", "chengdong"), List.of("medical-contribution", "medical-app", "upload", "donghu"),
      List.of("fund-loan", "housing-fund-mini", "login", "jiangnan"), List.of("traffic-violation", "traffic-12123", "payment", "xinghe"),
      List.of("bus-card", "bus-card-app", "login", "donghu"));
  private static final Map<String, List<String>> WORDS = Map.of("zh-CN", List.of("养老金资格认证三次都被退回，说我没有社保，可单位一直在交。", "三次都被退回，电话打了五个也没人说清楚缺什么。",
      "网上提交后三次都被退回，最后还是请假跑了一趟。", "我妈七十多了，三次都被退回，说材料不全，又不说缺哪一页。"), "en", List.of(
          "Refused three times although my employer has paid all along.", "Three refusals, five phone calls, and nobody says what is missing."));

  private final RunningApp app;
  private int filed;

  VerdictScene(RunningApp app) {
    this.app = app;
  }

  /** Some that are over, in every way in which one ends; then a few days of more. */
  VerdictScene begin() throws Exception {
    var stages = new Stages(app);
    for (Stage stage : List.of(Stage.CONFIRMED, Stage.RESOLVED, Stage.CONFIRMED)) stages.at(stage);
    stages.disputedAt(Stage.WAITING);
    filed = 4;
    return days(3, 2);
  }

  /** So many complaints a day where it is changed, and one a day everywhere else. */
  VerdictScene days(int days, int perDay) throws Exception {
    for (int i = 0; i < days; i++) {
      app.clock().advance(Duration.ofDays(1));
      for (int n = 0; n < perDay; n++) app.resident().file(touched(n + i)).expect(201);
      for (List<String> other : UNTOUCHED) app.resident().file(untouched(other)).expect(201);
      filed += perDay;
    }
    RunningApp.eventually("all are counted", () -> staff(Improving.AUDITOR).get("/v1/hotspots?from=2026-11-01&to=2027-06-01").items().stream()
        .anyMatch(one -> one.getString("id").equals(Stages.HOTSPOT) && one.getInteger("complaints") == filed));
    return this;
  }

  private static JsonObject touched(int n) {
    List<String> words = WORDS.get("zh-CN");
    return Stages.complaint().put("narrative", words.get(n % words.size())).put("attempt", new JsonObject().put("step", "资格认证").put("error", "无近期社保记录")
        .put("tries", 3));
  }

  private static JsonObject untouched(List<String> other) {
    return new JsonObject().put("narrative", "手机上申请了两次都没办成。").put("serviceId", other.get(0)).put("platformId", other.get(1))
        .put("failureKind", other.get(2)).put("districtId", other.get(3)).put("attempt", new JsonObject().put("tries", 1));
  }

  /** Every state there is: read through and changed, with weeks in between. */
  VerdictScene everyState() throws Exception {
    begin();
    Reply first = improving().decided(improving().proposed(14));
    Reply second = improving().decided(improving().proposed(14));
    days(14, 2);
    improving().live(first);
    improving().live(second);
    app.clock().advance(Duration.ofDays(1));
    days(14, 0);
    app.clock().advance(Duration.ofDays(1));
    for (Reply one : List.of(first, second)) RunningApp.eventually("it is judged", () -> staff(Improving.AUTHOR).get("/v1/improvements/" + one.id())
        .text("state").equals("effective"));
    staff(Improving.AUDITOR).put("/v1/improvements/" + second.id() + "/reopening", new JsonObject().put("reason", "群众改到窗口办了，问题还在。")).expect(200);
    days(3, 1);
    improving().live(improving().accepted());
    Reply underWay = improving().accepted();
    staff(Improving.AUTHOR).put("/v1/improvements/" + underWay.id() + "/progress", Improving.progress("under-way")).expect(200);
    improving().accepted();
    improving().proposed();
    staff(Improving.OWNER).put("/v1/improvements/" + improving().proposed().id() + "/decision", Improving.decision("refused")).expect(200);
    improving().drawn();
    improving().signed();
    Reply signed = improving().signedAndOpenedByTheAuditor();
    staff(Improving.AUDITOR).put("/v1/readings/" + signed.id() + "/countersignature", Improving.judgement("returned")).expect(200);
    staff(Improving.AUTHOR).post("/v1/platforms/" + Stages.PLATFORM + "/verdicts", new JsonObject().put("outcome", "improve").put("reason", "先把认证修好，明年再看是否并入安和办。"))
        .expect(201);
    app.resident().post("/v1/platforms/" + Stages.PLATFORM + "/ideas", Complaints.words("退回的时候说清楚缺哪一页。").put("serviceId", Stages.SERVICE)).expect(201);
    return this;
  }

  /** Over the hotspot of {@link Stages}, whose words are the scene's own. */
  Improving improving() {
    return new Improving(this::staff);
  }

  /** Signed in anew, because sign-ins end while weeks go by. */
  Visitor staff(String account) {
    String password = app.staffWhere(one -> one.getString("account").equals(account)).getString("password");
    return app.bearer(app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", account).put("password", password)).expect(200).text("token"));
  }

  /** Somebody's computer, signed in, at a page of the dashboard. */
  Phone desk(String account, String language, int[] size, ColorScheme scheme, String path) {
    Phone desk = Phone.of(app.base(), language, app.clock().instant(), size[0], size[1], scheme);
    desk.open("/open/").as(staff(account).token());
    desk.open(path);
    return desk;
  }

  String reading(String state) {
    return one("/v1/readings?limit=100&state=" + state);
  }

  String improvement(String state) {
    return one("/v1/improvements?limit=100&state=" + state);
  }

  private String one(String path) {
    return staff(Improving.AUDITOR).get(path).items().get(0).getString("id");
  }

  /** Until nothing on the page is grey any more. */
  static void drawn(Page page, String what) {
    page.locator(what).first().waitFor();
    page.waitForFunction("() => { const grey = root => [...root.querySelectorAll('*')].some(e => e.getAttribute('aria-busy') === 'true' || e.shadowRoot && grey(e.shadowRoot)); return !grey(document); }");
  }

}
