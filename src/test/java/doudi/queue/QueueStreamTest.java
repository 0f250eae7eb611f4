package doudi.queue;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.EventReader;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A window's staff see what moves in its queue as it moves, and nobody else does. */
class QueueStreamTest {
  private static RunningApp app;
  private static String window;
  private static Visitor clerk;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start(Map.of("DOUDI_STREAM_HEARTBEAT_MILLIS", "200"));
    window = app.anonymous().file(Complaints.inOwnWords()).expect(201).body().getJsonObject("window").getString("id");
    clerk = app.clerkAt(window);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static String path(String windowId) {
    return "/v1/windows/" + windowId + "/stream";
  }

  private static Reply file() {
    return app.anonymous().file(Complaints.inOwnWords()).expect(201);
  }

  @Test
  void aClerkSeesWhatIsFiledCalledAndGivenBack() throws Exception {
    try (EventReader stream = clerk.follow(path(window))) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("content-type")).isEqualTo("text/event-stream");
      assertThat(stream.header("cache-control")).isEqualTo("no-store");
      assertThat(stream.header("x-accel-buffering")).isEqualTo("no");
      String id = file().id();
      var filed = stream.next();
      assertThat(filed.name()).isEqualTo("queue");
      assertThat(filed.json().fieldNames()).containsExactly("type", "complaintId", "queueLength");
      assertThat(filed.json().getString("type")).isEqualTo("Filed");
      assertThat(filed.json().getString("complaintId")).isEqualTo(id);
      int length = clerk.get("/v1/windows/" + window + "/queue").expect(200).items().size();
      assertThat(filed.json().getInteger("queueLength")).isEqualTo(length);
      clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", id)).expect(200);
      var called = stream.next();
      assertThat(called.json()).isEqualTo(new JsonObject().put("type", "Called").put("complaintId", id).put("queueLength", length - 1));
      clerk.post("/v1/complaints/" + id + "/releases", new JsonObject()).expect(200);
      assertThat(stream.next().json())
          .isEqualTo(new JsonObject().put("type", "Released").put("complaintId", id).put("queueLength", length));
    }
  }

  @Test
  void aForeignWindowIsNotThereAndSignInIsNeeded() {
    String other = app.allStaff().stream().filter(one -> one.getString("role").equals("clerk"))
        .flatMap(one -> one.getJsonArray("windowIds").stream())
        .map(String.class::cast).filter(id -> clerk.get("/v1/windows/" + id + "/queue").status() == 404).findFirst().orElseThrow();
    assertThat(clerk.get(path(other)).expect(404).body()).isEqualTo(clerk.get(path("w-nowhere")).expect(404).body());
    assertThat(app.anonymous().get(path(window)).expect(401).problem()).isEqualTo("sign-in-required");
    assertThat(app.resident().get(path(window)).expect(403).problem()).isEqualTo("not-yours-to-do");
  }

  @Test
  void aReaderResumesWithoutGapOrRepeat() throws Exception {
    String from;
    try (EventReader stream = clerk.follow(path(window))) {
      file();
      from = stream.next().id();
    }
    String missed = file().id();
    String second = file().id();
    try (EventReader stream = clerk.resume(path(window), from)) {
      assertThat(stream.next().json().getString("complaintId")).isEqualTo(missed);
      assertThat(stream.next().json().getString("complaintId")).isEqualTo(second);
      String live = file().id();
      assertThat(stream.next().json().getString("complaintId")).isEqualTo(live);
      assertThat(stream.poll(300)).isNull();
    }
    try (EventReader stream = clerk.follow(path(window) + "?lastEventId=" + from)) {
      assertThat(stream.next().json().getString("complaintId")).isEqualTo(missed);
    }
  }

  @Test
  void aHeartbeatComesWithAPlaceFromWhichToResume() throws Exception {
    String place;
    try (EventReader stream = clerk.follow(path(window))) {
      eventually("heartbeats", () -> stream.heartbeats() >= 3);
      place = stream.lastId();
    }
    String missed = file().id();
    try (EventReader again = clerk.resume(path(window), place)) {
      assertThat(again.next().json().getString("complaintId")).isEqualTo(missed);
    }
  }

  @Test
  void anIdThatIsNotOursStartsAnew() throws Exception {
    for (String garbage : new String[] {"garbage", "0", "AAAAAAAAAAAAAAAAAAAAAA", "x".repeat(150)}) {
      try (EventReader stream = clerk.resume(path(window), garbage)) {
        var reset = stream.next();
        assertThat(reset.name()).isEqualTo("reset");
        assertThat(reset.json().getString("reason")).isEqualTo("unknown");
        String live = file().id();
        assertThat(stream.next().json().getString("complaintId")).isEqualTo(live);
      }
    }
    assertThat(clerk.with("Last-Event-ID", "x".repeat(201)).get(path(window)).expect(400).pointers())
        .containsExactly("/header/Last-Event-ID");
  }

  @Test
  void aStreamEndsWhenTheAccountIsDisabledOrMovedAndWhenTheTokenEnds() throws Exception {
    Visitor admin = app.staff(app.accountWhere(one -> one.getString("role").equals("admin")));
    String other = app.allStaff().stream().filter(one -> one.getString("role").equals("clerk"))
        .flatMap(one -> one.getJsonArray("windowIds").stream())
        .map(String.class::cast).filter(id -> !id.equals(window)).findFirst().orElseThrow();
    for (JsonObject change : new JsonObject[] {new JsonObject().put("disabled", true), new JsonObject()
        .put("windowIds", new JsonArray().add(other))}) {
      try (EventReader stream = newClerk(admin, change)) {
        eventually("the stream ends", stream::hasEnded);
      }
    }
  }

  private static EventReader newClerk(Visitor admin, JsonObject change) {
    String name = "clerk-" + UUID.randomUUID().toString().substring(0, 8);
    String password = "冬天的河-" + UUID.randomUUID();
    admin.post("/v1/accounts", new JsonObject().put("account", name).put("password", password).put("role", "clerk")
        .put("windowIds", new JsonArray().add(window))).expect(201);
    app.clock().advance(Duration.ofMillis(5));
    Visitor one = app.bearer(app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", name).put("password", password))
        .expect(200).text("token"));
    EventReader stream = one.follow(path(window));
    assertThat(stream.status()).isEqualTo(200);
    app.clock().advance(Duration.ofMillis(5));
    admin.put("/v1/accounts/" + name, change).expect(200);
    return stream;
  }
}
