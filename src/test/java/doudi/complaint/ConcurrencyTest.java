package doudi.complaint;

import static doudi.complaint.Desks.HALL;
import static doudi.complaint.Desks.await;
import static doudi.complaint.Desks.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.identity.Caller;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two people at the same complaint at the same moment: one of them is first, the other is told, and nothing is half done. */
class ConcurrencyTest {
  private static final Optional<String> ANY = Optional.empty();
  private static final Set<String> LOST = Set.of("wrong-state", "changed-meanwhile", "taken");
  private static final Caller RESIDENT = Desks.resident("r1");
  private static Desks desks;
  private static Caller clerk;

  @BeforeAll
  static void open() throws Exception {
    desks = Desks.open();
    clerk = desks.clerk("clerk-1", HALL);
  }

  @AfterAll
  static void close() throws Exception {
    desks.close();
  }

  private static Complaint held() {
    Complaint filed = desks.file("r1", Desks.words("没办成"));
    return await(desks.queue.call(clerk, HALL, filed.id()));
  }

  /** Both at once; which one is started first alternates. The refusal of each, empty for the winner. */
  private static List<String> race(boolean swapped, Supplier<Future<Complaint>> one, Supplier<Future<Complaint>> other) {
    var started = new ArrayList<Future<Complaint>>();
    (swapped ? List.of(other, one) : List.of(one, other)).forEach(act -> started.add(act.get()));
    List<String> ends = started.stream().map(Desks::refusal).toList();
    return swapped ? List.of(ends.get(1), ends.get(0)) : ends;
  }

  @Test
  void aWithdrawalAndAResolutionNeverBothHappen() {
    var winners = new HashSet<String>();
    for (int i = 0; i < 500; i++) {
      Complaint held = held();
      List<String> ends = race(i % 2 == 0, () -> desks.complaints.withdraw(RESIDENT, held.id(), ANY, null),
          () -> desks.complaints.resolve(clerk, held.id(), ANY, Desks.done("login")));
      assertThat(ends).containsOnlyOnce("").containsAnyElementsOf(LOST);
      Complaint after = desks.find(held);
      assertThat(after.status()).isEqualTo(ends.get(0).isEmpty() ? ComplaintStatus.WITHDRAWN : ComplaintStatus.RESOLVED);
      assertThat(after.version()).isEqualTo(held.version() + 1);
      winners.add(after.status().code());
    }
    assertThat(winners).containsExactlyInAnyOrder("withdrawn", "resolved");
  }

  @Test
  void ofTwoClerksWhoCallTheSameOneOneIsToldThatItIsTaken() {
    Caller colleague = desks.clerk("clerk-2", HALL);
    for (int i = 0; i < 100; i++) {
      Complaint filed = desks.file("r1", Desks.words("没办成"));
      List<String> ends = race(i % 2 == 0, () -> desks.queue.call(clerk, HALL, filed.id()), () -> desks.queue.call(colleague, HALL,
          filed.id()));
      assertThat(ends).containsExactlyInAnyOrder("", "taken");
      assertThat(desks.find(filed).heldBy()).contains(ends.get(0).isEmpty() ? "clerk-1" : "clerk-2");
    }
  }

  @Test
  void theResidentsTwoDevicesDoNotConfirmAndDisputeAtOnce() {
    for (int i = 0; i < 60; i++) {
      Complaint told = desks.resolve(clerk, held());
      List<String> ends = race(i % 2 == 0, () -> desks.complaints.confirm(RESIDENT, told.id(), ANY, "done", null),
          () -> desks.complaints.confirm(RESIDENT, told.id(), ANY, "not-done", null));
      assertThat(ends.stream().filter(String::isEmpty)).hasSize(1);
      assertThat(desks.find(told).isDisputed()).isEqualTo(ends.get(1).isEmpty());
    }
  }

  @Test
  void twoSupervisorsExtendOnceAndNobodyRatesTwice() {
    for (int i = 0; i < 40; i++) {
      Complaint held = held();
      List<String> extended = race(i % 2 == 0, () -> desks.complaints.extend(desks.supervisor("super-1"), held.id(), ANY, "要等省里"),
          () -> desks.complaints.extend(desks.supervisor("super-2"), held.id(), ANY, "要等省里"));
      assertThat(extended).containsOnlyOnce("");
      desks.resolve(clerk, held);
      List<String> rated = race(i % 2 == 0, () -> desks.complaints.rate(RESIDENT, held.id(), ANY, 1, null, null),
          () -> desks.complaints.rate(RESIDENT, held.id(), ANY, 5, null, null));
      assertThat(rated).containsOnlyOnce("");
      assertThat(desks.find(held).rating().orElseThrow().grade()).isEqualTo(rated.get(0).isEmpty() ? 1 : 5);
    }
  }

  @Test
  void whoNamesTheVersionTheyReadChangesNothingThatHasMovedOn() {
    Complaint held = held();
    for (String other : List.of("\"1\"", "\"99\"", "3", "\"3", "\"x\"", "W/\"2\"", "\"3\", \"4\"")) {
      assertThat(refusal(desks.complaints.ask(clerk, held.id(), Optional.of(other), "哪天？"))).as(other).isEqualTo("changed-meanwhile");
    }
    assertThat(desks.find(held).version()).isEqualTo(3);
    assertThat(await(desks.complaints.ask(clerk, held.id(), Optional.of("\"3\""), "哪天？")).version()).isEqualTo(4);
    assertThat(await(desks.complaints.answer(RESIDENT, held.id(), Optional.of("*"), "周五")).version()).isEqualTo(5);
    assertThat(await(desks.complaints.release(clerk, held.id(), Optional.of("W/\"5\""))).version()).isEqualTo(6);
  }
}
