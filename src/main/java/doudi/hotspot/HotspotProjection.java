package doudi.hotspot;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintCountStore;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.Counted;
import doudi.complaint.Hearer;
import doudi.hotspot.HotspotStore.Touch;
import doudi.plumbing.StreamHub;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the counts right by counting again: every complaint told of touches its bucket-days, which the store remembers, and
 * {@link #recountTouched} counts each of them once, however many complaints touched it. Being told twice changes nothing.
 */
public final class HotspotProjection implements ComplaintFeed.Listener {
  private static final Logger log = LoggerFactory.getLogger(HotspotProjection.class);

  /** A stored count that was not what counting gives. */
  public record Difference(String bucketDay, Counted stored, Counted counted) {}

  static final String TOPIC = "hotspots";
  private static final String EVENT = "hotspot";
  private static final String BETWEEN = "#";
  /** Whoever touched it has counted it by then, or died, or has a very long day to count: then another counts it too. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(30);

  private final ComplaintCountStore counts;
  private final HotspotStore store;
  private final HotspotBoard board;
  private final StreamHub streams;
  private final Instant begun;
  /** By bucket-day, what this node touched since it counted last. */
  private Map<String, Future<Touch>> touched = new HashMap<>();
  private Future<Void> round = Future.succeededFuture();

  public HotspotProjection(ComplaintCountStore counts, HotspotStore store, HotspotBoard board, StreamHub streams) {
    this.counts = counts;
    this.store = store;
    this.board = board;
    this.streams = streams;
    this.begun = board.now();
  }

  /** Completes when the store knows what is to be counted again; the events that change no count touch nothing. */
  @Override
  public Future<Void> told(Complaint complaint) {
    boolean counts = complaint.untold().stream().map(complaint::event).anyMatch(Hearer.HOTSPOTS::hears);
    return counts ? Future.all(complaint.bucketDays().stream().map(this::touch).toList()).mapEmpty() : Future.succeededFuture();
  }

  private synchronized Future<Touch> touch(String bucketDay) {
    Future<Touch> known = touched.get(bucketDay);
    if (known != null && !known.failed()) return known;
    Future<Touch> fresh = store.touch(bucketDay, board.now());
    touched.put(bucketDay, fresh);
    return fresh;
  }

  /** Of which hotspot an item of {@link #TOPIC} tells. */
  static String hotspotOf(String itemKey) {
    return itemKey.substring(0, Math.max(0, itemKey.indexOf(BETWEEN)));
  }

  /**
   * Counts every bucket-day that was touched here since the last time, and tells those who follow; one round after the other, so that no
   * older count is put over a newer one. What could not be counted is counted by {@link #recountForgotten}.
   */
  public synchronized Future<Void> recountTouched() {
    round = round.transform(ended -> recount(takeTouched()));
    return round;
  }

  /** Counts what was touched before this node began, or long ago, and not counted since. */
  public synchronized Future<Void> recountForgotten() {
    Instant longAgo = board.now().minus(FORGOTTEN);
    round = round.transform(ended -> store.touchedBefore(longAgo.isAfter(begun) ? longAgo : begun))
        .compose(found -> recount(found.stream().filter(this::isNotOwn).map(Future::succeededFuture).toList()));
    return round;
  }

  private synchronized Collection<Future<Touch>> takeTouched() {
    Collection<Future<Touch>> taken = touched.values();
    touched = new HashMap<>();
    return taken;
  }

  private synchronized boolean isNotOwn(Touch touch) {
    return !touched.containsKey(touch.bucketDay());
  }

  private Future<Void> recount(Collection<Future<Touch>> touches) {
    var done = new ArrayList<Future<Void>>();
    Future<Future<Void>> read = Future.succeededFuture();
    for (Future<Touch> touch : touches) {
      read = read.transform(before -> touch.compose(this::recount));
      done.add(read.compose(Function.identity()));
    }
    return Future.join(done).transform(all -> {
      if (all.failed()) log.warn("hotspots not counted, will be tried again buckets={}", touches.size(), all.cause());
      return Future.succeededFuture();
    });
  }

  /**
   * Completes when it is read, so that one is read after the other and requests come in between; within it, when it is written. When
   * another node's count stands in its place it is counted again by and by: clocks do not tell which of the two read later.
   */
  private Future<Future<Void>> recount(Touch touch) {
    Instant now = board.now();
    return counts.count(touch.bucketDay()).map(counted -> board.put(touch.bucketDay(), counted, now)
        .compose(stands -> tell(touch).compose(told -> stands ? store.end(touch) : Future.succeededFuture())));
  }

  private Future<Void> tell(Touch touch) {
    return streams.tell(TOPIC, touch.hotspotId() + BETWEEN + touch.id(), EVENT, () -> "{\"hotspotId\":\"%s\",\"day\":\"%s\"}"
        .formatted(touch.hotspotId(), touch.day()));
  }

  /** Counts everything anew and says what had been wrong, also where no complaint stands any more; nothing, when all is well. */
  public Future<List<Difference>> recountAll() {
    var differences = new ConcurrentSkipListMap<String, Difference>();
    return recountAll(counts::bucketDays, differences).compose(counted -> recountAll(store::keys, differences))
        .map(done -> List.copyOf(differences.values()));
  }

  /** @param behind the next keys behind one; none behind the last */
  private Future<Void> recountAll(Function<String, Future<List<String>>> behind, Map<String, Difference> differences) {
    var done = Promise.<Void>promise();
    recountBehind("", behind, differences, done);
    return done.future();
  }

  /** With one promise for all: thousands of futures within one another would be more than a stack holds. */
  private void recountBehind(String after, Function<String, Future<List<String>>> behind, Map<String, Difference> differences,
      Promise<Void> done) {
    behind.apply(after).compose(keys -> Future.all(keys.stream().map(key -> compareAndPut(key, differences)).toList()).map(keys))
        .onFailure(done::fail).onSuccess(keys -> {
          if (keys.isEmpty()) done.complete();
          else recountBehind(keys.get(keys.size() - 1), behind, differences, done);
        });
  }

  private Future<Void> compareAndPut(String bucketDay, Map<String, Difference> differences) {
    Instant begun = board.now();
    return Future.all(counts.count(bucketDay), store.find(bucketDay)).compose(both -> {
      Counted counted = both.resultAt(0);
      Counted stored = both.<Optional<Counted>>resultAt(1).orElse(Counted.NOTHING);
      if (counted.equals(stored)) return Future.succeededFuture();
      differences.put(bucketDay, new Difference(bucketDay, stored, counted));
      return board.put(bucketDay, counted, begun).mapEmpty();
    });
  }
}
