package doudi.plumbing;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes what is past its use, oldest first and page by page, on one node at a time. */
public final class Pruner {
  /** Something whose documents are of use for a while only. */
  public interface Perishable {
    /** Removes the oldest that are past their use now, at most so many; how many it found. */
    Future<Integer> removeOldest(Instant now, int most);
  }

  private static final String CHORE = "prune";
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int PAGE = 500;

  private final LeaseStore leases;
  private final Clock clock;
  private final List<Perishable> all;

  public Pruner(LeaseStore leases, Clock clock, List<Perishable> all) {
    this.leases = leases;
    this.clock = clock;
    this.all = List.copyOf(all);
  }

  /** One round to the end, if it is this node's turn. */
  public Future<Void> prune() {
    Future<Void> done = Future.succeededFuture();
    for (Perishable one : all) done = done.compose(before -> pages(one));
    return done;
  }

  private Future<Void> pages(Perishable one) {
    Instant now = clock.instant();
    return leases.take(CHORE, now, LEASE).compose(mine -> mine ? one.removeOldest(now, PAGE) : Future.succeededFuture(0))
        .compose(found -> found < PAGE ? Future.succeededFuture() : pages(one));
  }
}
