package doudi.complaint;

import static doudi.complaint.Desks.HALL;
import static doudi.complaint.Desks.await;
import static doudi.complaint.Desks.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import doudi.calendar.Stage;
import doudi.identity.Caller;
import doudi.plumbing.LeaseStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time alone does: at the right instant, to all of them, once, and by however many nodes. */
class SweepTest {
  private static final Optional<String> ANY = Optional.empty();
  private Desks desks;
  private Caller clerk;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
    clerk = desks.clerk("clerk-1", HALL);
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  private Complaint file() {
    desks.clock.advance(Duration.ofMillis(1));
    return desks.file("r1", Desks.words("没办成"));
  }

  private Complaint sweptAt(Instant instant, Complaint complaint) {
    desks.clock.set(instant);
    desks.swept();
    return desks.find(complaint);
  }

  private static List<String> types(Complaint complaint) {
    return complaint.history().stream().map(ComplaintEvent::type).toList();
  }

  @Test
  void silenceFallsWhenTheTenthWorkingDayEndsAndNotASecondEarlier() {
    Complaint told = desks.resolve(clerk, desks.callNext(clerk, file().windowId()));
    Instant end = told.deadlines().confirmation();
    assertThat(end).isEqualTo(Instant.parse("2026-12-04T09:00:00Z"));
    assertThat(sweptAt(end.minusSeconds(1), told).status()).isEqualTo(ComplaintStatus.RESOLVED);
    Complaint silent = sweptAt(end, told);
    assertThat(silent.status()).isEqualTo(ComplaintStatus.UNCONFIRMED);
    assertThat(refusal(desks.complaints.confirm(Desks.resident("r1"), told.id(), ANY, "not-done", null))).isEqualTo("wrong-state");
    assertThat(refusal(desks.complaints.confirm(Desks.resident("r1"), told.id(), ANY, "done", null))).isEqualTo("wrong-state");
    assertThat(desks.swept()).isZero();
  }

  @Test
  void aLeaseEndsWhenItEndsAndTheNextCallGetsTheComplaint() {
    Complaint held = desks.callNext(clerk, file().windowId());
    Instant end = held.leaseEnds().orElseThrow();
    assertThat(sweptAt(end.minusMillis(1), held).isHeldBy("clerk-1")).isTrue();
    Complaint back = sweptAt(end, held);
    assertThat(back.status()).isEqualTo(ComplaintStatus.WAITING);
    assertThat(refusal(desks.complaints.resolve(clerk, held.id(), ANY, Desks.done("login")))).isEqualTo("wrong-state");
    Caller colleague = desks.clerk("clerk-2", HALL);
    assertThat(desks.callNext(colleague, HALL).isHeldBy("clerk-2")).isTrue();
    assertThat(desks.find(held).deadlines().resolution()).isEqualTo(held.deadlines().resolution());
  }

  @Test
  void aQuestionThatNobodyAnswersEndsAndTheClockGoesOn() {
    Complaint held = desks.callNext(clerk, file().windowId());
    Complaint asked = await(desks.complaints.ask(clerk, held.id(), ANY, "哪一天？"));
    Instant end = asked.deadlines().answer();
    assertThat(desks.json.json(Desks.resident("r1"), asked, Optional.empty()).getString("pausedSince")).isEqualTo(desks.clock.instant()
        .toString());
    assertThat(sweptAt(end.minusSeconds(1), asked).status()).isEqualTo(ComplaintStatus.AWAITING_RESIDENT);
    Complaint back = sweptAt(end, asked);
    assertThat(back.status()).isEqualTo(ComplaintStatus.WAITING);
    assertThat(back.pausedSince()).isEmpty();
    assertThat(back.escalated()).isEmpty();
    assertThat(back.deadlines().resolution()).isAfter(asked.deadlines().resolution());
    assertThat(back.isOverdue(desks.clock.instant())).isFalse();
    assertThat(desks.callNext(clerk, HALL).id()).isEqualTo(held.id());
  }

  @Test
  void everyBrokenPromiseIsEscalatedOnceAlsoOfOneThatNobodyCalled() {
    Complaint untouched = file();
    Instant first = untouched.deadlines().firstContact();
    assertThat(sweptAt(first.minusSeconds(1), untouched).escalated()).isEmpty();
    assertThat(sweptAt(first, untouched).escalated()).containsExactly(Stage.FIRST_CONTACT);
    Complaint late = sweptAt(untouched.deadlines().resolution().plus(Duration.ofDays(300)), untouched);
    assertThat(types(late)).containsExactly("Filed", "Routed", "Escalated", "Escalated");
    assertThat(late.escalated()).containsExactlyInAnyOrder(Stage.FIRST_CONTACT, Stage.RESOLUTION);
    assertThat(desks.swept()).isZero();
  }

  @Test
  void aDisputeThatNobodyAnswersIsEscalatedAndAnotherOneAgain() {
    Complaint one = file();
    for (int round = 1; round <= 2; round++) {
      Caller who = round == 1 ? clerk : desks.supervisor("super-1");
      desks.resolve(who, desks.callNext(who, HALL));
      Complaint disputed = await(desks.complaints.confirm(Desks.resident("r1"), one.id(), ANY, "partly", null));
      assertThat(sweptAt(disputed.deadlines().disputeAnswer().minusSeconds(1), one).history()).hasSize(disputed.version());
      assertThat(types(sweptAt(disputed.deadlines().disputeAnswer(), one)).stream().filter("Escalated"::equals)).hasSize(round);
    }
  }

  @Test
  void aQuestionDuringADisputePausesTheAnswerThatIsOwed() {
    desks.resolve(clerk, desks.callNext(clerk, file().windowId()));
    Caller supervisor = desks.supervisor("super-1");
    Complaint one = desks.find(desks.codec.complaint(desks.documents().get(0)));
    Complaint disputed = await(desks.complaints.confirm(Desks.resident("r1"), one.id(), ANY, "partly", null));
    desks.callNext(supervisor, HALL);
    await(desks.complaints.ask(supervisor, one.id(), ANY, "哪一半没办成？"));
    desks.clock.advance(Duration.ofDays(7));
    Complaint answered = await(desks.complaints.answer(Desks.resident("r1"), one.id(), ANY, "发票那一半"));
    assertThat(answered.deadlines().disputeAnswer()).isEqualTo(disputed.deadlines().disputeAnswer().plus(Duration.ofDays(7)));
    assertThat(answered.deadlines().resolution()).isEqualTo(disputed.deadlines().resolution());
    assertThat(answered.isOverdue(desks.clock.instant())).isFalse();
    assertThat(desks.swept()).isZero();
  }

  @Test
  void fourHundredAndFiftyOverdueOnesAreEscalatedInOneRoundTheOldestDueFirst() {
    var all = new ArrayList<Complaint>();
    for (int i = 0; i < 450; i++) {
      desks.clock.advance(i % 50 == 0 ? Duration.ofHours(9) : Duration.ofMillis(1));
      all.add(desks.file("r1", Desks.words("没办成")));
    }
    desks.settle();
    var order = new ArrayList<Instant>();
    desks.feed.listen(complaint -> {
      order.add(complaint.deadlines().firstContact());
      return Future.succeededFuture();
    });
    desks.clock.set(all.stream().map(one -> one.deadlines().firstContact()).max(Comparator.naturalOrder()).orElseThrow());
    assertThat(desks.swept()).isEqualTo(450);
    assertThat(order).hasSize(450).isSorted();
    assertThat(desks.documents()).allMatch(document -> desks.codec.complaint(document).escalated().contains(Stage.FIRST_CONTACT));
  }

  @Test
  void twoNodesThatSweepTogetherDoNothingTwice() {
    Desks other = desks.anotherNode();
    for (int i = 0; i < 60; i++) file();
    desks.clock.advance(Duration.ofDays(40));
    Future<Integer> here = desks.sweep.sweep();
    Future<Integer> there = other.sweep.sweep();
    assertThat(await(here) + await(there)).isEqualTo(120);
    assertThat(desks.documents()).allMatch(document -> desks.codec.complaint(document).version() == 4);
  }

  @Test
  void evenWithoutTheLeaseAnEventIsWrittenOnce() {
    var others = List.of(desks.anotherNode(), desks.anotherNode());
    for (int i = 0; i < 40; i++) file();
    desks.clock.advance(Duration.ofDays(40));
    desks.feed.markTold();
    await(Future.all(others.stream().map(node -> everyone(node)).toList()));
    assertThat(desks.documents()).allMatch(document -> desks.codec.complaint(document).version() == 3);
  }

  /** What a node does that believes it holds the lease. */
  private Future<?> everyone(Desks node) {
    Instant now = desks.clock.instant();
    return node.store.due(now, 0, 100).compose(found -> Future.join(found.complaints().stream()
        .map(one -> node.store.save(one, one.due(now, one.deadlines().resolution()).orElseThrow()).otherwiseEmpty()).toList()));
  }

  @Test
  void aNodeThatDiedHalfWayIsFollowedByAnotherThatGoesOn() {
    for (int i = 0; i < 30; i++) file();
    desks.clock.advance(Duration.ofDays(40));
    Instant now = desks.clock.instant();
    await(new LeaseStore(desks.mongo, desks.database).take("sweep", now, Duration.ofSeconds(15)));
    for (Complaint one : await(desks.store.due(now, 0, 13)).complaints()) await(desks.store.save(one, one.due(now, now).orElseThrow()));
    Desks other = desks.anotherNode();
    assertThat(other.swept()).as("the dead node's lease still runs").isZero();
    desks.clock.advance(Duration.ofSeconds(16));
    assertThat(other.swept()).isEqualTo(60 - 13);
    assertThat(desks.documents()).allMatch(document -> desks.codec.complaint(document).version() == 4);
  }

  @Test
  void anExtensionBeforeItIsLateIsHonouredAndDoesNotBringASecondChance() {
    Complaint one = file();
    Instant first = one.deadlines().resolution();
    Complaint extended = await(desks.complaints.extend(desks.supervisor("super-1"), one.id(), ANY, "要等省里"));
    assertThat(sweptAt(first, one).escalated()).containsExactly(Stage.FIRST_CONTACT);
    assertThat(sweptAt(extended.deadlines().resolution(), one).escalated()).contains(Stage.RESOLUTION);
    assertThat(refusal(desks.complaints.extend(desks.supervisor("super-1"), one.id(), ANY, "再等等"))).isEqualTo("wrong-state");
  }

  /** As a node of an earlier version finds them after a later one has written. */
  private void damage(List<Complaint> some) {
    for (Complaint one : some) {
      await(desks.mongo.first(desks.database.getCollection("complaints").updateOne(Filters.eq("_id", one.id().value()),
          Updates.push("history", new Document("type", "Teleported")))));
    }
  }

  @Test
  void complaintsThatThisVersionCannotReadDoNotEndTheRoundForTheRest() {
    var all = new ArrayList<Complaint>();
    for (int i = 0; i < 460; i++) all.add(file());
    desks.settle();
    damage(all.subList(0, 230));
    desks.clock.set(all.get(459).deadlines().firstContact());
    assertThat(desks.swept()).isEqualTo(230);
    assertThat(desks.swept()).isZero();
    assertThat(desks.documents().stream().filter(document -> document.getArray("history").size() == 3 && document.containsKey("dueAt")))
        .as("what is due to them waits for a node that understands them").hasSizeGreaterThanOrEqualTo(230);
  }

  @Test
  void aComplaintThatCannotBeReadKeepsNobodyElseUntold() {
    var all = new ArrayList<Complaint>();
    for (int i = 0; i < 1_003; i++) all.add(file());
    desks.settle();
    damage(all.subList(0, 3));
    await(desks.mongo.first(desks.database.getCollection("complaints").updateMany(new Document(),
        Updates.set("untoldAt", ComplaintCodec.time(desks.clock.instant())))));
    desks.clock.advance(Duration.ofSeconds(16));
    assertThat(await(desks.feed.tellUntold(desks.clock.instant()))).isEqualTo(1_000);
    assertThat(desks.documents().stream().filter(document -> document.containsKey("untoldAt"))).hasSize(3);
  }

  @Test
  void aComplaintThatCannotBeReadCostsNobodyTheSightOfTheOthers() {
    var all = new ArrayList<Complaint>();
    for (int i = 0; i < 30; i++) all.add(file());
    damage(all.subList(3, 12));
    List<Complaint> first = await(desks.store.queue(HALL, Optional.empty(), 10));
    List<Complaint> rest = await(desks.store.queue(HALL, Optional.of(first.get(9).urgency()), 100));
    assertThat(first).as("a page and one more").hasSize(11);
    assertThat(rest).hasSize(11);
    assertThat(all.subList(12, 30)).extracting(Complaint::id).containsAll(rest.stream().map(Complaint::id).toList());
  }
}
