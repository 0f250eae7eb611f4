package doudi.photo;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintId;
import doudi.plumbing.LeaseStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes pictures that no complaint speaks of: of requests that failed half way, and replaced ones that a crash left behind. */
public final class PhotoSweepDesk {
  private static final Logger log = LoggerFactory.getLogger(PhotoSweepDesk.class);
  private static final int BATCH = 100;
  private static final Duration LEASE = Duration.ofMinutes(10);
  /** A request that long under way has long been given up. */
  private static final Duration GRACE = Duration.ofHours(1);

  private final PhotoStore store;
  private final Function<ComplaintId, Future<Optional<Complaint>>> complaints;
  private final LeaseStore leases;
  private final Clock clock;

  public PhotoSweepDesk(PhotoStore store, Function<ComplaintId, Future<Optional<Complaint>>> complaints, LeaseStore leases, Clock clock) {
    this.store = store;
    this.complaints = complaints;
    this.leases = leases;
    this.clock = clock;
  }

  /** One round over all of them, if it is this node's turn. How many were removed. */
  public Future<Integer> sweep() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return leases.take("photos", now, LEASE).compose(mine -> mine
        ? from(Optional.empty(), now.minus(GRACE), 0) : Future.succeededFuture(0));
  }

  private Future<Integer> from(Optional<PhotoName> after, Instant putUntil, int removed) {
    return store.names(putUntil, after, BATCH).compose(names -> {
      if (names.isEmpty()) return Future.succeededFuture(removed);
      Optional<PhotoName> last = Optional.of(names.get(names.size() - 1));
      return each(names, putUntil, removed).compose(more -> from(last, putUntil, more));
    });
  }

  private Future<Integer> each(List<PhotoName> names, Instant putUntil, int removed) {
    if (names.isEmpty()) return Future.succeededFuture(removed);
    PhotoName name = names.get(0);
    return complaints.apply(new ComplaintId(name.complaintId())).compose(found -> {
      if (found.flatMap(PhotoName::of).filter(name::equals).isPresent()) return Future.succeededFuture(removed);
      log.info("photo swept complaint={}", name.complaintId());
      return store.remove(name, putUntil).map(removed + 1);
    }).compose(more -> each(names.subList(1, names.size()), putUntil, more));
  }
}
