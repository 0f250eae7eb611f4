package doudi.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.plumbing.MongoFutures;
import doudi.support.Complaints;
import doudi.support.FirebaseStandIn;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SDK, from a complaint to what arrives at FCM; only Google's hosts are made up. */
class FirebasePushTest {
  private static final Duration GATHERED = Duration.ofSeconds(21);
  private static FirebaseStandIn google;
  private static RunningApp app;
  private static int tests;

  @BeforeAll
  static void start() throws Exception {
    google = new FirebaseStandIn();
    app = RunningApp.start(google.project());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    google.close();
  }

  @BeforeEach
  void forget() {
    google.messages().clear();
    app.clock().set(RunningApp.FRIDAY_MORNING.plus(Duration.ofMinutes(6L * tests++)));
  }

  private record Case(String id, Visitor resident, Visitor clerk) {
    static Case calledFor(Visitor resident) {
      Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
      String window = filed.body().getJsonObject("window").getString("id");
      Visitor clerk = app.clerkAt(window);
      clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
      return new Case(filed.id(), resident, clerk);
    }

    void ask() { clerk.post("/v1/complaints/" + id + "/questions", Complaints.words("您的身份证号430102199001011234对吗？")).expect(200); }

    void resolve() { clerk.put("/v1/complaints/" + id + "/resolution", Complaints.done()).expect(200); }
  }

  private static Visitor residentWith(String... phones) {
    Visitor resident = app.resident();
    for (String phone : phones) resident.send("PUT", "/v1/me/devices/" + phone, null).expect(204);
    return resident;
  }

  private static void told(Case one, int notices) throws Exception {
    eventually("the inbox has it", () -> one.resident.get("/v1/me/notices?limit=100").items().size() >= notices);
  }

  /** As it is stored; it is written a moment after what it tells of. */
  private static Document notice(Case one, NoticeKind kind) {
    var found = new AtomicReference<Document>();
    try {
      eventually("it is written down", () -> {
        found.set(stored(one, kind));
        return found.get() != null;
      });
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    return found.get();
  }

  private static Document stored(Case one, NoticeKind kind) {
    var mongo = new MongoFutures(app.vertx());
    try {
      return mongo.first(app.database().getCollection("notices").find(and(eq("complaintId", one.id), eq("kind", kind.code()))).limit(1))
          .await(10, TimeUnit.SECONDS).orElse(null);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  private static String state(Case one, NoticeKind kind) {
    return notice(one, kind).getList("deliveries", Document.class, List.of()).stream().map(each -> each.getString("state")).sorted()
        .toList().toString();
  }

  @Test
  void whatGoesOutIsFcmV1AndShowsNothingOnALockScreen() throws Exception {
    Case one = Case.calledFor(residentWith("phone-of-one-0001"));
    eventually("the phone hears at once that work began", () -> google.messagesTo("phone-of-one-0001").size() == 1);
    JsonObject message = google.messagesTo("phone-of-one-0001").get(0);
    assertThat(message.fieldNames()).isSubsetOf("token", "notification", "data", "android", "apns", "webpush");
    assertThat(message.getJsonObject("notification").fieldNames()).containsExactlyInAnyOrder("title", "body");
    assertThat(message.getJsonObject("android").fieldNames()).isSubsetOf("collapse_key", "priority", "ttl", "notification");
    assertThat(message.getJsonObject("android").getJsonObject("notification").fieldNames()).isSubsetOf("tag");
    assertThat(message.getJsonObject("apns").fieldNames()).isSubsetOf("headers", "payload");
    assertThat(message.getJsonObject("webpush").fieldNames()).isSubsetOf("headers", "notification");
    assertThat(message.getJsonObject("data").getMap()).isEqualTo(Map.of("complaintId", one.id));
    assertThat(message.getJsonObject("notification").getString("body")).isEqualTo("窗口正在办您的事，可能会打电话，请留意。");
    assertThat(message.getJsonObject("android").getString("priority")).isEqualTo("high");
    one.ask();
    told(one, 3);
    app.clock().advance(GATHERED);
    eventually("the question is pushed", () -> google.messagesTo("phone-of-one-0001").size() == 2);
    String all = google.messages().toString();
    for (String secret : Set.of("点", "430102", "身份证", "城东", "clerk", "窗口名")) assertThat(all.replace("点开", "")).doesNotContain(secret);
  }

  @Test
  void aBurstIsOnePush() throws Exception {
    Case one = Case.calledFor(residentWith("phone-of-burst-1"));
    eventually("work began", () -> google.messagesTo("phone-of-burst-1").size() == 1);
    one.ask();
    one.resident.post("/v1/complaints/" + one.id + "/answers", Complaints.words("对")).expect(200);
    one.resolve();
    told(one, 4);
    app.clock().advance(GATHERED);
    eventually("it is pushed", () -> google.messagesTo("phone-of-burst-1").size() == 2);
    assertThat(google.messagesTo("phone-of-burst-1").get(1).getJsonObject("notification").getString("body")).startsWith("窗口有答复了");
    eventually("the question went along", () -> "GATHERED".equals(notice(one, NoticeKind.QUESTION).getString("pushEnd")));
  }

  @Test
  void eachPhoneIsAnsweredForItself() throws Exception {
    Case one = Case.calledFor(residentWith("good-phone-1", "gone-phone-1", "wrong-phone-1", "foreign-phone-1", "quota-phone-1",
        "slow-phone-1"));
    eventually("each is answered", () -> state(one, NoticeKind.STARTED).equals("[REFUSED, REFUSED, REFUSED, RETRIED, SENT, SENT]"));
    eventually("phones that are no more are forgotten", () -> phones(one) == 4);
    Instant again = notice(one, NoticeKind.STARTED).getDate("pushAt").toInstant();
    assertThat(again).isAfterOrEqualTo(app.clock().instant().plusSeconds(120));
    app.clock().advance(Duration.ofHours(25));
    eventually("a day later it is given up", () -> !notice(one, NoticeKind.STARTED).containsKey("pushAt"));
    assertThat(google.messagesTo("good-phone-1")).hasSize(1);
  }

  private static long phones(Case one) {
    var mongo = new MongoFutures(app.vertx());
    try {
      String person = notice(one, NoticeKind.STARTED).getString("person");
      return mongo.first(app.database().getCollection("devices").countDocuments(eq("person", person))).await(10, TimeUnit.SECONDS)
          .orElseThrow();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void unavailableAndBrokenAreTriedAgainAndTheServerStaysQuick() throws Exception {
    Case one = Case.calledFor(residentWith("unavailable-phone-1", "broken-phone-1"));
    var millis = new ArrayList<Long>();
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(30);
    while (!state(one, NoticeKind.STARTED).equals("[RETRIED, RETRIED]") && System.nanoTime() < end) {
      long start = System.nanoTime();
      get("/health/live");
      millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      TimeUnit.MILLISECONDS.sleep(20);
    }
    long waited = System.nanoTime() - begin;
    assertThat(state(one, NoticeKind.STARTED)).isEqualTo("[RETRIED, RETRIED]");
    // Whoever waits for the SDK waits for nearly all of it; a busy machine delays a single answer by less.
    assertThat(Collections.max(millis)).as("slowest answer while the SDK waits, ms").isLessThan(TimeUnit.NANOSECONDS.toMillis(waited) / 2);
    assertThat(millis.stream().sorted().toList().get(millis.size() / 2)).as("an answer while the SDK waits, ms: " + millis).isLessThan(500);
    assertThat(get("/metrics")).contains("doudi_push_tries_total").contains("state=\"retried\"").contains("doudi_push_waiting_seconds");
  }

  private static String get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(app.base() + path)).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void nightIsQuietButForWhatIsUrgentAndForWhoeverWantsIt() throws Exception {
    Case quiet = Case.calledFor(residentWith("night-phone-quiet"));
    Case awake = Case.calledFor(residentWith("night-phone-awake"));
    awake.resident.put("/v1/me/notice-preferences", new JsonObject().put("quietHours", false)).expect(200);
    eventually("work began", () -> google.messages().size() == 2);
    quiet.ask();
    awake.ask();
    told(quiet, 3);
    told(awake, 3);
    app.clock().set(Instant.parse("2026-11-20T15:00:00Z"));
    eventually("who wants it is told at eleven", () -> google.messagesTo("night-phone-awake").size() == 2);
    eventually("the other waits for eight", () -> Instant.parse("2026-11-21T00:00:00Z")
        .equals(notice(quiet, NoticeKind.QUESTION).getDate("pushAt").toInstant()));
    app.clock().set(Instant.parse("2026-11-21T00:00:00Z"));
    eventually("and is told then", () -> google.messagesTo("night-phone-quiet").size() == 2);
  }

  @Test
  void anHourWithoutFcmLosesNothing() throws Exception {
    google.setDown(true);
    int people = 30;
    var cases = new ArrayList<Case>();
    for (int i = 0; i < people; i++) cases.add(Case.calledFor(residentWith("hour-phone-" + i)));
    for (Case one : cases) told(one, 2);
    for (int minute = 0; minute < 60; minute += 2) {
      app.clock().advance(Duration.ofMinutes(2));
      TimeUnit.MILLISECONDS.sleep(120);
    }
    assertThat(google.messages()).isEmpty();
    google.setDown(false);
    for (int i = 0; i < 40 && google.messages().stream().map(one -> one.getString("token")).filter(one -> one.startsWith("hour-"))
        .distinct().count() < people; i++) {
      app.clock().advance(Duration.ofMinutes(1));
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(google.messages().stream().map(one -> one.getString("token")).filter(one -> one.startsWith("hour-")).distinct())
        .hasSize(people);
  }

  @Test
  void manyComplaintsAtOnceAreOnePushThatSaysHowMany() throws Exception {
    Visitor busy = residentWith("busy-phone-0001");
    busy.put("/v1/me/notice-preferences", new JsonObject().put("language", "en").put("push", new JsonObject().put("started", false)))
        .expect(200);
    for (int i = 0; i < 5; i++) Case.calledFor(busy).ask();
    eventually("the inbox has it", () -> busy.get("/v1/me/notices?limit=100").items().size() == 15);
    app.clock().advance(GATHERED);
    eventually("one push", () -> google.messagesTo("busy-phone-0001").size() == 1);
    JsonObject message = google.messagesTo("busy-phone-0001").get(0);
    assertThat(message.getJsonObject("notification").getString("body")).isEqualTo("You have 5 new notices. Open to read.");
    assertThat(message.containsKey("data")).isFalse();
  }

  @Test
  void aPhoneBelongsToOnePersonAndAPersonHasAtMostTwenty() throws Exception {
    Visitor first = residentWith("shared-phone-01");
    Visitor second = residentWith("shared-phone-01");
    first.send("DELETE", "/v1/me/devices/shared-phone-01", null).expect(204);
    Case.calledFor(first);
    Case.calledFor(second);
    eventually("the second hears", () -> google.messagesTo("shared-phone-01").size() == 1);
    Visitor many = app.resident();
    for (int i = 0; i < 50; i++) {
      many.send("PUT", "/v1/me/devices/many-phone-%02d".formatted(i), null).expect(204);
      app.clock().advance(Duration.ofMillis(5));
    }
    Case.calledFor(many);
    eventually("twenty hear", () -> google.messages().stream().filter(one -> one.getString("token").startsWith("many-")).count() == 20);
    assertThat(google.messages().stream().map(one -> one.getString("token")).filter(one -> one.startsWith("many-")).sorted().findFirst())
        .contains("many-phone-30");
  }
}
