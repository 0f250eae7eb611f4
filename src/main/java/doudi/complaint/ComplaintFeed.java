package doudi.complaint;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every stored event at least once: at once by the node that wrote it, and by {@link #tellUntold} after a crash in between. A
 * listener is told the whole complaint and must be harmless when told twice.
 */
public final class ComplaintFeed {
  private static final Logger log = LoggerFactory.getLogger(ComplaintFeed.class);
  private static final int BATCH = 500;
  /** Few at a time, so that requests come in between. */
  private static final int MARKED_AT_ONCE = 50;
  /** An event this old was not told by its writer, which would have done it within a second. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(15);

  /** Hears of complaints that changed. */
  public interface Listener {
    /** Completes when the effect is safe; when it fails, the sweep tells again. */
    Future<Void> told(Complaint complaint);
  }

  private final ComplaintStore store;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<ComplaintId, Complaint> toldButUnmarked = new ConcurrentHashMap<>();
  private final Set<Future<Boolean>> underWay = ConcurrentHashMap.newKeySet();

  public ComplaintFeed(ComplaintStore store) {
    this.store = store;
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Tells everybody. Never fails: what could not be told stays marked as untold in the store. */
  public Future<Void> tell(Complaint complaint) {
    return told(complaint).mapEmpty();
  }

  /** Whether everybody could be told. */
  private Future<Boolean> told(Complaint complaint) {
    Future<Boolean> telling = Future.join(listeners.stream().map(listener -> safely(listener, complaint)).toList())
        .onSuccess(all -> toldButUnmarked.merge(complaint.id(), complaint, (a, b) -> a.version() > b.version() ? a : b))
        .onFailure(failure -> log.warn("event not told, the sweep will tell it again complaint={} version={}", complaint.id()
            .value(), complaint.version(), failure))
        .transform(done -> Future.succeededFuture(done.succeeded()));
    underWay.add(telling);
    return telling.onComplete(done -> underWay.remove(telling));
  }

  /** Completes when everything that is being told now has been, or could not be. */
  public Future<Void> settled() {
    return Future.join(List.copyOf(underWay)).mapEmpty();
  }

  private static Future<Void> safely(Listener listener, Complaint complaint) {
    try {
      return listener.told(complaint);
    } catch (RuntimeException broken) {
      return Future.failedFuture(broken);
    }
  }

  /** Writes down what has been told since the last time, in one go. */
  public Future<Void> markTold() {
    if (toldButUnmarked.isEmpty()) return Future.succeededFuture();
    var batch = new ArrayList<Complaint>();
    for (Complaint told : toldButUnmarked.values()) {
      if (batch.size() == MARKED_AT_ONCE) break;
      if (toldButUnmarked.remove(told.id(), told)) batch.add(told);
    }
    return store.markTold(batch).compose(marked -> batch.size() == MARKED_AT_ONCE ? markTold() : Future.succeededFuture());
  }

  /** Tells what a crash left untold, longest untold first, to the end or to the first batch that a listener refuses. The number told. */
  public Future<Integer> tellUntold(Instant now) {
    return tellUntold(now, 0);
  }

  private Future<Integer> tellUntold(Instant now, int passed) {
    return store.untold(now.minus(FORGOTTEN), passed, BATCH).compose(found -> {
      List<Complaint> batch = found.complaints();
      if (!batch.isEmpty()) log.info("telling events left untold complaints={}", batch.size());
      List<Future<Boolean>> tries = batch.stream().map(this::told).toList();
      return Future.join(tries).compose(tried -> markTold()).compose(marked -> {
        int told = (int) tries.stream().filter(Future::result).count();
        if (found.last() || told < batch.size()) return Future.succeededFuture(told);
        return tellUntold(now, passed + found.damaged()).map(more -> more + told);
      });
    });
  }
}
