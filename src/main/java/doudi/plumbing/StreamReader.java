package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Reads topics on from a place, without a hole: waits for a writer that is at work there, and closes the hole that a dead one left. */
final class StreamReader {
  /** How many items one look brings at most. */
  static final int PAGE = 200;
  private static final long LOOK_AGAIN_MILLIS = 50;
  /** After a second, whoever was given the place has died or will be given another. */
  private static final int LOOKS = 20;

  private static final int MOST_CLOSED = 1_000;

  /** @param atEnd whether nothing was behind it when it was read */
  record Stretch(List<StreamItem> items, boolean atEnd) {}

  private final Vertx vertx;
  private final StreamStore store;
  private final Clock clock;

  StreamReader(Vertx vertx, StreamStore store, Clock clock) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
  }

  /** What comes directly behind that place; empty only at the end. */
  Future<Stretch> after(String topic, long place) {
    return store.after(topic, place, PAGE).compose(found -> isWhole(found, place) ? Future.succeededFuture(stretch(found, place))
        : wait(topic, place, found.get(found.size() - 1).place(), LOOKS));
  }

  private static boolean isWhole(List<StreamItem> found, long place) {
    return found.isEmpty() || found.get(0).place() == place + 1;
  }

  private static Stretch stretch(List<StreamItem> found, long place) {
    int whole = 0;
    while (whole < found.size() && found.get(whole).place() == place + whole + 1) whole++;
    return new Stretch(found.subList(0, whole), whole == found.size() && whole < PAGE);
  }

  /** @param seen a place behind the hole that was taken when the waiting began: what is still free before it then is nobody's any more */
  private Future<Stretch> wait(String topic, long place, long seen, int looks) {
    return vertx.timer(LOOK_AGAIN_MILLIS).compose(later -> store.after(topic, place, PAGE)).compose(found -> {
      if (isWhole(found, place)) return Future.succeededFuture(stretch(found, place));
      return looks > 1 ? wait(topic, place, seen, looks - 1) : close(topic, place, seen, found).compose(closed -> after(topic, place));
    });
  }

  private Future<Void> close(String topic, long place, long seen, List<StreamItem> found) {
    Set<Long> taken = found.stream().map(StreamItem::place).collect(Collectors.toSet());
    return Future.join(LongStream.range(place + 1, Math.min(seen, place + MOST_CLOSED)).filter(free -> !taken.contains(free))
        .mapToObj(free -> store.leaveBlank(topic, free, clock.instant())).toList()).mapEmpty();
  }
}
