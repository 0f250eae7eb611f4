package doudi.queue;

import static doudi.complaint.Desks.HALL;
import static doudi.complaint.Desks.await;
import static doudi.complaint.Desks.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Attempt;
import doudi.complaint.Complaint;
import doudi.complaint.Desks;
import doudi.complaint.FilingDesk;
import doudi.complaint.NewComplaint;
import doudi.identity.Caller;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A window's queue: its order, its pages while it moves, and the place that a resident is told. */
class QueueTest {
  private static final List<String> SERVICES = List.of("housing-subsidy", "social-card", "personal-file-transfer");
  private static final Comparator<Complaint> AS_DECIDED = Comparator.<Complaint, Instant>comparing(one -> one.deadlines().resolution())
      .thenComparing(one -> one.filing().needs().isEmpty())
      .thenComparing(one -> -one.filing().attempt().tries())
      .thenComparing(Complaint::filedAt)
      .thenComparing(one -> one.id().value());
  private Desks desks;
  private Caller clerk;
  private Caller supervisor;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
    clerk = desks.clerk("clerk-1", HALL);
    supervisor = desks.supervisor("super-1");
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  /** All to one window: partners that push residents in circles are the city hall's. */
  private FilingDesk.Filed file(Random random) {
    desks.clock.advance(Duration.ofMillis(random.nextInt(3) * random.nextInt(30_000_000)));
    var wanted = new NewComplaint("互相推", SERVICES.get(random.nextInt(3)), null, "sent-in-circles", null,
        new Attempt(null, null, null, 1 + random.nextInt(3)), random.nextInt(3) == 0 ? List.of("ramp") : List.of(), null);
    return await(desks.filing.file(Desks.resident("r"), wanted, Optional.of("key-" + random.nextLong())));
  }

  private List<Complaint> fileMany(int count, long seed) {
    var random = new Random(seed);
    var filed = new ArrayList<Complaint>();
    for (int i = 0; i < count; i++) filed.add(file(random).complaint());
    return filed;
  }

  private List<Complaint> queue() {
    return await(desks.queue.page(clerk, HALL, Optional.empty(), 1_000)).items();
  }

  private static List<String> ids(List<Complaint> complaints) {
    return complaints.stream().map(one -> one.id().value()).toList();
  }

  @Test
  void theOrderIsDeadlineThenNeedsThenTriesThenAge() {
    List<Complaint> filed = fileMany(120, 7);
    assertThat(filed).extracting(Complaint::windowId).containsOnly(HALL);
    assertThat(ids(queue())).isEqualTo(ids(filed.stream().sorted(AS_DECIDED).toList()));
  }

  @Test
  void callingTakesThemInThatOrder() {
    List<String> order = ids(fileMany(40, 8).stream().sorted(AS_DECIDED).toList());
    var called = new ArrayList<String>();
    for (int i = 0; i < 40; i++) called.add(desks.callNext(clerk, HALL).id().value());
    assertThat(called).isEqualTo(order);
    assertThat(await(desks.queue.callNext(clerk, HALL))).isEmpty();
  }

  @Test
  void pagesNeitherRepeatNorLoseWhileOthersCallAndFile() {
    var random = new Random(9);
    Set<String> waitedThroughout = new HashSet<>(ids(fileMany(100, 10)));
    var seen = new ArrayList<String>();
    Optional<Cursor> at = Optional.empty();
    do {
      Page<Complaint> page = await(desks.queue.page(clerk, HALL, at, 7));
      seen.addAll(ids(page.items()));
      at = page.next();
      waitedThroughout.remove(desks.callNext(clerk, HALL).id().value());
      Complaint named = queue().get(random.nextInt(10));
      waitedThroughout.remove(await(desks.queue.call(clerk, HALL, named.id())).id().value());
      file(random);
    } while (at.isPresent());
    assertThat(seen).doesNotHaveDuplicates().containsAll(waitedThroughout);
  }

  @Test
  void thePlaceToldIsThePlaceInTheQueueAtFilingAndAfterCalls() {
    var random = new Random(11);
    for (int i = 0; i < 60; i++) {
      FilingDesk.Filed filed = file(random);
      assertThat(filed.position()).contains(ids(queue()).indexOf(filed.complaint().id().value()) + 1);
      if (random.nextInt(4) > 0) continue;
      desks.callNext(clerk, HALL);
      desks.settle();
    }
    List<Complaint> waiting = queue();
    for (int i = 0; i < waiting.size(); i++) assertThat(await(desks.complaints.position(waiting.get(i)))).contains(i + 1);
    Complaint called = desks.callNext(clerk, HALL);
    assertThat(await(desks.complaints.position(called))).isEmpty();
    assertThat(await(desks.complaints.position(waiting.get(1)))).contains(1);
  }

  @Test
  void thePlaceIsExactTo200AndThenMoreThan200() {
    for (int i = 0; i < 204; i++) {
      desks.clock.advance(Duration.ofMillis(1));
      FilingDesk.Filed filed = await(desks.filing.file(Desks.resident("r"), Desks.words("点不开"), Optional.of("key-" + i)));
      assertThat(filed.position()).contains(Math.min(i + 1, 201));
    }
    List<Complaint> waiting = queue();
    for (int place : new int[] {1, 199, 200, 201, 202, 204}) assertThat(await(desks.complaints.position(waiting.get(place - 1))))
        .contains(Math.min(place, 201));
    for (int i = 0; i < 10; i++) desks.callNext(clerk, HALL);
    desks.settle();
    assertThat(await(desks.complaints.position(waiting.get(203)))).contains(194);
    desks.clock.advance(Duration.ofMillis(1));
    assertThat(await(desks.filing.file(Desks.resident("r"), Desks.words("点不开"), Optional.of("one-more"))).position()).contains(195);
  }

  @Test
  void thePlaceToldIsRightAlsoWhenASupervisorTookOneElsewhere() {
    List<Complaint> three = List.of(desks.file("r1", Desks.words("一")), desks.file("r2", Desks.words("二")), desks.file("r3",
        Desks.words("三")));
    desks.settle();
    await(desks.complaints.transfer(supervisor, three.get(0).id(), Optional.empty(), "w-data", "归那边管"));
    desks.settle();
    desks.clock.advance(Duration.ofMillis(1));
    assertThat(await(desks.filing.file(Desks.resident("r4"), Desks.words("四"), Optional.of("key-4"))).position()).contains(3);
  }

  @Test
  void thePlaceToldIsRightAlsoWhenAnotherNodeFiledAndCalled() {
    Desks other = desks.anotherNode();
    for (int i = 0; i < 5; i++) other.file("r1", Desks.words("没办成"));
    await(desks.lines.refresh(List.of(HALL)));
    other.callNext(clerk, HALL);
    await(desks.lines.refreshPace());
    desks.clock.advance(Duration.ofMillis(1));
    assertThat(await(desks.filing.file(Desks.resident("r2"), Desks.words("二"), Optional.of("key-2"))).position()).contains(5);
  }

  @Test
  void aDisputeIsForASupervisorOtherThanTheOneWhoResolvedIt() {
    Complaint one = desks.file("r1", Desks.words("没办成"));
    desks.resolve(clerk, desks.callNext(clerk, HALL));
    dispute(one);
    assertThat(await(desks.queue.callNext(clerk, HALL))).isEmpty();
    assertThat(refusal(desks.queue.call(clerk, HALL, one.id()))).isEqualTo("not-yours-to-do");
    desks.resolve(supervisor, desks.callNext(supervisor, HALL));
    dispute(one);
    assertThat(await(desks.queue.callNext(supervisor, HALL))).isEmpty();
    assertThat(refusal(desks.queue.call(supervisor, HALL, one.id()))).isEqualTo("not-yours-to-do");
    assertThat(desks.callNext(desks.supervisor("super-2"), HALL).id()).isEqualTo(one.id());
  }

  @Test
  void aSupervisorIsNotGivenWhatClerksServe() {
    Complaint one = desks.file("r1", Desks.words("没办成"));
    assertThat(await(desks.queue.callNext(supervisor, HALL))).isEmpty();
    assertThat(refusal(desks.queue.call(supervisor, HALL, one.id()))).isEqualTo("not-yours-to-do");
    assertThat(refusal(desks.queue.call(clerk, HALL, one.id()))).isEmpty();
    assertThat(refusal(desks.queue.call(desks.clerk("clerk-2", HALL), HALL, one.id()))).isEqualTo("taken");
  }

  private void dispute(Complaint complaint) {
    await(desks.complaints.confirm(Desks.resident("r1"), complaint.id(), Optional.empty(), "not-done", "还是不行"));
  }

  @Test
  void whoDoesNotWorkThereLearnsNothing() {
    Complaint one = desks.file("r1", Desks.words("没办成"));
    Caller elsewhere = desks.clerk("clerk-9", "w-data");
    assertThat(refusal(desks.cities.refresh().compose(go -> desks.queue.page(elsewhere, HALL, Optional.empty(), 10))))
        .isEqualTo("not-found");
    assertThat(refusal(desks.cities.refresh().compose(go -> desks.queue.callNext(elsewhere, HALL)))).isEqualTo("not-found");
    assertThat(refusal(desks.cities.refresh().compose(go -> desks.queue.call(elsewhere, HALL, one.id())))).isEqualTo("not-found");
    assertThat(refusal(desks.queue.call(elsewhere, "w-data", one.id()))).isEqualTo("not-found");
  }
}
