package doudi.complaint;

import static doudi.complaint.Desks.await;

import doudi.calendar.WorkTime;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Language;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many people at once, over weeks, doing whatever comes to mind. A refusal is part of life; anything else that fails is a fault. */
final class RandomWalk {
  /** What somebody got by calling. */
  record Got(ComplaintId id, int version) {}

  static final String DATA = "w-data";
  private static final Optional<String> ANY = Optional.empty();

  final Desks desks;
  final long seed;
  final ConcurrentLinkedQueue<Got> got = new ConcurrentLinkedQueue<>();
  /** Acts of the resident's that somebody else tried and was not refused as such. */
  final ConcurrentLinkedQueue<String> usurped = new ConcurrentLinkedQueue<>();
  private final Random random;
  private final List<Complaint> filed = new ArrayList<>();
  private final Map<String, Caller> staff;

  RandomWalk(Desks desks, long seed) {
    this.desks = desks;
    this.seed = seed;
    this.random = new Random(seed);
    staff = Stream.of(desks.clerk("clerk-a", Desks.HALL), desks.clerk("clerk-b", Desks.HALL), desks.clerk("clerk-c", DATA),
        desks.clerk("clerk-d", Desks.HALL, DATA), desks.supervisor("super-a"), desks.supervisor("super-b"))
        .collect(Collectors.toMap(Caller::id, Function.identity()));
  }

  RandomWalk go(int steps) {
    for (int step = 0; step < steps; step++) {
      var together = new ArrayList<Future<?>>();
      for (int i = 1 + random.nextInt(5); i > 0; i--) together.add(calmly(step < 4 || random.nextInt(12) == 0 ? this::file
          : this::something));
      together.forEach(Desks::await);
      desks.clock.advance(Duration.ofSeconds(1 + random.nextInt(random.nextInt(16) == 0 ? 250_000 : 700)));
      if (random.nextInt(3) == 0) desks.swept();
      if (random.nextInt(4) == 0) desks.settle();
    }
    desks.settle();
    return this;
  }

  /** A month in which nobody does anything. */
  RandomWalk rest() {
    desks.clock.advance(Duration.ofDays(30));
    desks.swept();
    desks.settle();
    return this;
  }

  private static Future<?> calmly(Supplier<Future<?>> move) {
    return Future.succeededFuture().compose(go -> move.get()).transform(done -> done.succeeded() || done.cause() instanceof Refusal
        ? Future.succeededFuture() : Future.failedFuture(done.cause()));
  }

  private Future<?> file() {
    var wanted = new NewComplaint("第" + filed.size() + "次去也没办成", null, null, random.nextBoolean() ? null : random.nextBoolean() ? "login"
        : "sent-in-circles", null,
        new Attempt(null, null, null, 1 + random.nextInt(4)), random.nextInt(4) == 0 ? List.of("ramp") : List.of(), null);
    return desks.filing.file(residentOf(filed.size()), wanted, Optional.of("key-" + random.nextLong())).onSuccess(done ->
        keep(done.complaint()));
  }

  private synchronized void keep(Complaint complaint) {
    filed.add(complaint);
  }

  private static Caller residentOf(int number) {
    return Desks.resident("resident-" + number % 5);
  }

  private synchronized Future<?> something() {
    ComplaintId id = filed.get(filed.size() - 1 - random.nextInt(Math.min(filed.size(), 8))).id();
    int dice = random.nextInt(20);
    Caller anyone = List.copyOf(staff.values()).get(random.nextInt(staff.size()));
    if (dice < 4) return called(desks.queue.callNext(anyone, random.nextInt(4) == 0 ? DATA : Desks.HALL).map(found ->
        found.orElseThrow(Refusal::notFound)));
    if (dice < 5) return called(desks.queue.call(anyone, Desks.HALL, id));
    int act = random.nextInt(9);
    boolean fitting = random.nextInt(6) > 0;
    boolean intruder = random.nextInt(8) == 0;
    return desks.store.find(id).compose(found -> {
      Complaint complaint = found.orElseThrow();
      if (intruder) return usurp(id, random.nextInt(11));
      Caller resident = Desks.resident(complaint.residentId());
      if (!fitting) return dice < 13 ? byStaff(id, anyone, act) : byResident(id, resident, act);
      if (random.nextInt(8) == 0) return byResident(id, resident, complaint.photo().isEmpty() || random.nextInt(3) == 0 ? 9 : 10);
      Caller holder = complaint.heldBy().map(staff::get).orElse(anyone);
      return switch (complaint.status()) {
        case WAITING -> act < 2 ? byStaff(id, anyone, 6) : act == 2 ? byResident(id, resident, 8) : called(desks.queue.call(anyone,
            complaint.windowId(), id));
        case AWAITING_RESIDENT -> byResident(id, resident, act == 8 ? 8 : 0);
        case AWAITING_DEPARTMENT -> byStaff(id, holder, 4);
        case IN_SERVICE -> byStaff(id, holder, act == 4 || act == 6 ? 7 : act);
        default -> byResident(id, resident, 3 + act % 5);
      };
    });
  }

  private Future<Complaint> called(Future<Complaint> call) {
    return call.onSuccess(complaint -> got.add(new Got(complaint.id(), complaint.version())));
  }

  private Future<Complaint> byStaff(ComplaintId id, Caller caller, int act) {
    return switch (act) {
      case 0 -> desks.complaints.release(caller, id, ANY);
      case 1, 2 -> desks.complaints.ask(caller, id, ANY, "请问是哪一天？");
      case 3 -> desks.complaints.refer(caller, id, ANY, "housing", "请核对");
      case 4 -> desks.complaints.recordReply(caller, id, ANY, "核对过了");
      case 5 -> desks.complaints.transfer(caller, id, ANY, act == 5 && id.value().charAt(0) < 'a' ? DATA : Desks.HALL, "那边更合适");
      case 6 -> desks.complaints.extend(caller, id, ANY, "要等省里");
      default -> desks.complaints.resolve(caller, id, ANY, Desks.done(act == 7 ? "confusing" : "wrongly-refused"));
    };
  }

  private Future<Complaint> byResident(ComplaintId id, Caller caller, int act) {
    return switch (act) {
      case 0, 1, 2 -> desks.complaints.answer(caller, id, ANY, "上周五");
      case 3, 4 -> desks.complaints.confirm(caller, id, ANY, "not-done", null);
      case 5 -> desks.complaints.confirm(caller, id, ANY, "done", null);
      case 6, 7 -> desks.complaints.rate(caller, id, ANY, 4, null, null);
      case 9 -> desks.complaints.addPhoto(caller, id, ANY, "%064x".formatted(random.nextInt(99)));
      case 10 -> desks.complaints.removePhoto(caller, id, ANY);
      default -> desks.complaints.withdraw(caller, id, ANY, null);
    };
  }

  /**
   * Every role that is not the resident's, with everything else in its favour: its window, its platform, and the claim code in its hand.
   */
  private Future<Complaint> usurp(ComplaintId id, int act) {
    Role role = List.of(Role.CLERK, Role.SUPERVISOR, Role.MANAGER, Role.AUDITOR, Role.ADMIN, Role.PLATFORM).get(random.nextInt(6));
    var caller = new Caller(role, "intruder", Set.of(Desks.HALL, DATA), "anhe", Set.of("anhe-app"), Set.of("housing"),
        Optional.of("hash"), Language.ZH);
    return Future.succeededFuture().compose(go -> byResident(id, caller, act)).transform(done -> {
      if (done.succeeded() || !(done.cause() instanceof Refusal no && no.code().equals("not-yours-to-do"))) usurped.add(role + " " + act);
      return Future.succeededFuture();
    });
  }

  /** Every complaint as it is stored now. */
  List<Complaint> complaints() {
    return desks.documents().stream().map(desks.codec::complaint).toList();
  }

  /** The complaint after each of its events, from the routing on. */
  static List<Complaint> steps(Complaint complaint) {
    var steps = new ArrayList<Complaint>();
    for (int n = 2; n <= complaint.version(); n++) steps.add(Complaint.replay(complaint.id(), complaint.history().subList(0, n)));
    return steps;
  }

  List<String> queueOf(String windowId) {
    return await(desks.queue.page(desks.supervisor("super-a"), windowId, Optional.empty(), 1_000)).items().stream().map(one -> one.id()
        .value()).toList();
  }

  Duration workingTime(String windowId, Instant from, Instant to) {
    var hours = desks.cities.current().windows().window(windowId).orElseThrow().hours();
    return new WorkTime(desks.calendars.current(), hours).between(from, to);
  }

}
