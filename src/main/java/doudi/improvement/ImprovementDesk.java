package doudi.improvement;

import doudi.catalog.Catalog;
import doudi.city.CityDesk;
import doudi.complaint.Actor;
import doudi.complaint.Bucket;
import doudi.hotspot.HotspotDesk;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Fault;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes promised in answer to hotspots: who may do which step is decided here, which step may follow by {@link Improvement}. */
public final class ImprovementDesk {
  private static final Logger log = LoggerFactory.getLogger(ImprovementDesk.class);

  /** Narrows the list; an empty part means any. */
  public record Filter(Optional<String> hotspotId, Optional<String> platformId, Optional<String> state) {}

  private final KeptStore<Improvement> store;
  private final ReadingDesk readings;
  private final HotspotDesk hotspots;
  private final ComparisonDesk comparison;
  private final CityDesk cities;
  private final Clock clock;

  public ImprovementDesk(KeptStore<Improvement> store, ReadingDesk readings, HotspotDesk hotspots, ComparisonDesk comparison,
      CityDesk cities, Clock clock) {
    this.store = store;
    this.readings = readings;
    this.hotspots = hotspots;
    this.comparison = comparison;
    this.cities = cities;
    this.clock = clock;
  }

  /** Fails with {@code reading-not-countersigned}, and with {@code validation} for a plan that names what does not fit. */
  public Future<Improvement> propose(Caller caller, String readingId, Improvement.Plan plan, Improvement.EffectTest test,
      Optional<String> requestKey) {
    return readings.read(caller, readingId).compose(reading -> {
      if (reading.state() != Reading.Act.COUNTERSIGNED) throw Refusal.conflict("reading-not-countersigned",
          "An improvement rests on a countersigned reading; this one is " + reading.state().code() + ". Nothing was changed.");
      refuseUnfit(plan, Bucket.parse(reading.hotspotId()).orElseThrow());
      var proposed = new Improvement.Step(Improvement.State.PROPOSED, now(), Actor.of(caller), null, null, null);
      String id = store.newId(caller.id(), requestKey);
      return store.add(new Improvement(id, reading.hotspotId(), readingId, plan, test, List.of(proposed)));
    }).onSuccess(added -> log.info("improvement proposed improvement={} hotspot={}", added.id(), added.hotspotId()));
  }

  private void refuseUnfit(Improvement.Plan plan, Bucket bucket) {
    Catalog catalog = cities.current().catalog();
    var faults = new ArrayList<Fault>();
    if (catalog.department(plan.departmentId()).isEmpty()) faults.add(new Fault("/departmentId", "is not in the city"));
    if (plan.dueOn().isBefore(Days.of(clock.instant()))) faults.add(new Fault("/dueOn", "is past"));
    boolean merges = plan.kind() == Improvement.Kind.MERGE;
    if (merges && plan.withPlatformId() == null) faults.add(new Fault("/withPlatformId", "is required to merge"));
    if (!merges && plan.withPlatformId() != null) faults.add(new Fault("/withPlatformId", "belongs to merging only"));
    if (merges && plan.withPlatformId() != null && (catalog.platform(plan.withPlatformId()).isEmpty()
        || plan.withPlatformId().equals(bucket.platformId()))) {
      faults.add(new Fault("/withPlatformId", "is not another platform of the city"));
    }
    if (!faults.isEmpty()) throw Refusal.invalid(faults);
  }

  /** Yes or no, by a manager of an owning department who did not propose it. */
  public Future<Improvement> decide(Caller caller, String id, boolean accepted, String reason) {
    return step(caller, id, accepted ? Improvement.State.ACCEPTED : Improvement.State.REFUSED, reason);
  }

  /** Under way, then live, by a manager of the office that does it. */
  public Future<Improvement> advance(Caller caller, String id, Improvement.State to, String words) {
    return step(caller, id, to, words);
  }

  /** Open again although it had been found effective: an auditor's counter-evidence. */
  public Future<Improvement> reopen(Caller caller, String id, String reason) {
    return step(caller, id, Improvement.State.REOPENED, reason);
  }

  private Future<Improvement> step(Caller caller, String id, Improvement.State to, String words) {
    return read(caller, id).compose(found -> {
      barred(caller, found, to).ifPresent(why -> { throw Refusal.forbidden(why); });
      return store.save(found, found.moved(to, now(), Actor.of(caller), words));
    }).onSuccess(moved -> log.info("improvement moved improvement={} state={}", id, to.code()));
  }

  /** To which states the caller may bring it now. */
  public List<Improvement.State> mayBecome(Caller caller, Improvement found) {
    return found.following().stream().filter(to -> barred(caller, found, to).isEmpty()).toList();
  }

  /** Why that step is not the caller's; empty when it is. */
  private Optional<String> barred(Caller caller, Improvement found, Improvement.State to) {
    return switch (to) {
      case ACCEPTED, REFUSED -> found.proposer().equals(caller.id()) ? Optional.of("Nobody decides on their own proposal.")
          : unless(caller.is(Role.MANAGER) && Offices.belongs(caller, owners(found)), "A manager of the department that owns it decides.");
      case UNDER_WAY, LIVE -> unless(caller.is(Role.MANAGER) && caller.departmentIds().contains(found.plan().departmentId()),
          "A manager of the office that does it tells how far it is.");
      case REOPENED -> unless(caller.is(Role.AUDITOR) && !Offices.belongs(caller, owners(found)),
          "An auditor from outside the owning departments judges here.");
      default -> Optional.of("The program judges it by what happened.");
    };
  }

  private static Optional<String> unless(boolean may, String why) {
    return may ? Optional.empty() : Optional.of(why);
  }

  public Future<Improvement> read(Caller caller, String id) {
    return store.find(id).map(found -> {
      if (!maySee(caller, found)) throw Refusal.notFound();
      return found;
    });
  }

  /** Its measure week by week, beside what similar untouched hotspots did. */
  public Future<Course> course(Caller caller, String id) {
    return read(caller, id).compose(comparison::course);
  }

  /** Whoever answers for the hotspot, and the office that is to do it. */
  private boolean maySee(Caller caller, Improvement improvement) {
    return hotspots.mayHear(caller, improvement.hotspotId()) || caller.departmentIds().contains(improvement.plan().departmentId());
  }

  private Set<String> owners(Improvement improvement) {
    return Offices.of(Bucket.parse(improvement.hotspotId()).orElseThrow(), cities.current().catalog());
  }

  /** Newest first, within what the caller answers for. */
  public Future<Page<Improvement>> list(Caller caller, Filter filter, Optional<Cursor> cursor, int limit) {
    return store.page(filter.hotspotId(), cursor, limit, one -> maySee(caller, one)
        && filter.platformId().map(id -> Offices.isOn(id, one.hotspotId())).orElse(true)
        && filter.state().map(one.state().code()::equals).orElse(true));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
