package doudi.complaint;

import static doudi.complaint.Desks.HALL;
import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.hotspot.HotspotDesk;
import doudi.hotspot.Period;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Language;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every stored event is told at least once, whatever broke between the write and the telling. */
class FeedTest {
  private static final Duration FORGOTTEN = Duration.ofSeconds(16);
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private Desks desks;
  private Caller clerk;
  private final List<Integer> heard = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
    clerk = desks.clerk("clerk-1", HALL);
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  private BsonDocument document(Complaint complaint) {
    return desks.documents().stream().filter(one -> one.getString("_id").getValue().equals(complaint.id().value())).findFirst()
        .orElseThrow();
  }

  /** Written, and then the program died. */
  private Complaint releasedByADyingNode(Complaint called) {
    return await(desks.store.save(called, new ComplaintEvent.Released(desks.clock.instant(), Actor.of(clerk))));
  }

  private void listen() {
    desks.feed.listen(complaint -> {
      heard.add(complaint.version());
      return Future.succeededFuture();
    });
  }

  @Test
  void whatWasWrittenButNeverToldIsToldByTheSweep() {
    desks.file("r1", Desks.words("没办成"));
    Complaint called = desks.callNext(clerk, HALL);
    desks.settle();
    assertThat(document(called)).doesNotContainKey("untoldAt").containsEntry("told", document(called).get("version"));
    Complaint written = releasedByADyingNode(called);
    listen();
    assertThat(document(written)).containsKey("untoldAt");
    desks.swept();
    assertThat(heard).as("its writer may still be about to tell it").isEmpty();
    desks.clock.advance(FORGOTTEN);
    desks.swept();
    assertThat(heard).containsExactly(written.version());
    assertThat(document(written)).doesNotContainKey("untoldAt").containsEntry("told", document(written).get("version"));
    desks.swept();
    assertThat(heard).hasSize(1);
  }

  @Test
  void itIsSettledWhenAllThatIsBeingToldHasBeenOrCouldNotBe() {
    Complaint filed = desks.file("r1", Desks.words("没办成"));
    desks.settle();
    List<Promise<Void>> slow = List.of(Promise.promise(), Promise.promise());
    var feed = new ComplaintFeed(desks.store);
    feed.listen(complaint -> slow.get(heard.size() - 1).future());
    for (int i = 0; i < slow.size(); i++) {
      heard.add(i);
      feed.tell(filed);
    }
    var settled = feed.settled();
    slow.get(0).fail("refused");
    assertThat(settled.isComplete()).isFalse();
    slow.get(1).complete();
    assertThat(settled.succeeded()).isTrue();
    assertThat(feed.settled().succeeded()).as("nothing is left").isTrue();
  }

  @Test
  void aFilingThatWasNeverToldIsCountedAfterTheSweep() {
    Complaint source = desks.file("r1", Desks.words("没办成"));
    desks.settle();
    Filing filing = source.filing();
    var twin = new Filing(filing.narrative(), null, null, null, null, filing.districtId(), Attempt.UNTOLD, List.of(), null, "r2", null,
        "resident:r2:k", false);
    await(desks.store.add(Complaint.replay(new ComplaintId("twin"),
        List.of(new ComplaintEvent.Filed(source.filedAt(), new Actor("resident", "r2"), twin), source.history().get(1)))));
    assertThat(counted()).isEqualTo(1);
    desks.clock.advance(FORGOTTEN);
    desks.swept();
    assertThat(counted()).isEqualTo(2);
  }

  private int counted() {
    var auditor = new Caller(Role.AUDITOR, "auditor-1", Set.of(), null, Set.of(), Set.of(), Optional.empty(), Language.ZH);
    var filter = new HotspotDesk.Filter(new Period(DAY, DAY), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return desks.hotspots.list(auditor, filter, Desks.SCORE, Optional.empty(), 10).items().stream().mapToInt(one -> one.tally().complaints()).sum();
  }

  @Test
  void whatWasToldAndNotCountedByADyingNodeIsCountedByTheNextOne() {
    Complaint filed = desks.file("r1", Desks.words("没办成"));
    await(desks.projection.told(filed));
    await(desks.feed.markTold());
    assertThat(document(filed)).doesNotContainKey("untoldAt");
    assertThat(await(desks.board.isCounted(DAY.minusDays(1)))).as("the day before").isTrue();
    assertThat(await(desks.board.isCounted(DAY))).isFalse();
    desks.clock.advance(Duration.ofMillis(1));
    Desks next = desks.anotherNode();
    await(next.projection.recountForgotten());
    assertThat(await(next.board.isCounted(DAY))).isTrue();
    assertThat(await(next.projection.recountAll())).isEmpty();
    await(desks.board.refresh());
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void aLivingNodeCountsItsOwnAndAfterAWhileWhatAnotherLeft() {
    Desks other = desks.anotherNode();
    await(desks.projection.told(desks.file("r1", Desks.words("没办成"))));
    await(other.projection.recountForgotten());
    assertThat(await(other.board.isCounted(DAY))).as("the first may still be about to count it").isFalse();
    desks.clock.advance(Duration.ofSeconds(31));
    await(desks.projection.recountForgotten());
    assertThat(await(desks.board.isCounted(DAY))).as("its own it counts with its next round").isFalse();
    await(other.projection.recountForgotten());
    assertThat(await(other.board.isCounted(DAY))).isTrue();
    await(desks.projection.recountTouched());
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void whatChangesWhileItIsCountedIsCountedOnceMore() {
    Complaint first = desks.file("r1", Desks.words("没办成"));
    await(desks.projection.told(first));
    Future<Void> round = desks.projection.recountTouched();
    Complaint second = desks.file("r2", Desks.words("没办成"));
    await(desks.projection.told(second));
    await(round);
    await(desks.projection.recountTouched());
    assertThat(await(desks.board.isCounted(DAY))).isTrue();
    assertThat(await(desks.projection.recountAll())).isEmpty();
  }

  @Test
  void aListenerThatFailedIsToldAgainAndTheOthersAreNotHarmed() {
    var failures = new AtomicInteger(1);
    desks.feed.listen(complaint -> {
      if (failures.getAndDecrement() > 0) throw new IllegalStateException("broken");
      heard.add(complaint.version());
      return Future.succeededFuture();
    });
    Complaint filed = desks.file("r1", Desks.words("没办成"));
    desks.settle();
    assertThat(heard).isEmpty();
    assertThat(counted()).isEqualTo(1);
    assertThat(document(filed)).containsKey("untoldAt");
    desks.clock.advance(FORGOTTEN);
    desks.swept();
    assertThat(heard).containsExactly(filed.version());
    assertThat(counted()).isEqualTo(1);
    assertThat(document(filed)).doesNotContainKey("untoldAt");
  }

  @Test
  void toldTwiceIsAsToldOnce() {
    Complaint filed = desks.file("r1", Desks.words("没办成"));
    desks.settle();
    for (int i = 0; i < 3; i++) desks.feed.tell(filed);
    desks.settle();
    assertThat(counted()).isEqualTo(1);
    assertThat(await(desks.projection.recountAll())).isEmpty();
    assertThat(await(desks.complaints.position(filed))).contains(1);
  }

  @Test
  void anEventWrittenWhileTheOneBeforeIsMarkedKeepsItsOwnMark() {
    desks.file("r1", Desks.words("没办成"));
    Complaint called = desks.callNext(clerk, HALL);
    await(desks.projection.recountTouched());
    Complaint newer = releasedByADyingNode(called);
    await(desks.feed.markTold());
    assertThat(document(newer)).containsKey("untoldAt").doesNotContainEntry("told", document(newer).get("version"));
    listen();
    desks.clock.advance(FORGOTTEN);
    desks.swept();
    assertThat(heard).containsExactly(newer.version());
  }

  @Test
  void aListenerThatKeepsFailingDoesNotKeepTheSweepFromItsOtherWork() throws Exception {
    for (int i = 0; i < 500; i++) desks.file("r1", Desks.words("没办成"));
    desks.settle();
    desks.feed.listen(complaint -> Future.failedFuture("its store is full"));
    await(desks.mongo.first(desks.database.getCollection("complaints").updateMany(new BsonDocument(),
        new BsonDocument("$set", new BsonDocument("untoldAt", ComplaintCodec.time(desks.clock.instant()))))));
    desks.clock.advance(Duration.ofDays(4));
    assertThat(await(desks.sweep.sweep())).isEqualTo(500);
  }
}
