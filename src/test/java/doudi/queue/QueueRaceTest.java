package doudi.queue;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.catalog.Name;
import doudi.complaint.Actor;
import doudi.complaint.Attempt;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintId;
import doudi.complaint.ComplaintStore;
import doudi.complaint.Deadlines;
import doudi.complaint.Filing;
import doudi.plumbing.MongoFutures;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sixteen clerks of one window call over HTTP, all at once, until nobody waits. */
class QueueRaceTest {
  private static final String HALL = "w-city-hall";
  private static final int WAITING = 2_000;
  private static final int CLERKS = 16;
  private static RunningApp app;
  private static ComplaintStore store;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    store = new ComplaintStore(new MongoFutures(app.vertx()), app.database(), new byte[32]);
    var random = new Random(1);
    for (int batch = 0; batch < WAITING; batch += 200) {
      var added = IntStream.range(batch, batch + 200).mapToObj(i -> store.add(complaint(i, random))).toList();
      Future.all(added).await(20, TimeUnit.SECONDS);
    }
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  private static Complaint complaint(int number, Random random) {
    Instant filed = RunningApp.FRIDAY_MORNING.minusMillis(random.nextInt(1_000_000));
    Instant due = filed.plus(Duration.ofDays(1 + random.nextInt(5)));
    var filing = new Filing("第" + number + "件", null, null, null, null, "anhe", new Attempt(null, null, null, 1 + random.nextInt(3)),
        random.nextBoolean() ? List.of("ramp") : List.of(), null, "resident-" + number, null, "key-" + number, false);
    return Complaint.replay(new ComplaintId("c-" + number), List.of(new ComplaintEvent.Filed(filed, new Actor("resident",
        "resident-" + number), filing),
        new ComplaintEvent.Routed(filed, Actor.SYSTEM, HALL, "city-fallback", new Name("兜底", "fallback"), new Deadlines(due, due, due,
            null, null, null))));
  }

  private static Visitor newClerk(int number) {
    var account = new JsonObject().put("account", "racing-clerk-" + number).put("password", "a long enough password " + number);
    app.staff("admin-city").post("/v1/accounts", account.copy().put("role", "clerk").put("windowIds", new JsonArray().add(HALL)))
        .expect(201);
    return app.bearer(app.anonymous().post("/v1/sign-ins", account).expect(200).text("token"));
  }

  private static List<String> callUntilNobodyWaits(Visitor clerk) {
    var called = new ArrayList<String>();
    while (true) {
      Reply reply = clerk.post("/v1/windows/" + HALL + "/calls", new JsonObject());
      if (reply.status() == 204) return called;
      assertThat(reply.expect(200).text("heldBy")).isEqualTo("me");
      called.add(reply.id());
    }
  }

  @Test
  void nobodyGetsWhatAnotherHoldsNobodyIsLostAndTheMostUrgentComeFirst() throws Exception {
    List<String> order = store.queue(HALL, Optional.empty(), WAITING).await(20, TimeUnit.SECONDS).stream().map(one -> one.id().value())
        .toList();
    assertThat(order).hasSize(WAITING);
    List<Visitor> clerks = IntStream.range(0, CLERKS).mapToObj(QueueRaceTest::newClerk).toList();
    var threads = Executors.newFixedThreadPool(CLERKS);
    List<List<String>> hauls = clerks.stream().map(clerk -> CompletableFuture.supplyAsync(() -> callUntilNobodyWaits(clerk), threads))
        .toList()
        .stream().map(CompletableFuture::join).toList();
    threads.shutdown();
    assertThat(hauls.stream().flatMap(List::stream)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(order);
    for (List<String> haul : hauls) assertThat(haul.stream().map(order::indexOf)).isSorted();
    assertThat(hauls).filteredOn(haul -> haul.size() > 20).as("clerks who got their share").hasSizeGreaterThan(CLERKS / 2);
    assertThat(store.queue(HALL, Optional.empty(), 1).await(5, TimeUnit.SECONDS)).isEmpty();
  }
}
