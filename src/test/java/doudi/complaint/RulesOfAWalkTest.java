package doudi.complaint;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import doudi.calendar.Stage;
import doudi.complaint.RandomWalk.Got;
import doudi.hotspot.HotspotProjection;
import doudi.identity.Access;
import doudi.support.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules that always hold, after residents, clerks, supervisors and the sweep have walked at random over the same complaints. */
class RulesOfAWalkTest {
  /** Where the photo comes and goes, and nothing else moves. */
  private static final Set<String> PHOTO = Set.of("PhotoAdded", "PhotoRemoved");
  private static final Set<String> OPEN = Set.of("waiting", "in-service", "awaiting-resident", "awaiting-department");
  private static final Map<String, Map<String, String>> DRAWN = Map.of(
      "waiting", Map.of("Called", "in-service", "Transferred", "waiting", "Withdrawn", "withdrawn", "Extended", "waiting", "Escalated",
          "waiting"),
      "in-service", Map.of("Released", "waiting", "LeaseEnded", "waiting", "Transferred", "waiting", "Asked", "awaiting-resident",
          "Referred",
          "awaiting-department", "Resolved", "resolved", "Withdrawn", "withdrawn", "Extended", "in-service", "Escalated", "in-service"),
      "awaiting-resident", Map.of("Answered", "in-service", "LeaseEnded", "waiting", "Transferred", "waiting", "Withdrawn", "withdrawn",
          "Extended", "awaiting-resident"),
      "awaiting-department", Map.of("Replied", "in-service", "Transferred", "waiting", "Withdrawn", "withdrawn", "Extended",
          "awaiting-department",
          "Escalated", "awaiting-department"),
      "resolved", Map.of("Confirmed", "confirmed", "Disputed", "waiting", "FellSilent", "unconfirmed", "Rated", "resolved"),
      "confirmed", Map.of("Rated", "confirmed"), "unconfirmed", Map.of("Rated", "unconfirmed"), "withdrawn", Map.of());
  private static final Set<String> RESIDENTS_OWN = Set.of("Filed", "Confirmed", "Disputed", "Rated", "Answered", "Withdrawn", "PhotoAdded",
      "PhotoRemoved");
  private static final List<RandomWalk> WALKS = new ArrayList<>();

  @BeforeAll
  static void walk() throws Exception {
    for (long seed : new long[] {1, System.nanoTime()}) WALKS.add(new RandomWalk(Desks.open(), seed).go(200));
    WALKS.add(new RandomWalk(Desks.open(), 2).go(60).rest());
  }

  @AfterAll
  static void close() throws Exception {
    for (RandomWalk walk : WALKS) walk.desks.close();
  }

  private static void everyComplaint(Consumer<Complaint> holds) {
    for (RandomWalk walk : WALKS) walk.complaints().forEach(complaint -> {
      try {
        holds.accept(complaint);
      } catch (AssertionError wrong) {
        throw new AssertionError("seed " + walk.seed + ", complaint " + types(complaint) + ": " + wrong.getMessage(), wrong);
      }
    });
  }

  private static List<String> types(Complaint complaint) {
    return complaint.history().stream().map(ComplaintEvent::type).toList();
  }

  @Test
  void everyHistoryIsAWayThroughTheDrawingAndEveryEventOccurs() {
    var seen = new TreeSet<String>();
    everyComplaint(complaint -> {
      seen.addAll(types(complaint));
      String state = "waiting";
      for (String event : types(complaint).subList(2, complaint.version())) {
        if (PHOTO.contains(event) && OPEN.contains(state)) continue;
        assertThat(DRAWN.get(state)).as("what may happen to a complaint that is " + state).containsKey(event);
        state = DRAWN.get(state).get(event);
      }
      assertThat(complaint.status().code()).isEqualTo(state);
    });
    assertThat(seen).hasSize(ComplaintEvent.class.getPermittedSubclasses().length);
  }

  @Test
  void eachIsInExactlyOneQueueOrHeldByOnePersonOrFurtherOn() {
    for (RandomWalk walk : WALKS) {
      Map<String, List<String>> queues = new HashMap<>();
      walk.desks.cities.current().windows().byId().keySet().forEach(window -> walk.queueOf(window)
          .forEach(id -> queues.computeIfAbsent(id, any -> new ArrayList<>()).add(window)));
      for (Complaint complaint : walk.complaints()) {
        boolean waits = complaint.status() == ComplaintStatus.WAITING;
        assertThat(queues.getOrDefault(complaint.id().value(), List.of())).isEqualTo(waits ? List.of(complaint.windowId()) : List.of());
        assertThat(complaint.heldBy().isPresent()).isEqualTo(complaint.status().isOpen() && !waits);
      }
    }
  }

  @Test
  void noTwoCallsGotTheSameComplaint() {
    for (RandomWalk walk : WALKS) {
      assertThat(walk.got).as("seed " + walk.seed).doesNotHaveDuplicates().hasSizeGreaterThan(20);
      var called = walk.complaints().stream().flatMap(complaint -> RandomWalk.steps(complaint).stream())
          .filter(step -> types(step).get(step.version() - 1).equals("Called")).map(step -> new Got(step.id(), step.version())).toList();
      assertThat(called).containsExactlyInAnyOrderElementsOf(walk.got);
    }
  }

  @Test
  void onlyTheResidentSaysWhatIsTheResidents() {
    WALKS.forEach(walk -> assertThat(walk.usurped).as("seed " + walk.seed).isEmpty());
    everyComplaint(complaint -> complaint.history().stream().filter(event -> RESIDENTS_OWN.contains(event.type())).forEach(event -> {
      assertThat(event.by().role()).as(event.type()).isEqualTo("resident");
      assertThat(event.by().id()).as(event.type()).isEqualTo(complaint.residentId());
    }));
  }

  @Test
  void aDisputeIsOnlyEverInTheHandsOfASupervisorWhoDidNotResolveIt() {
    everyComplaint(complaint -> {
      Complaint before = null;
      for (Complaint step : RandomWalk.steps(complaint)) {
        ComplaintEvent event = step.history().get(step.version() - 1);
        if (before != null && before.isDisputed() && Set.of("Called", "Replied", "Resolved").contains(event.type())) {
          assertThat(event.by().role()).isEqualTo("supervisor");
          assertThat(before.resolvers()).doesNotContain(event.by().id());
        }
        before = step;
      }
    });
  }

  @Test
  void onlyAnEndedPauseAndAnExtensionMoveTheDeadlineAndNothingMovesTheFirstContact() {
    for (RandomWalk walk : WALKS) for (Complaint complaint : walk.complaints()) {
      List<Complaint> steps = RandomWalk.steps(complaint);
      for (int i = 1; i < steps.size(); i++) deadlineHolds(walk, steps.get(i - 1), steps.get(i));
    }
  }

  private static void deadlineHolds(RandomWalk walk, Complaint before, Complaint after) {
    var event = after.history().get(after.version() - 1);
    String what = "seed " + walk.seed + " " + types(after);
    assertThat(after.deadlines().firstContact()).as(what).isEqualTo(before.deadlines().firstContact());
    assertThat(after.deadlines().explanation()).as(what).isEqualTo(before.deadlines().explanation());
    assertThat(after.pausedSince().isPresent()).as(what).isEqualTo(after.status() == ComplaintStatus.AWAITING_RESIDENT);
    boolean ended = before.pausedSince().isPresent() && after.pausedSince().isEmpty() && !(event instanceof ComplaintEvent.Withdrawn);
    if (ended) pauseHolds(walk, before, after, what);
    var due = before.deadlines().resolution();
    var moved = after.deadlines().resolution();
    if (event instanceof ComplaintEvent.Extended) {
      assertThat(moved).as(what).isAfter(due);
      assertThat(before.isExtended()).as(what).isFalse();
    } else if (!ended || before.isDisputed()) {
      assertThat(moved).as(what).isEqualTo(due);
    }
    if (before.isDisputed() && after.isDisputed() && !ended) {
      assertThat(after.deadlines().disputeAnswer()).as(what).isEqualTo(before.deadlines().disputeAnswer());
    }
  }

  /** What was owed when the question was asked is owed later by the working time of the pause, no more and no less. */
  private static void pauseHolds(RandomWalk walk, Complaint before, Complaint after, String what) {
    Duration paused = walk.workingTime(before.windowId(), before.pausedSince().orElseThrow(), after.history().get(after.version() - 1)
        .at());
    assertThat(walk.workingTime(before.windowId(), before.owedBy(), after.owedBy())).as(what).isEqualTo(paused);
    if (paused.isZero()) assertThat(after.owedBy()).as(what).isEqualTo(before.owedBy());
  }

  @Test
  void replayingTheEventsGivesTheStoredColumns() {
    for (RandomWalk walk : WALKS) for (BsonDocument document : walk.desks.documents()) {
      Map<String, BsonValue> stored = ComplaintCodec.stored(document);
      Map<String, BsonValue> replayed = walk.desks.codec.columns(walk.desks.codec.complaint(document)).entrySet().stream()
          .filter(column -> column.getValue() != null).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      BsonValue due = stored.remove(ComplaintCodec.DUE);
      BsonValue wanted = replayed.remove(ComplaintCodec.DUE);
      assertThat(stored).as("seed " + walk.seed).isEqualTo(replayed);
      if (wanted != null) assertThat(due.asDateTime().getValue()).as("seed " + walk.seed).isLessThanOrEqualTo(wanted.asDateTime()
          .getValue());
    }
  }

  @Test
  void nothingIsLeftUntoldAndRecountingFindsNoDifference() throws Exception {
    for (RandomWalk walk : WALKS) {
      RunningApp.eventually("everything is told and marked, seed " + walk.seed, () -> {
        walk.desks.settle();
        return walk.desks.documents().stream().noneMatch(document -> document.containsKey(ComplaintCodec.UNTOLD));
      });
      assertThat(walk.desks.documents()).allMatch(document -> document.get(ComplaintCodec.TOLD)
          .equals(document.get(ComplaintCodec.VERSION)));
      assertThat(await(walk.desks.projection.recountAll())).as("seed " + walk.seed).isEmpty();
    }
  }

  @Test
  void recountingReportsExactlyTheStoredCountThatIsWrong() {
    RandomWalk walk = WALKS.get(0);
    walk.desks.settle();
    await(walk.desks.projection.recountAll());
    var days = walk.desks.database.getCollection("hotspotDays");
    Document right = await(walk.desks.mongo.first(days.find())).orElseThrow();
    Document orphan = new Document(right).append("_id", "-~-~outage~anhe@2026-11-02").append("day", "2026-11-02");
    await(walk.desks.mongo.first(days.updateOne(new Document("_id", right.get("_id")), Updates.inc("confirmedDone", 5))));
    await(walk.desks.mongo.first(days.insertOne(orphan)));
    var found = await(walk.desks.projection.recountAll());
    assertThat(found).extracting(HotspotProjection.Difference::bucketDay).containsExactlyInAnyOrder(right.getString("_id"),
        "-~-~outage~anhe@2026-11-02");
    assertThat(found).anySatisfy(one -> assertThat(one.stored().tally().confirmedDone() - one.counted().tally().confirmedDone()).isEqualTo(5));
    assertThat(found).anySatisfy(one -> assertThat(one.counted()).isEqualTo(Counted.NOTHING));
    assertThat(await(walk.desks.projection.recountAll())).isEmpty();
  }

  @Test
  void everyOverdueOneWasEscalatedOnceForEachBrokenPromise() {
    WALKS.forEach(walk -> walk.desks.swept());
    everyComplaint(complaint -> {
      var disputes = types(complaint).stream().filter("Disputed"::equals).count();
      Stream<ComplaintEvent.Escalated> told = complaint.history().stream().filter(ComplaintEvent.Escalated.class::isInstance)
          .map(ComplaintEvent.Escalated.class::cast);
      told.collect(Collectors.groupingBy(ComplaintEvent.Escalated::stage, Collectors.counting())).forEach((stage, times) ->
          assertThat(times).as(stage.code()).isLessThanOrEqualTo(stage == Stage.DISPUTE_ANSWER ? disputes : 1));
    });
    WALKS.forEach(walk -> assertThat(overdue(walk)).as("seed " + walk.seed).allSatisfy(complaint -> assertThat(complaint.escalated())
        .isNotEmpty()));
  }

  @Test
  void countingAtAWindowGivesWhatItsComplaintsSay() {
    for (RandomWalk walk : WALKS) {
      var store = new FigureStore(walk.desks.mongo, walk.desks.database, new byte[32]);
      await(store.createIndexes());
      Instant now = walk.desks.clock.instant();
      var span = new FigureStore.Span(RunningApp.FRIDAY_MORNING.plus(Duration.ofDays(2)), now.minus(Duration.ofDays(2)), now);
      var counts = await(store.counts(new Access.Everything(), List.of(Desks.HALL, RandomWalk.DATA), span));
      for (String window : List.of(Desks.HALL, RandomWalk.DATA)) for (WindowFigure figure : WindowFigure.values()) {
        var stands = walk.complaints().stream().filter(one -> one.windowId().equals(window) && isCounted(one, figure, span)).count();
        assertThat(counts.getOrDefault(window, WindowCounts.NONE).of(figure)).as("seed %d, %s at %s", walk.seed, figure, window)
            .isEqualTo((int) stands);
      }
    }
  }

  private static boolean isCounted(Complaint one, WindowFigure figure, FigureStore.Span span) {
    if (!figure.isOfNow() && (one.filedAt().isBefore(span.from()) || !one.filedAt().isBefore(span.to()))) return false;
    return switch (figure) {
      case OVERDUE -> one.isOverdue(span.now());
      case DISPUTED_WAITING -> one.status() == ComplaintStatus.WAITING && one.isDisputed();
      case COMPLAINTS -> true;
      case LATE -> types(one).contains("Escalated");
      case STAFF_RESOLVED -> List.of("resolved", "confirmed", "unconfirmed").contains(one.status().code());
      case STAFF_RESOLVED_ONCE -> types(one).contains("Resolved");
      case CONFIRMED_DONE -> one.status() == ComplaintStatus.CONFIRMED;
      default -> one.status().code().equals(figure.code());
    };
  }

  private static Collection<Complaint> overdue(RandomWalk walk) {
    return walk.complaints().stream().filter(complaint -> complaint.isOverdue(walk.desks.clock.instant())).toList();
  }
}
