package doudi.complaint;

import doudi.plumbing.LeaseStore;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What time alone does: leases end, silence falls, broken promises are escalated once each. Longest due first, to the end; one node at a
 * time, and nothing is lost when it dies in between, because what is due stays due in the store.
 */
public final class SweepDesk {
  private static final Logger log = LoggerFactory.getLogger(SweepDesk.class);
  private static final int BATCH = 200;
  private static final Duration LEASE = Duration.ofSeconds(15);

  /** @param left those that may still be due: the next batch begins behind them */
  private record Swept(int caused, int left) {
    Swept andOneLeft() { return new Swept(caused, left + 1); }
  }

  private final ComplaintStore store;
  private final ComplaintFeed feed;
  private final DeadlineDesk deadlines;
  private final LeaseStore leases;
  private final Clock clock;

  public SweepDesk(ComplaintStore store, ComplaintFeed feed, DeadlineDesk deadlines, LeaseStore leases, Clock clock) {
    this.store = store;
    this.feed = feed;
    this.deadlines = deadlines;
    this.leases = leases;
    this.clock = clock;
  }

  /** One round, if it is this node's turn. The number of events it caused. */
  public Future<Integer> sweep() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return leases.take("sweep", now, LEASE).compose(mine -> mine ? everythingDue(now) : Future.succeededFuture(0));
  }

  private Future<Integer> everythingDue(Instant now) {
    return feed.tellUntold(now).compose(told -> due(now, 0));
  }

  private Future<Integer> due(Instant now, int passed) {
    return store.due(now, passed, BATCH).compose(found -> inOrder(found.complaints(), now, new Swept(0, found.damaged()))
        .compose(swept -> found.last() ? Future.succeededFuture(swept.caused) : renewed(now)
            .compose(go -> due(now, passed + swept.left)).map(more -> more + swept.caused)));
  }

  private Future<Void> renewed(Instant now) {
    return leases.take("sweep", clock.instant(), LEASE).compose(mine -> mine
        ? Future.succeededFuture() : Future.failedFuture(Refusal.unavailable("another node sweeps now")));
  }

  private Future<Swept> inOrder(List<Complaint> found, Instant now, Swept before) {
    if (found.isEmpty()) return Future.succeededFuture(before);
    return Future.succeededFuture(found.get(0)).compose(next -> one(next, now))
        .map(caused -> new Swept(before.caused + caused, before.left))
        .recover(failure -> leave(found.get(0), failure).map(before.andOneLeft()))
        .compose(after -> inOrder(found.subList(1, found.size()), now, after));
  }

  /** Everything that is due to one complaint; when somebody changes it meanwhile, the next round looks again. */
  private Future<Integer> one(Complaint complaint, Instant now) {
    Optional<ComplaintEvent> event = complaint.due(now, deadlines.resumed(complaint, now));
    if (event.isEmpty()) return store.setDue(complaint).map(0);
    return store.save(complaint, event.get()).onSuccess(feed::tell).compose(changed -> {
      log.info("time passed complaint={} event={} window={}", changed.id().value(), event.get().type(), changed.windowId());
      return changed.nextDue().filter(at -> !at.isAfter(now)).isPresent() ? one(changed, now)
          .map(more -> more + 1) : Future.succeededFuture(1);
    });
  }

  private static Future<Void> leave(Complaint complaint, Throwable failure) {
    if (!(failure instanceof Refusal)) log.error("time could not be told to one complaint, going on with the next complaint={}",
        complaint.id().value(), failure);
    return Future.succeededFuture();
  }
}
