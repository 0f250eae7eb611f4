package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Reads topics on from a place, without a hole: waits for a writer that is at work there, and closes the hole that a dead one left. */
final class StreamReader {
  /** How many items one look brings at most. */
  static final int PAGE = 200;
  private static final long LOOK_AGAIN_MILLIS = 50;
  /** After a second, whoever was given the place has died or will be given another. */
  private static final int LOOKS = 20;

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
    return after(topic, place, LOOKS);
  }

  private Future<Stretch> after(String topic, long place, int looks) {
    return store.after(topic, place, PAGE).compose(found -> {
      int whole = 0;
      while (whole < found.size() && found.get(whole).place() == place + whole + 1) whole++;
      if (whole > 0 || found.isEmpty()) return Future.succeededFuture(new Stretch(found.subList(0, whole), whole == found.size() && whole < PAGE));
      if (looks > 0) return vertx.timer(LOOK_AGAIN_MILLIS).compose(later -> after(topic, place, looks - 1));
      return store.leaveBlank(topic, place + 1, clock.instant()).compose(closed -> after(topic, place, LOOKS));
    });
  }
}
