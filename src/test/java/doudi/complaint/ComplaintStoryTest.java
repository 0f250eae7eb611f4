package doudi.complaint;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a resident's words to a confirmed result and a hotspot, as people go through it. */
class ComplaintStoryTest {
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void aResidentIsHeardHelpedAndAsked() throws Exception {
    Visitor resident = app.resident();
    Reply filed = resident.file(Complaints.about("pension-claim").put("platformId", "rencai-app")).expect(201);
    String window = filed.body().getJsonObject("window").getString("id");
    assertThat(filed.body().getJsonObject("route").getString("reason")).isNotBlank();
    Visitor clerk = app.clerkAt(window);
    assertThat(clerk.get("/v1/windows/" + window + "/queue").expect(200).items()).extracting(item -> item.getString("id"))
        .contains(filed.id());

    Reply called = clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    assertThat(called.text("status")).isEqualTo("in-service");
    clerk.put("/v1/complaints/" + filed.id() + "/resolution", Complaints.done()).expect(200);
    Reply confirmed = resident.put("/v1/complaints/" + filed.id() + "/confirmation", Complaints.outcome("done")).expect(200);
    assertThat(confirmed.events()).containsExactly("Filed", "Routed", "Called", "Resolved", "Confirmed");

    Visitor manager = app.staff("manager-city");
    eventually("the hotspot counts the confirmed complaint", () -> manager.get("/v1/hotspots?serviceId=pension-claim").expect(200).items()
        .stream()
        .anyMatch(hotspot -> hotspot.getInteger("confirmedDone") == 1));
  }
}
