package doudi.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Improving;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Stage;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is known of a platform, to read, to print and to decide on. */
class DossierTest {
  private static final String DOSSIER = "/v1/platforms/" + Stages.PLATFORM + "/dossier";
  private static final String VERDICTS = "/v1/platforms/" + Stages.PLATFORM + "/verdicts";
  private static RunningApp app;
  private static Visitor manager;
  private static Visitor auditor;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    manager = app.staff(Improving.AUTHOR);
    auditor = app.staff(Improving.AUDITOR);
    var stages = new Stages(app);
    for (Stage stage : List.of(Stage.WAITING, Stage.CONFIRMED, Stage.RESOLVED)) stages.at(stage);
    for (int i = 0; i < 5; i++) {
      Visitor both = app.resident();
      both.file(asked("gov-site")).expect(201);
      both.file(asked(Stages.PLATFORM)).expect(201);
    }
    RunningApp.eventually("all are counted", () -> auditor.get(DOSSIER).body().getInteger("complaints") == 8
        && auditor.get("/v1/platforms/gov-site/dossier").body().getInteger("complaints") == 5);
  }

  /** Something about a service that both offer. */
  private static JsonObject asked(String platformId) {
    return new JsonObject().put("narrative", "<b>又要我填一遍</b>").put("serviceId", "labour-complaint").put("platformId", platformId)
        .put("failureKind", "asked-again").put("districtId", Stages.DISTRICT);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void figuresStandApartWithTheirNumbersAndWhoIsOnBothIsCountedOnce() {
    JsonObject dossier = manager.get(DOSSIER).expect(200).body();
    var parts = dossier.getJsonArray("figures").stream().map(JsonObject.class::cast)
        .collect(Collectors.toMap(one -> one.getString("definition"), one -> one.getInteger("numerator") + "/" + one.getInteger("denominator")));
    assertThat(parts).isEqualTo(Map.of("staff-resolved@2", "2/8", "confirmed-done@1", "1/8", "unconfirmed@1", "0/8", "disputed@1", "0/8"));
    assertThat(dossier.getInteger("people")).isEqualTo(8);
    assertThat(dossier.getInteger("askedAgain")).isEqualTo(5);
    JsonObject overlap = overlap(dossier, "gov-site");
    assertThat(overlap.getJsonArray("serviceIds").encode()).isEqualTo("[\"labour-complaint\",\"social-insurance-transfer\"]");
    assertThat(overlap.getInteger("askedAgain")).isEqualTo(10);
    assertThat(overlap.getInteger("peopleOnBoth")).isEqualTo(5);
    assertThat(overlap(dossier, "anhe-app").containsKey("peopleOnBoth")).as("nobody is on both").isFalse();
    assertThat(dossier.getJsonArray("onlyHere").encode()).contains("pension-claim");
    assertThat(dossier.getJsonObject("proposal").getString("outcome")).isEqualTo("keep");
  }

  private static JsonObject overlap(JsonObject dossier, String platformId) {
    return dossier.getJsonArray("overlaps").stream().map(JsonObject.class::cast).filter(one -> one.getString("platformId").equals(platformId))
        .findFirst().orElseThrow();
  }

  @Test
  void aVerdictIsAPersonsWithDateAndOfficeAndEarlierOnesStay() {
    var improve = new JsonObject().put("outcome", "improve").put("reason", "先修好上传。");
    Reply first = manager.post(VERDICTS, improve).expect(201);
    assertThat(first.text("officeId")).isEqualTo(Stages.DEPARTMENT);
    assertThat(manager.get(DOSSIER).body().getBoolean("mayDecide")).isTrue();
    assertThat(first.text("proposed")).isEqualTo("keep");
    app.clock().advance(Duration.ofMinutes(1));
    Reply second = auditor.post(VERDICTS, improve.copy().put("outcome", "merge")).expect(201);
    assertThat(second.body().containsKey("officeId")).isFalse();
    assertThat(manager.get(DOSSIER).body().getJsonArray("verdicts").stream().map(one -> ((JsonObject) one).getString("id")))
        .containsSubsequence(second.id(), first.id());
    assertThat(app.staff("manager-medical").post(VERDICTS, improve).expect(404).problem()).isEqualTo("not-found");
    assertThat(manager.post(VERDICTS, improve.copy().put("outcome", "close")).expect(400).pointers()).containsExactly("/outcome");
  }

  @Test
  void thePageStandsAloneAndWhatPeopleWroteStaysText() throws Exception {
    var improving = new Improving(app::staff);
    Reply opened = improving.opened();
    String complaint = opened.body().getJsonArray("sample").getJsonObject(0).getString("complaintId");
    manager.put("/v1/readings/" + opened.id() + "/signature", Improving.statement(complaint, Improving.QUOTE)
        .put("cause", "<script>alert(1)</script>")).expect(200);
    HttpResponse<String> page = exported();
    assertThat(page.statusCode()).isEqualTo(200);
    Files.writeString(Path.of("target", "dossier.html"), page.body());
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("content-disposition").orElseThrow()).contains("attachment");
    assertThat(page.body()).startsWith("<!doctype html>").contains("平台评估材料", "&lt;script&gt;", "@page", Improving.QUOTE)
        .doesNotContain("<script", "http://", "https://");
  }

  @Test
  void whatWasOnlyPromisedHasNotBeenTried() throws Exception {
    new Improving(app::staff).proposed();
    assertThat(exported().body()).containsSubsequence("试过的整改及成效", "没有。", "没有上线的整改", "社保数据改为每天同步");
  }

  private static HttpResponse<String> exported() throws Exception {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(app.base() + DOSSIER + "/export"))
        .header("Authorization", manager.headers().get("Authorization")).build(), HttpResponse.BodyHandlers.ofString());
  }
}
