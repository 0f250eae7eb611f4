package doudi.complaint;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.EventReader;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Residents hear what happens to their own complaints, managers which hotspots change, and nobody what is not theirs. */
class OwnStreamTest {
  private static final String ME = "/v1/me/stream";
  private RunningApp app;

  @BeforeEach
  void start() throws Exception {
    app = RunningApp.start(Map.of("DOUDI_STREAM_HEARTBEAT_MILLIS", "200", "DOUDI_STREAM_PATIENCE_MILLIS", "500"));
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
  }

  @Test
  void aResidentHearsEveryStepOfTheirOwnComplaintAndNoOther() throws Exception {
    Visitor resident = app.resident();
    try (EventReader mine = resident.follow(ME); EventReader other = app.resident().follow(ME)) {
      Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
      String window = filed.body().getJsonObject("window").getString("id");
      app.clerkAt(window).post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
      for (String type : List.of("filed", "routed", "called")) {
        var event = mine.next("complaint");
        assertThat(event.json().getString("type")).isEqualTo("doudi.complaint." + type + ".v1");
        assertThat(event.json().getString("specversion")).isEqualTo("1.0");
        assertThat(event.json().getJsonObject("data").getString("complaintId")).isEqualTo(filed.id());
        assertThat(event.data()).doesNotContain("点了半天");
      }
      assertThat(other.poll(200)).isNull();
    }
  }

  @Test
  void aClaimCodeOpensItsOwnStreamAndNothingOpensNone() throws Exception {
    Reply filed = app.anonymous().file(Complaints.inOwnWords()).expect(201);
    Visitor holder = app.anonymous().with("Claim-Code", filed.text("claimCode"));
    try (EventReader mine = holder.follow(ME)) {
      holder.put("/v1/complaints/" + filed.id() + "/withdrawal", new JsonObject()).expect(200);
      JsonObject data = mine.next("complaint").json();
      while (!data.getString("type").contains("withdrawn")) data = mine.next("complaint").json();
      assertThat(data.getJsonObject("data").getString("status")).isEqualTo("withdrawn");
    }
    assertThat(app.anonymous().get(ME).expect(401).problem()).isEqualTo("sign-in-required");
    assertThat(app.anonymous().with("Claim-Code", "nonsense").get(ME).expect(401).problem()).isEqualTo("sign-in-required");
    assertThat(app.bearer("garbage").get(ME).expect(401).problem()).isEqualTo("invalid-token");
  }

  @Test
  void aPlaceFromLastMonthOrFromAnotherStreamStartsAnew() throws Exception {
    Visitor resident = app.resident();
    String old;
    try (EventReader mine = resident.follow(ME)) {
      resident.file(Complaints.inOwnWords()).expect(201);
      mine.next();
      old = mine.lastId();
    }
    try (EventReader other = app.resident().resume(ME, old)) {
      assertThat(other.next().json()).isEqualTo(new JsonObject().put("reason", "unknown"));
    }
    Instant before = app.clock().instant();
    app.clock().advance(Duration.ofDays(30));
    try (EventReader again = resident.resume(ME, old)) {
      var reset = again.next();
      assertThat(reset.name()).isEqualTo("reset");
      assertThat(reset.json().getString("reason")).isEqualTo("too-old");
      String id = resident.file(Complaints.inOwnWords()).expect(201).id();
      // What falls due after thirty days may be told in between, but nothing of the time before.
      JsonObject heard = again.next("complaint").json();
      while (!id.equals(heard.getString("subject"))) {
        assertThat(Instant.parse(heard.getString("time"))).isAfter(before);
        heard = again.next("complaint").json();
      }
      assertThat(Instant.parse(heard.getString("time"))).isAfter(before);
      assertThat(heard.getString("type")).isEqualTo("doudi.complaint.filed.v1");
    }
  }

  @Test
  void aStreamEndsWithTheTokenAndWithTheProgram() throws Exception {
    String account = app.accountWhere(one -> one.getString("role").equals("auditor"));
    Visitor resident = app.resident();
    try (EventReader staff = app.staff(account).follow(ME); EventReader mine = resident.follow(ME)) {
      app.clock().advance(Duration.ofHours(13));
      eventually("the stream of a token that ended is closed", staff::hasEnded);
      assertThat(mine.hasEnded()).as("a resident's token lives on").isFalse();
      app.app().streams().close();
      eventually("the program's end ends every stream", mine::hasEnded);
      assertThat(resident.get(ME).expect(503).problem()).isEqualTo("unavailable");
    }
  }

  @Test
  void whoeverTakesNothingIsCutAndResumesWhereTheyStood() throws Exception {
    Visitor resident = app.resident();
    String me = resident.get("/v1/me").expect(200).text("id");
    String padding = "x".repeat(4_000);
    int many = 4_000;
    try (EventReader sleepy = EventReader.sleepy(resident.base(), ME, resident.headers())) {
      for (int i = 0; i < many; i++) app.app().streams()
          .tell("resident " + me, "n" + i, "test", message(i, padding));
      eventually("it is cut", () -> app.app().streams().openStreams() == 0);
      sleepy.start();
      eventually("it ends", sleepy::hasEnded);
      int taken = sleepy.all().size();
      assertThat(taken).isLessThan(many);
      try (EventReader again = resident.resume(ME, sleepy.lastId())) {
        for (int i = taken; i < many; i++) assertThat(again.next().json().getInteger("n")).isEqualTo(i);
      }
    }
  }

  private static Supplier<String> message(int number, String padding) {
    return () -> "{\"n\":" + number + ",\"x\":\"" + padding + "\"}";
  }

  @Test
  void aManagerHearsOfHotspotsThatAreTheirsAndOfNoOther() throws Exception {
    Reply platforms = app.anonymous().get("/v1/services").expect(200);
    assertThat(platforms.items()).isNotEmpty();
    try (EventReader auditor = app.staff(app.accountWhere(one -> one.getString("role").equals("auditor"))).follow("/v1/hotspots/stream");
        EventReader manager = app.staff("manager-medical").follow("/v1/hotspots/stream")) {
      app.anonymous().file(Complaints.about("housing-subsidy")).expect(201);
      JsonObject changed = auditor.next().json();
      assertThat(changed.getString("hotspotId")).contains("housing-subsidy");
      assertThat(changed.fieldNames()).containsExactly("hotspotId", "day");
      assertThat(app.staff("auditor-city").get("/v1/hotspots").expect(200).items().stream().map(one -> one.getString("id")))
          .contains(changed.getString("hotspotId"));
      assertThat(manager.poll(300)).isNull();
    }
  }
}
