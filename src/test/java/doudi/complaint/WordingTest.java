package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are counted from the complaints, with what residents said to them, and never of few people or of who gave them. */
class WordingTest {
  private static final String TOLD = "已在窗口重新受理，不用再交材料。";
  private RunningApp app;
  private Stages stages;

  @BeforeEach
  void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
  }

  @AfterEach void stop() throws Exception { app.close(); }

  @Test
  void whatResidentsSaidToTheSameWordsIsCountedWhoeverGaveThem() {
    List<String> said = List.of("done", "done", "partly", "not-done", "");
    said.forEach(outcome -> judge(answered(TOLD), outcome));
    assertThat(wordings("?serviceId=" + Stages.SERVICE)).containsExactly(new JsonObject().put("outcome", "done").put("words", TOLD)
        .put("used", 5).put("confirmed", 2).put("disputed", 2).put("unconfirmed", 0));
    assertThat(wordings("")).hasSize(1);
    assertThat(wordings("?serviceId=housing-subsidy")).isEmpty();
  }

  @Test
  void aSecondAnswerToTheSameResidentIsCountedButIsNotAnotherPerson() {
    for (int i = 0; i < 3; i++) judge(answered(TOLD), "done");
    Filed disputed = answered(TOLD);
    judge(disputed, "not-done");
    stages.supervisor().post("/v1/windows/" + Stages.WINDOW + "/calls", new JsonObject().put("complaintId", disputed.id())).expect(200);
    stages.supervisor().put(disputed.path("resolution"), Complaints.done().put("words", TOLD)).expect(200);
    assertThat(wordings("")).as("told to four people").isEmpty();
    answered(TOLD);
    assertThat(wordings("")).singleElement().satisfies(wording -> {
      assertThat(wording.getInteger("used")).isEqualTo(6);
      assertThat(wording.getInteger("disputed")).isEqualTo(1);
    });
  }

  @Test
  void silenceAndAnEditedSentenceAreTheirOwn() throws InterruptedException {
    for (int i = 0; i < 5; i++) answered(TOLD);
    answered(TOLD + "请留意短信。");
    app.clock().advance(Duration.ofDays(40));
    RunningApp.eventually("silence is noted", () -> wordings("").get(0).getInteger("unconfirmed") == 5);
    assertThat(wordings("")).hasSize(1);
  }

  private Filed answered(String words) {
    Filed held = stages.at(Stage.IN_SERVICE);
    held.holder().put(held.path("resolution"), Complaints.done().put("words", words)).expect(200);
    return held;
  }

  private static void judge(Filed answered, String outcome) {
    if (!outcome.isEmpty()) answered.owner().put(answered.path("confirmation"), Complaints.outcome(outcome)).expect(200);
  }

  private List<JsonObject> wordings(String query) {
    return app.staff("clerk-luxi-1").get("/v1/wordings" + query).expect(200).items();
  }
}
