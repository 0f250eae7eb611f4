package doudi.notice;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  private record Case(String id, String window, Visitor resident, Visitor clerk) {
    static Case called() throws Exception {
      Visitor resident = app.resident();
      Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
      String window = filed.body().getJsonObject("window").getString("id");
      Visitor clerk = app.clerkAt(window);
      clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
      return new Case(filed.id(), window, resident, clerk);
    }

    String path(String what) { return "/v1/complaints/" + id + "/" + what; }
    List<String> kinds(Visitor reader) { return about(reader, id).stream().map(notice -> notice.getString("kind")).toList(); }
  }

  private static List<JsonObject> about(Visitor reader, String complaint) {
    return reader.get("/v1/me/notices?limit=100").expect(200).items().stream()
        .filter(notice -> notice.getString("complaintId").equals(complaint)).toList();
  }

  @Test void aResidentIsToldEachStepOnceInPlainWords() throws Exception {
    Case one = Case.called();
    one.clerk.post(one.path("questions"), Complaints.words("请问社保卡号后四位？")).expect(200);
    one.resident.post(one.path("answers"), Complaints.words("8251")).expect(200);
    one.clerk.put(one.path("resolution"), Complaints.done()).expect(200);
    eventually("all is told", () -> one.kinds(one.resident).size() == 4);
    assertThat(one.kinds(one.resident)).containsExactlyInAnyOrder("result", "question", "started", "accepted");
    JsonObject result = about(one.resident, one.id).stream().filter(notice -> notice.getString("kind").equals("result")).findFirst()
        .orElseThrow();
    assertThat(result.getString("words")).isEqualTo("窗口说：已办成。请在12月4日（周五）17:00前告诉我们，到底办成了没有。没办成就直说，会由主管接着办。");
    assertThat(result.getString("words")).doesNotContain("社保", "8251");
    assertThat(one.resident.with("Accept-Language", "en").get("/v1/me/notices?limit=1").items().get(0).getString("title"))
        .isEqualTo("The window has answered");
    eventually("the clerk hears of the answer", () -> one.kinds(one.clerk).contains("held"));
  }

  @Test void aClaimCodeOpensItsOwnInboxAndNobodyElses() throws Exception {
    Reply filed = app.anonymous().post("/v1/complaints", Complaints.inOwnWords()).expect(201);
    Visitor holder = app.anonymous().with("Claim-Code", filed.text("claimCode"));
    eventually("it is told", () -> !holder.get("/v1/me/notices").expect(200).items().isEmpty());
    assertThat(holder.get("/v1/me/notices").items()).allMatch(notice -> notice.getString("complaintId").equals(filed.id()));
    assertThat(app.anonymous().get("/v1/me/notices").expect(200).items()).isEmpty();
    assertThat(about(app.resident(), filed.id())).isEmpty();
    String notice = holder.get("/v1/me/notices").items().get(0).getString("id");
    app.resident().send("PUT", "/v1/me/notices/" + notice + "/reading", null).expect(404);
    holder.send("PUT", "/v1/me/notices/" + notice + "/reading", null).expect(204);
    assertThat(holder.get("/v1/me/notices").items().get(0).getBoolean("read")).isTrue();
  }

  @Test void aDisputeReachesTheSupervisorsAndAnHourOfFilingIsOneNoticeForTheClerk() throws Exception {
    Case one = Case.called();
    Case.called();
    one.clerk.put(one.path("resolution"), Complaints.done()).expect(200);
    one.resident.put(one.path("confirmation"), Complaints.outcome("not-done")).expect(200);
    Visitor supervisor = app.supervisorOf(one.window);
    eventually("the supervisor is told", () -> one.kinds(supervisor).contains("dispute"));
    assertThat(one.kinds(one.clerk)).doesNotContain("dispute");
    long queue = one.clerk.get("/v1/me/notices?limit=100").items().stream().filter(notice -> notice.getString("kind").equals("queue"))
        .count();
    assertThat(queue).isEqualTo(1);
  }

  @Test void pagesGoThroughTheWholeInboxOnce() throws Exception {
    Case one = Case.called();
    one.clerk.post(one.path("referrals"), Complaints.words("请核对").put("departmentId", "housing")).expect(200);
    eventually("all is told", () -> one.kinds(one.resident).size() == 3);
    Reply first = one.resident.get("/v1/me/notices?limit=2").expect(200);
    Reply rest = one.resident.get("/v1/me/notices?limit=2&cursor=" + first.text("next")).expect(200);
    assertThat(first.items()).hasSize(2);
    assertThat(rest.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    assertThat(rest.text("next")).isNull();
  }

  @Test void preferencesAreKeptAndTheLanguageIsLearntFromThePhone() {
    Visitor resident = app.resident();
    assertThat(resident.get("/v1/me/notice-preferences").expect(200).text("language")).isEqualTo("zh-CN");
    resident.with("Accept-Language", "en-GB").send("PUT", "/v1/me/devices/token-of-phone-1", null).expect(204);
    assertThat(resident.get("/v1/me/notice-preferences").text("language")).isEqualTo("en");
    resident.put("/v1/me/notice-preferences", new JsonObject().put("language", "zh-CN")
        .put("push", new JsonObject().put("closed", false))).expect(200);
    resident.with("Accept-Language", "en").send("PUT", "/v1/me/devices/token-of-phone-1", null).expect(204);
    JsonObject now = resident.put("/v1/me/notice-preferences", new JsonObject().put("quietHours", false)).expect(200).body();
    assertThat(now.getString("language")).isEqualTo("zh-CN");
    assertThat(now.getBoolean("quietHours")).isFalse();
    assertThat(now.getJsonObject("push").getBoolean("closed")).isFalse();
    assertThat(now.getJsonObject("push").getBoolean("result")).isTrue();
    resident.put("/v1/me/notice-preferences", new JsonObject().put("push", new JsonObject().put("telepathy", true))).expect(400);
    app.anonymous().get("/v1/me/notice-preferences").expect(401);
    app.anonymous().send("PUT", "/v1/me/devices/token-of-phone-1", null).expect(401);
  }

  @Test void anOverdueComplaintIsTakenToTheSupervisor() throws Exception {
    Case one = Case.called();
    Visitor supervisor = app.supervisorOf(one.window);
    app.clock().advance(Duration.ofDays(30));
    eventually("the resident is told", () -> one.kinds(one.resident).contains("overdue"));
    app.clock().set(RunningApp.FRIDAY_MORNING);
    eventually("the supervisor is told", () -> one.kinds(supervisor).contains("overdue"));
  }
}
