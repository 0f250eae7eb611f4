package doudi.complaint;

import doudi.calendar.Stage;
import doudi.city.CityDesk;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do with complaints: may this caller see it, may they do it, is it its time, then one write. */
public final class ComplaintDesk {
  private static final Logger log = LoggerFactory.getLogger(ComplaintDesk.class);
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

  private final ComplaintStore store;
  private final ComplaintFeed feed;
  private final CityDesk cities;
  private final DeadlineDesk deadlines;
  private final Clock clock;
  private final Duration lease;

  /** @param lease how long a clerk holds a called complaint before it goes back to the queue */
  public ComplaintDesk(ComplaintStore store, ComplaintFeed feed, CityDesk cities, DeadlineDesk deadlines, Clock clock, Duration lease) {
    this.store = store;
    this.feed = feed;
    this.cities = cities;
    this.deadlines = deadlines;
    this.clock = clock;
    this.lease = lease;
  }

  /** Fails with {@code not-found} when there is none, or none that the caller may see: the two are one. */
  public Future<Complaint> read(Caller caller, ComplaintId id) {
    Access.Scope scope = Access.reads(caller);
    return store.find(id).map(found -> found.filter(scope::covers).orElseThrow(Refusal::notFound));
  }

  /** The caller's own, newest first. Nothing for a caller who shows neither account nor claim code. */
  public Future<Page<Complaint>> own(Caller caller, Optional<Cursor> cursor, int limit) {
    if (!(Access.reads(caller) instanceof Access.Own own)) return Future.succeededFuture(new Page<>(List.of(), Optional.empty()));
    return store.own(own, cursor, limit)
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.filedAt().toEpochMilli(), last.id().value())));
  }

  /** Place in its window's queue, from 1, at most {@link WaitingLines#EXACT} + 1; empty when it does not wait. */
  public Future<Optional<Integer>> position(Complaint complaint) {
    if (complaint.status() != ComplaintStatus.WAITING) return Future.succeededFuture(Optional.empty());
    return store.countAhead(complaint.windowId(), complaint.urgency(), WaitingLines.EXACT).map(ahead -> Optional.of(ahead + 1));
  }

  /** @param outcome {@code done} confirms; {@code partly} and {@code not-done} dispute, which starts no deadline anew */
  public Future<Complaint> confirm(Caller caller, ComplaintId id, Optional<String> match, String outcome, String words) {
    return asResident(caller, id, match, (complaint, now) -> {
      complaint.mustAwaitConfirmation();
      if (Confirmation.DONE.equals(outcome)) return new ComplaintEvent.Confirmed(now, Actor.of(caller), words);
      Instant due = deadlines.after(Stage.DISPUTE_ANSWER, complaint, now);
      return new ComplaintEvent.Disputed(now, Actor.of(caller), outcome, words, due);
    });
  }

  public Future<Complaint> rate(Caller caller, ComplaintId id, Optional<String> match, int grade, Integer platformGrade, String words) {
    return asResident(caller, id, match, (complaint, now) -> {
      if (complaint.resolution().isEmpty()) throw Refusal.conflict("not-resolved",
          "There is nothing to rate before the window has said that it is done.");
      complaint.mustBe(ComplaintStatus.RESOLVED, ComplaintStatus.CONFIRMED, ComplaintStatus.UNCONFIRMED);
      if (complaint.rating().isPresent()) throw Refusal.conflict("wrong-state", "You have rated this already.");
      return new ComplaintEvent.Rated(now, Actor.of(caller), grade, platformGrade, words);
    });
  }

  public Future<Complaint> answer(Caller caller, ComplaintId id, Optional<String> match, String words) {
    return asResident(caller, id, match, (complaint, now) -> {
      complaint.mustBe(ComplaintStatus.AWAITING_RESIDENT);
      return new ComplaintEvent.Answered(now, Actor.of(caller), words, deadlines.resumed(complaint, now), now.plus(lease));
    });
  }

  public Future<Complaint> withdraw(Caller caller, ComplaintId id, Optional<String> match, String words) {
    return asResident(caller, id, match, (complaint, now) -> {
      complaint.mustBeOpen();
      return new ComplaintEvent.Withdrawn(now, Actor.of(caller), words);
    });
  }

  /** @param digest of a picture that lies in its store already */
  public Future<Complaint> addPhoto(Caller caller, ComplaintId id, Optional<String> match, String digest) {
    return asResident(caller, id, match, (complaint, now) -> {
      complaint.mustTakePhoto();
      return new ComplaintEvent.PhotoAdded(now, Actor.of(caller), digest);
    });
  }

  public Future<Complaint> removePhoto(Caller caller, ComplaintId id, Optional<String> match) {
    return asResident(caller, id, match, (complaint, now) -> {
      complaint.mustBeOpen();
      if (complaint.photo().isEmpty()) throw Refusal.notFound();
      return new ComplaintEvent.PhotoRemoved(now, Actor.of(caller));
    });
  }

  /** Calls one complaint by name: a clerk what waits, a supervisor what is disputed. Fails with {@code taken} when somebody holds it. */
  public Future<Complaint> call(Caller caller, String windowId, ComplaintId id) {
    if (!caller.worksAt(windowId)) throw Refusal.notFound();
    return asStaff(caller, id, Optional.empty(), (complaint, now) -> {
      if (!complaint.windowId().equals(windowId)) throw Refusal.notFound();
      if (complaint.status() == ComplaintStatus.IN_SERVICE) throw Refusal.conflict("taken", "This complaint is in service already.");
      complaint.mustBe(ComplaintStatus.WAITING);
      if (complaint.isDisputed() != caller.is(Role.SUPERVISOR)) {
        throw Refusal.forbidden("Disputes are called by supervisors, everything else by clerks.");
      }
      if (complaint.resolvers().contains(caller.id())) throw Refusal.forbidden("A dispute is never answered by whoever said it was done.");
      return new ComplaintEvent.Called(now, Actor.of(caller), now.plus(lease));
    }).recover(failure -> Future.failedFuture(lostRace(failure)
        ? Refusal.conflict("taken", "Somebody called this complaint a moment ago.") : failure));
  }

  private static boolean lostRace(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code().equals("changed-meanwhile");
  }

  public Future<Complaint> resolve(Caller caller, ComplaintId id, Optional<String> match, Resolution said) {
    return asHolder(caller, id, match, (complaint, now) -> {
      var resolution = new Resolution(said.outcome(), said.words(), said.cause(), said.basis(), said.remedy(), now);
      Instant until = deadlines.after(Stage.CONFIRMATION, complaint, now);
      return new ComplaintEvent.Resolved(now, Actor.of(caller), resolution, until);
    });
  }

  public Future<Complaint> ask(Caller caller, ComplaintId id, Optional<String> match, String words) {
    return asHolder(caller, id, match, (complaint, now) -> {
      Instant until = deadlines.after(Stage.CONFIRMATION, complaint, now);
      return new ComplaintEvent.Asked(now, Actor.of(caller), words, until);
    });
  }

  public Future<Complaint> refer(Caller caller, ComplaintId id, Optional<String> match, String departmentId, String words) {
    if (cities.current().catalog().department(departmentId)
        .isEmpty()) throw Refusal.invalid("/departmentId", "is not in this city's catalog");
    return asHolder(caller, id, match, (complaint, now) -> new ComplaintEvent.Referred(now, Actor.of(caller), departmentId, words));
  }

  /** The department's reply, written down by anyone at the window, who then holds the complaint. */
  public Future<Complaint> recordReply(Caller caller, ComplaintId id, Optional<String> match, String words) {
    return asStaff(caller, id, match, (complaint, now) -> {
      complaint.mustBe(ComplaintStatus.AWAITING_DEPARTMENT);
      refuseOwnDispute(caller, complaint);
      return new ComplaintEvent.Replied(now, Actor.of(caller), words, now.plus(lease));
    });
  }

  /** To another window, with everything; by the clerk who holds it, or by a supervisor whatever state it is open in. */
  public Future<Complaint> transfer(Caller caller, ComplaintId id, Optional<String> match, String windowId, String words) {
    if (cities.current().windows().window(windowId).isEmpty()) throw Refusal.invalid("/windowId", "is not a window of this city");
    return asStaff(caller, id, match, (complaint, now) -> {
      complaint.mustBeOpen();
      if (!caller.is(Role.SUPERVISOR)) mustHold(caller, complaint);
      if (complaint.windowId().equals(windowId)) throw Refusal.invalid("/windowId", "is where the complaint is already");
      return new ComplaintEvent.Transferred(now, Actor.of(caller), windowId, words, deadlines.resumed(complaint, now));
    });
  }

  public Future<Complaint> release(Caller caller, ComplaintId id, Optional<String> match) {
    return asHolder(caller, id, match, (complaint, now) -> new ComplaintEvent.Released(now, Actor.of(caller)));
  }

  /** Once, by a supervisor, by the number of working days that the service has anyway. */
  public Future<Complaint> extend(Caller caller, ComplaintId id, Optional<String> match, String reason) {
    if (!caller.is(Role.SUPERVISOR)) throw Refusal.forbidden("Only a supervisor extends a deadline.");
    return asStaff(caller, id, match, (complaint, now) -> {
      complaint.mustBeOpen();
      if (complaint.isExtended()) throw Refusal.conflict("wrong-state", "The deadline was extended once already; it cannot be again.");
      Instant due = deadlines.after(Stage.RESOLUTION, complaint, complaint.deadlines().resolution());
      return new ComplaintEvent.Extended(now, Actor.of(caller), reason, due);
    });
  }

  private Future<Complaint> asResident(Caller caller, ComplaintId id, Optional<String> match,
      BiFunction<Complaint, Instant, ComplaintEvent> decide) {
    if (!caller.isResidentSide()) throw Refusal.forbidden("Only the resident may say this.");
    return change(caller, id, match, decide);
  }

  private Future<Complaint> asStaff(Caller caller, ComplaintId id, Optional<String> match,
      BiFunction<Complaint, Instant, ComplaintEvent> decide) {
    if (!caller.is(Role.CLERK) && !caller.is(Role.SUPERVISOR)) throw Refusal.forbidden("Only the window's staff do this.");
    return change(caller, id, match, decide);
  }

  private Future<Complaint> asHolder(Caller caller, ComplaintId id, Optional<String> match,
      BiFunction<Complaint, Instant, ComplaintEvent> decide) {
    return asStaff(caller, id, match, (complaint, now) -> {
      mustHold(caller, complaint);
      return decide.apply(complaint, now);
    });
  }

  private static void mustHold(Caller caller, Complaint complaint) {
    complaint.mustBe(ComplaintStatus.IN_SERVICE);
    if (!complaint.isHeldBy(caller.id())) throw Refusal.forbidden("Somebody else holds this complaint.");
  }

  private static void refuseOwnDispute(Caller caller, Complaint complaint) {
    if (complaint.isDisputed() && (!caller.is(Role.SUPERVISOR) || complaint.resolvers().contains(caller.id()))) {
      throw Refusal.forbidden("A dispute is answered by a supervisor, never by whoever said it was done.");
    }
  }

  private Future<Complaint> change(Caller caller, ComplaintId id, Optional<String> match,
      BiFunction<Complaint, Instant, ComplaintEvent> decide) {
    return read(caller, id).compose(complaint -> {
      refuseOtherVersion(complaint, match);
      return store.save(complaint, decide.apply(complaint, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }).onSuccess(changed -> {
      var event = changed.history().get(changed.version() - 1);
      log.info("complaint changed complaint={} event={} window={} by={}", id.value(), event.type(), changed.windowId(), caller.role()
          .code());
      feed.tell(changed);
    });
  }

  private static void refuseOtherVersion(Complaint complaint, Optional<String> match) {
    if (match.isEmpty() || match.get().equals("*")) return;
    Matcher version = ETAG.matcher(match.get());
    if (version.matches() && Integer.parseInt(version.group(1)) == complaint.version()) return;
    throw Refusal.conflict("changed-meanwhile", "This complaint is at version " + complaint.version()
        + " now; read it again. Nothing was changed.");
  }
}
