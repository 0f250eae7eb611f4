package doudi.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Improving;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Stage;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No hotspot becomes a decision without people who have read what stands behind it. */
class ReadingTest {
  private static RunningApp app;
  private static Improving improving;
  private static Visitor manager;
  private static Visitor auditor;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    improving = new Improving(app::staff);
    manager = app.staff(Improving.AUTHOR);
    auditor = app.staff(Improving.AUDITOR);
    var stages = new Stages(app);
    for (Stage stage : List.of(Stage.WAITING, Stage.CONFIRMED, Stage.CONFIRMED, Stage.RESOLVED)) stages.at(stage);
    stages.disputedAt(Stage.WAITING);
    app.resident().file(Stages.complaint().put("narrative", "三次都被退回，我的电话 13812345678 没人打。")).expect(201);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static String path(Reply reading, String act) {
    return "/v1/readings/" + reading.id() + "/" + act;
  }

  @Test
  void theSampleHoldsEveryWayAComplaintEndedAndShowsNobodysNumber() {
    Reply drawn = improving.drawn();
    Reply sample = manager.get(path(drawn, "sample")).expect(200);
    assertThat(sample.items()).extracting(one -> one.getString("stratum")).contains("disputed", "confirmed", "open");
    assertThat(sample.body().encode()).doesNotContain("13812345678").contains("＊＊＊");
    assertThat(sample.items()).hasSameSizeAs(drawn.body().getJsonArray("sample"));
  }

  @Test
  void nobodySignsWhatTheyHaveNotOpenedAndTheProgramKnowsItFromItsOwnAnswers() {
    Reply drawn = improving.drawn();
    assertThat(drawn.body().getBoolean("openedByMe")).isFalse();
    assertThat(manager.put(path(drawn, "signature"), Improving.statement(drawn)).expect(409).problem()).isEqualTo("sample-not-opened");
    manager.get(path(drawn, "sample")).expect(200);
    Reply signed = manager.put(path(drawn, "signature"), Improving.statement(drawn)).expect(200);
    assertThat(signed.text("state")).isEqualTo("signed");
    assertThat(auditor.put(path(drawn, "countersignature"), Improving.judgement("agreed")).expect(409).problem()).isEqualTo("sample-not-opened");
    auditor.get(path(drawn, "sample")).expect(200);
    Reply countersigned = auditor.put(path(drawn, "countersignature"), Improving.judgement("agreed")).expect(200);
    assertThat(countersigned.text("state")).isEqualTo("countersigned");
    assertThat(countersigned.body().getJsonArray("history").stream().map(one -> ((JsonObject) one).getString("act")))
        .containsExactly("drawn", "opened", "signed", "opened", "countersigned");
    assertThat(manager.put(path(drawn, "signature"), Improving.statement(drawn)).expect(409).problem()).isEqualTo("wrong-state");
  }

  @Test
  void theSampleIsOpenedOneByOneAndTheProgramCountsWhatWasOpened() {
    Reply drawn = improving.drawn();
    List<String> sample = drawn.body().getJsonArray("sample").stream().map(one -> ((JsonObject) one).getString("complaintId")).toList();
    for (String id : sample.subList(1, sample.size())) {
      assertThat(manager.get(path(drawn, "sample/" + id)).expect(200).body().getJsonObject("complaint").getString("id")).isEqualTo(id);
    }
    manager.get(path(drawn, "sample/" + sample.get(1))).expect(200);
    JsonObject known = improving.reading(drawn.id()).body();
    assertThat(known.getJsonArray("opened")).isEqualTo(new JsonArray(sample.subList(1, sample.size())));
    assertThat(known.getJsonArray("history")).as("each is noted once").hasSize(sample.size());
    assertThat(manager.put(path(drawn, "signature"), Improving.statement(drawn)).expect(409).problem()).isEqualTo("sample-not-opened");
    manager.get(path(drawn, "sample/" + sample.get(0))).expect(200);
    assertThat(improving.reading(drawn.id()).text("part")).isEqualTo("sign");
    assertThat(manager.put(path(drawn, "signature"), Improving.statement(drawn)).expect(200).body().containsKey("part")).isFalse();
    assertThat(auditor.get("/v1/readings/" + drawn.id()).body().getString("part")).isEqualTo("judge");
    assertThat(auditor.get("/v1/readings/" + drawn.id()).body().getJsonArray("opened")).as("the auditor opened none").isEmpty();
    assertThat(app.staff("auditor-human-resources").get("/v1/readings/" + drawn.id()).body().containsKey("part")).isFalse();
    assertThat(manager.get(path(drawn, "sample/somebody-elses")).expect(404).problem()).isEqualTo("not-found");
  }

  /** Two people open theirs at once, and neither loses what they opened. */
  @Test
  void whoOpensAtTheSameTimeAsOthersIsNotForgotten() {
    Reply drawn = improving.drawn();
    List<String> sample = drawn.body().getJsonArray("sample").stream().map(one -> ((JsonObject) one).getString("complaintId")).toList();
    List.of(manager, auditor).parallelStream().forEach(who -> sample.forEach(id -> who.get(path(drawn, "sample/" + id)).expect(200)));
    assertThat(improving.reading(drawn.id()).body().getBoolean("openedByMe")).isTrue();
    assertThat(auditor.get("/v1/readings/" + drawn.id()).body().getBoolean("openedByMe")).isTrue();
  }

  @Test
  void aQuoteStandsWordForWordInTheSample() {
    Reply opened = improving.opened();
    String first = opened.body().getJsonArray("sample").getJsonObject(0).getString("complaintId");
    assertThat(manager.put(path(opened, "signature"), Improving.statement(first, "我非常满意")).expect(422).pointers())
        .containsExactly("/quotes/0/words");
    assertThat(manager.put(path(opened, "signature"), Improving.statement("another", Improving.QUOTE)).expect(422).pointers())
        .containsExactly("/quotes/0/complaintId");
    assertThat(manager.put(path(opened, "signature"), Improving.statement(opened).put("quotes", new JsonArray())).expect(400).pointers())
        .containsExactly("/quotes");
  }

  @Test
  void theSameRequestSentTwiceMakesOneReading() {
    String draw = "/v1/hotspots/" + Stages.HOTSPOT + "/readings";
    Visitor once = manager.with("Idempotency-Key", "a request of mine");
    assertThat(once.send("POST", draw, null).expect(400).pointers()).containsExactly("/header/Idempotency-Key");
    Visitor keyed = manager.with("Idempotency-Key", "request-1");
    Reply first = keyed.send("POST", draw, null).expect(201);
    assertThat(keyed.send("POST", draw, null).expect(201).body()).isEqualTo(first.body());
    assertThat(app.staff("manager-city").with("Idempotency-Key", "request-1").send("POST", draw, null).expect(201).id()).isNotEqualTo(first.id());
  }

  @Test
  void theOwningDepartmentsOwnAuditorDoesNotCountersign() {
    Reply signed = improving.signed();
    Visitor inside = app.staff("auditor-human-resources");
    inside.get(path(signed, "sample")).expect(200);
    assertThat(inside.put(path(signed, "countersignature"), Improving.judgement("agreed")).expect(403).problem()).isEqualTo("not-yours-to-do");
    assertThat(manager.put(path(signed, "countersignature"), Improving.judgement("agreed")).expect(403).problem()).isEqualTo("not-yours-to-do");
  }

  @Test
  void whatWasGivenBackIsSignedAgain() {
    Reply signed = improving.signedAndOpenedByTheAuditor();
    assertThat(auditor.put(path(signed, "countersignature"), Improving.judgement("returned")).expect(200).text("state")).isEqualTo("returned");
    assertThat(manager.put(path(signed, "signature"), Improving.statement(signed)).expect(200).text("state")).isEqualTo("signed");
  }

  @Test
  void onlyWhoDrewTheSampleSigns() {
    Reply drawn = improving.drawn();
    Visitor colleague = app.staff("manager-city");
    colleague.get(path(drawn, "sample")).expect(200);
    assertThat(colleague.put(path(drawn, "signature"), Improving.statement(drawn)).expect(403).problem()).isEqualTo("not-yours-to-do");
  }

  @Test
  void theListIsNewestFirstAndNarrowsByStateAndHotspot() {
    Reply signed = improving.signed();
    Reply drawn = improving.drawn();
    assertThat(ids(manager.get("/v1/readings?limit=100"))).contains(signed.id(), drawn.id());
    assertThat(ids(manager.get("/v1/readings?state=signed&limit=100"))).contains(signed.id()).doesNotContain(drawn.id());
    assertThat(ids(manager.get("/v1/readings?hotspotId=-~-~-~anhe"))).isEmpty();
    Reply page = manager.get("/v1/readings?limit=1").expect(200);
    assertThat(ids(page)).hasSize(1);
    assertThat(ids(manager.get("/v1/readings?limit=1&cursor=" + page.text("next")))).hasSize(1).isNotEqualTo(ids(page));
  }

  private static List<String> ids(Reply page) {
    return page.expect(200).items().stream().map(one -> one.getString("id")).toList();
  }

  @Test
  void thereIsNothingToReadWhereNobodyComplained() {
    assertThat(manager.send("POST", "/v1/hotspots/hr-site~pension-claim~login~donghu/readings", null).expect(409).problem()).isEqualTo("wrong-state");
  }
}
