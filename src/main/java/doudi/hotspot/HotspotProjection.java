package doudi.hotspot;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintCountStore;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.Counted;
import doudi.complaint.Hearer;
import doudi.plumbing.StreamHub;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the counts right by counting again: every complaint told of marks its bucket-days, and {@link #recountTouched} counts each marked
 * one once, however many complaints touched it. Being told twice changes nothing.
 */
public final class HotspotProjection implements ComplaintFeed.Listener {
  private static final Logger log = LoggerFactory.getLogger(HotspotProjection.class);

  /** A stored count that was not what counting gives. */
  public record Difference(String bucketDay, Counted stored, Counted counted) {}

  static final String TOPIC = "hotspots";
  private static final String EVENT = "hotspot";
  private static final String BETWEEN = "#";

  private final ComplaintCountStore counts;
  private final HotspotStore store;
  private final HotspotBoard board;
  private final StreamHub streams;
  private Map<String, Promise<Void>> touched = new HashMap<>();
  private Future<Void> round = Future.succeededFuture();

  public HotspotProjection(ComplaintCountStore counts, HotspotStore store, HotspotBoard board, StreamHub streams) {
    this.counts = counts;
    this.store = store;
    this.board = board;
    this.streams = streams;
  }

  /** Completes when the buckets of the complaint have been counted again and those who follow them have been told. */
  @Override
  public Future<Void> told(Complaint complaint) {
    var waits = new ArrayList<Future<Void>>();
    synchronized (this) {
      complaint.bucketDays().forEach(key -> waits.add(touched.computeIfAbsent(key, fresh -> Promise.promise()).future()));
    }
    return Future.all(waits).compose(counted -> tell(complaint));
  }

  private Future<Void> tell(Complaint complaint) {
    var told = new ArrayList<Future<Void>>();
    for (int sequence : complaint.untold()) {
      if (!Hearer.HOTSPOTS.hears(complaint.event(sequence))) continue;
      for (String key : complaint.asOf(sequence).bucketDays()) {
        String hotspotId = key.substring(0, key.lastIndexOf('@'));
        told.add(streams.tell(TOPIC, hotspotId + BETWEEN + complaint.eventId(sequence), EVENT, () -> "{\"hotspotId\":\"%s\",\"day\":\"%s\"}"
            .formatted(hotspotId, key.substring(key.lastIndexOf('@') + 1))));
      }
    }
    return Future.join(told).mapEmpty();
  }

  /** Of which hotspot an item of {@link #TOPIC} tells. */
  static String hotspotOf(String itemKey) {
    return itemKey.substring(0, Math.max(0, itemKey.indexOf(BETWEEN)));
  }

  /**
   * Counts every bucket-day that was touched since the last time; one round after the other, so that no older count is put over a newer
   * one.
   */
  public synchronized Future<Void> recountTouched() {
    round = round.transform(ended -> countTouched());
    return round;
  }

  private Future<Void> countTouched() {
    Map<String, Promise<Void>> now;
    synchronized (this) {
      now = touched;
      touched = new HashMap<>();
    }
    var done = new ArrayList<Future<Void>>();
    Future<Future<Void>> read = Future.succeededFuture();
    for (var one : now.entrySet()) {
      read = read.transform(before -> recount(one.getKey()));
      done.add(read.compose(Function.identity()).onComplete(one.getValue()));
    }
    return Future.join(done).transform(all -> {
      if (all.failed()) log.warn("hotspots not counted, the sweep will tell again buckets={}", now.size(), all.cause());
      return Future.succeededFuture();
    });
  }

  /** Completes when it is read, so that one is read after the other and requests come in between; within it, when it is written. */
  private Future<Future<Void>> recount(String bucketDay) {
    Instant begun = board.now();
    return counts.count(bucketDay).map(counted -> board.put(bucketDay, counted, begun));
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
      return board.put(bucketDay, counted, begun);
    });
  }
}
