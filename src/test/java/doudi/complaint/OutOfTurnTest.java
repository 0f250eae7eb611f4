package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each step only at its time and by whom it belongs to; everything else is a problem and leaves the complaint as it was. */
class OutOfTurnTest {
  private static RunningApp app;
  private static Stages stages;
  private static StoreLook store;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
    store = new StoreLook(app);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void whatIsHeldCannotBeCalledAgain() {
    Filed held = stages.at(Stage.IN_SERVICE);
    refused(held, 409, "taken", () -> call(stages.colleague(), held));
    refused(held, 409, "taken", () -> call(stages.clerk(), held));
    refused(held, 409, "taken", () -> call(stages.supervisor(), held));
    refused(held, 404, "not-found", () -> app.staff("clerk-luxi-1").post("/v1/windows/w-luxi/calls", named(held)));
    refused(held, 404, "not-found", () -> app.staff("supervisor-city").post("/v1/windows/w-luxi/calls", named(held)));
  }

  @Test
  void disputesAreForSupervisorsAndEverythingElseForClerks() {
    Filed waiting = stages.at(Stage.WAITING);
    refused(waiting, 403, "not-yours-to-do", () -> call(stages.supervisor(), waiting));
    Filed disputed = stages.disputedAt(Stage.WAITING);
    refused(disputed, 403, "not-yours-to-do", () -> call(stages.clerk(), disputed));
    refused(disputed, 403, "not-yours-to-do", () -> call(stages.colleague(), disputed));
    Filed again = stages.disputedAt(Stage.RESOLVED);
    again.owner().put(again.path("confirmation"), Complaints.outcome("partly")).expect(200);
    refused(again, 403, "not-yours-to-do", () -> call(stages.supervisor(), again));
    call(app.staff("supervisor-city"), again).expect(200);
  }

  @Test
  void nothingIsResolvedAskedReferredOrReleasedWithoutACall() {
    Filed waiting = stages.at(Stage.WAITING);
    for (Visitor staff : new Visitor[] {stages.clerk(), stages.supervisor()}) {
      refused(waiting, 409, "wrong-state", () -> staff.put(waiting.path("resolution"), Complaints.done()));
      refused(waiting, 409, "wrong-state", () -> staff.post(waiting.path("questions"), Complaints.words("问")));
      refused(waiting, 409, "wrong-state", () -> staff.post(waiting.path("referrals"), Complaints.words("请").put("departmentId",
          Stages.DEPARTMENT)));
      refused(waiting, 409, "wrong-state", () -> staff.post(waiting.path("releases"), new JsonObject()));
      refused(waiting, 409, "wrong-state", () -> staff.post(waiting.path("replies"), Complaints.words("答")));
    }
    Filed held = stages.at(Stage.IN_SERVICE);
    refused(held, 403, "not-yours-to-do", () -> stages.colleague().put(held.path("resolution"), Complaints.done()));
    refused(held, 403, "not-yours-to-do", () -> stages.supervisor().put(held.path("resolution"), Complaints.done()));
  }

  @Test
  void nothingIsConfirmedRatedOrAnsweredBeforeItsTime() {
    for (Stage stage : new Stage[] {Stage.WAITING, Stage.IN_SERVICE, Stage.AWAITING_DEPARTMENT}) {
      Filed open = stages.at(stage);
      refused(open, 409, "not-resolved", () -> open.owner().put(open.path("confirmation"), Complaints.outcome("done")));
      refused(open, 409, "not-resolved", () -> open.owner().put(open.path("rating"), new JsonObject().put("grade", 1)));
      refused(open, 409, "wrong-state", () -> open.owner().post(open.path("answers"), Complaints.words("答")));
    }
    Filed disputed = stages.disputedAt(Stage.WAITING);
    refused(disputed, 409, "not-resolved", () -> disputed.owner().put(disputed.path("confirmation"), Complaints.outcome("done")));
  }

  @Test
  void whatIsOverIsOver() {
    Filed over = stages.at(Stage.CONFIRMED);
    for (String outcome : new String[] {"done", "partly", "not-done"}) {
      refused(over, 409, "wrong-state", () -> over.owner().put(over.path("confirmation"), Complaints.outcome(outcome)));
    }
    refused(over, 409, "wrong-state", () -> over.owner().put(over.path("withdrawal"), new JsonObject()));
    refused(over, 409, "wrong-state", () -> call(stages.clerk(), over));
    refused(over, 409, "wrong-state", () -> stages.supervisor().post(over.path("extensions"), new JsonObject().put("reason", "要等。")));
    refused(over, 409, "wrong-state", () -> stages.supervisor().post(over.path("transfers"), Complaints.words("转")
        .put("windowId", "w-city-hall")));
    over.owner().put(over.path("rating"), new JsonObject().put("grade", 5)).expect(200);
    refused(over, 409, "wrong-state", () -> over.owner().put(over.path("rating"), new JsonObject().put("grade", 1)));
  }

  @Test
  void aDeadlineIsExtendedOnce() {
    Filed waiting = stages.at(Stage.WAITING);
    stages.supervisor().post(waiting.path("extensions"), new JsonObject().put("reason", "要等外省。")).expect(200);
    refused(waiting, 409, "wrong-state", () -> stages.supervisor().post(waiting.path("extensions"), new JsonObject()
        .put("reason", "还要等。")));
  }

  @Test
  void afterSilenceNothingIsDisputedOrConfirmed() throws Exception {
    Filed silent = stages.anonymousAt(Stage.RESOLVED);
    Instant until = Instant.parse(silent.owner().get(silent.path()).body().getJsonObject("deadlines").getString("confirmation"));
    Instant here = app.clock().instant();
    app.clock().advance(Duration.between(here, until).plusSeconds(1));
    RunningApp.eventually("silence falls", () -> silent.owner().get(silent.path()).text("status").equals("unconfirmed"));
    for (String outcome : new String[] {"done", "not-done"}) {
      refused(silent, 409, "wrong-state", () -> silent.owner().put(silent.path("confirmation"), Complaints.outcome(outcome)));
    }
    app.clock().set(here);
  }

  @Test
  void theSameKeyIsOneComplaintAndAnothersKeyIsAnother() {
    Visitor resident = app.resident().with("Idempotency-Key", "one-and-the-same-key");
    Reply first = resident.post("/v1/complaints", Stages.complaint()).expect(201);
    Reply second = resident.post("/v1/complaints", Complaints.inOwnWords()).expect(200);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(app.resident().with("Idempotency-Key", "one-and-the-same-key").post("/v1/complaints", Stages.complaint()).expect(201).id())
        .isNotEqualTo(first.id());
    assertThat(app.anonymous().with("Idempotency-Key", "one-and-the-same-key").post("/v1/complaints", Stages.complaint()).expect(201).id())
        .isNotEqualTo(first.id());
    assertThat(stages.clerk().with("Idempotency-Key", "one-and-the-same-key").post("/v1/windows/" + Stages.WINDOW + "/complaints",
        Stages.complaint())
        .expect(201).id()).isNotEqualTo(first.id());
  }

  private static void refused(Filed complaint, int status, String problem, Supplier<Reply> request) {
    var before = store.complaint(complaint.id());
    Reply reply = request.get();
    assertThat(reply.status() + " " + reply.problem()).as("%s", reply.body()).isEqualTo(status + " " + problem);
    var after = store.complaint(complaint.id());
    assertThat(after.getInteger("version")).isEqualTo(before.getInteger("version"));
    assertThat(after.get("history")).isEqualTo(before.get("history"));
  }

  private static Reply call(Visitor staff, Filed complaint) {
    return staff.post("/v1/windows/" + Stages.WINDOW + "/calls", named(complaint));
  }

  private static JsonObject named(Filed complaint) {
    return new JsonObject().put("complaintId", complaint.id());
  }
}
