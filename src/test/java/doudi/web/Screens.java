package doudi.web;

import doudi.support.Complaints;
import doudi.support.Photos;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Every screen of the resident's face in every state it can be in, each with how to get there. */
final class Screens {
  private final RunningApp app;
  private final String token;
  private final Visitor resident;
  private final Map<String, Consumer<Phone>> all = new LinkedHashMap<>();

  Screens(RunningApp app) {
    this.app = app;
    token = app.anonymous().post("/v1/residents", new JsonObject()).expect(201).text("token");
    resident = app.bearer(token);
    prepare();
  }

  Map<String, Consumer<Phone>> all() {
    return all;
  }

  private void prepare() {
    String confirmed = complaint("resolved");
    resident.put("/v1/complaints/" + confirmed + "/confirmation", Complaints.outcome("done")).expect(200);
    String disputed = complaint("resolved");
    resident.put("/v1/complaints/" + disputed + "/confirmation", Complaints.outcome("partly")).expect(200);
    Reply anonymous = app.anonymous().file(Complaints.about("pension-claim")).expect(201);
    String photographed = complaint("waiting");
    resident.putBytes("/v1/complaints/" + photographed + "/photo", "image/png", Photos.screenshot()).expect(200);
    all.put("report", Screens::empty);
    all.put("report-typed", this::typed);
    all.put("report-refused", phone -> {
      empty(phone);
      phone.button(phone.elder() ? "ui.report.next" : "ui.report.send").click();
      phone.says("ui.report.empty").waitFor();
    });
    all.put("report-photo", phone -> {
      empty(phone);
      phone.field("ui.report.words").fill("社保网登录不了，验证码一直收不到。");
      if (phone.elder()) toThePhoto(phone);
      phone.choosePicture(Photos.screenshot(), "image/png");
      phone.picture();
    });
    all.put("outbox", this::unsent);
    all.put("progress-waiting", progress(complaint("waiting")));
    all.put("progress-photo", phone -> {
      progress(photographed).accept(phone);
      phone.picture();
    });
    all.put("progress-photo-waiting", phone -> {
      progress(photographed).accept(phone);
      phone.context().setOffline(true);
      phone.choosePicture(Photos.photo(), "image/jpeg");
      phone.says("ui.photo.waiting").waitFor();
      phone.picture();
    });
    all.put("progress-asked", progress(complaint("asked")));
    String resolved = complaint("resolved");
    all.put("progress-resolved", progress(resolved));
    all.put("progress-missing", phone -> {
      progress(resolved).accept(phone);
      phone.button("ui.confirm.not-done").click();
    });
    all.put("progress-disputed", progress(disputed));
    all.put("progress-confirmed", progress(confirmed));
    all.put("progress-withdraw", phone -> {
      progress(complaint("called")).accept(phone);
      phone.button("ui.withdraw.ask").click();
    });
    all.put("progress-not-there", phone -> {
      phone.open("/complaints/nobody");
      phone.says("ui.problem.not-found").waitFor();
    });
    all.put("mine", phone -> {
      phone.open("/mine");
      phone.page().locator("status-tag").first().waitFor();
    });
    all.put("follow", phone -> phone.open("/follow"));
    all.put("follow-wrong", phone -> {
      phone.open("/follow#2222-3333-4444");
      phone.button("ui.follow.open").click();
      phone.says("ui.problem.wrong-claim").waitFor();
    });
    all.put("progress-by-code", phone -> byCode(phone, anonymous.text("claimCode")));
    all.put("slip", phone -> {
      byCode(phone, anonymous.text("claimCode"));
      phone.link("ui.code.print").click();
      phone.page().locator("slip-page img").waitFor();
    });
    all.put("settings", phone -> phone.open("/settings"));
  }

  /** @return its id, in the state asked for: waiting, called, asked or resolved */
  String complaint(String state) {
    Reply filed = resident.file(Complaints.about("housing-subsidy").put("needs", new JsonArray())).expect(201);
    if (state.equals("waiting")) return filed.id();
    String window = filed.body().getJsonObject("window").getString("id");
    Visitor clerk = app.clerkAt(window);
    clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    if (state.equals("asked")) clerk.post("/v1/complaints/" + filed.id() + "/questions", Complaints.words("请问您的社保由哪个单位缴纳，从什么时候开始？"))
        .expect(200);
    if (state.equals("resolved")) clerk.put("/v1/complaints/" + filed.id() + "/resolution", Complaints.done()).expect(200);
    return filed.id();
  }

  /** Makes the phone that of the resident all these complaints belong to. */
  void signIn(Phone phone) {
    phone.open("/settings").evaluate("localStorage.setItem('doudi.resident.token', '" + token + "')");
    phone.page().reload();
    phone.heading("ui.settings.title").waitFor();
  }

  private static void empty(Phone phone) {
    phone.context().setOffline(false);
    phone.open("/settings").evaluate("sessionStorage.removeItem('doudi.draft.report')");
    phone.open("/").page().locator("word-box").waitFor();
  }

  private void typed(Phone phone) {
    empty(phone);
    phone.field("ui.report.words").fill(phone.words("ui.app.other-language-tag").equals("en") ? "在人才APP上申请购房补贴，材料都传了，三次都说“无近期社保记录”被退回来。"
        : "The housing subsidy for skilled people was refused three times, although I have paid social insurance all along.");
    phone.page().locator("report-page").evaluate("page => page.updateComplete");
    if (phone.elder()) phone.button("ui.report.next").click();
    phone.page().locator("pick-row").first().waitFor();
    if (!phone.elder()) phone.page().locator("summary").click();
    Phone.choose(phone.page().locator("pick-row .chip").first());
  }

  private void unsent(Phone phone) {
    empty(phone);
    phone.context().setOffline(true);
    phone.field("ui.report.words").fill("社保网登录不了，验证码一直收不到。");
    if (phone.elder()) phone.page().locator("report-page").evaluate("page => { page.step = 'more'; }");
    phone.button("ui.report.send").click();
    phone.heading("ui.outbox.kept").waitFor();
  }

  private Consumer<Phone> progress(String id) {
    return phone -> {
      phone.context().setOffline(false);
      phone.open("/complaints/" + id);
      phone.page().locator("time-line").waitFor();
    };
  }

  private void byCode(Phone phone, String code) {
    phone.open("/follow#" + code);
    phone.button("ui.follow.open").click();
    phone.page().locator("code-card").waitFor();
  }

  /** Past the questions that the words suggest. */
  private static void toThePhoto(Phone phone) {
    phone.button("ui.report.next").click();
    while (phone.page().locator("photo-pick").count() == 0) {
      phone.page().locator("pick-row").waitFor();
      phone.button("ui.report.next").click();
      phone.page().locator("report-page").evaluate("page => page.updateComplete");
    }
  }
}
