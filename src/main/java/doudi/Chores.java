package doudi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes round. A round begins only when the one before has ended; a round that failed is logged and tried again. */
final class Chores {
  private static final Logger log = LoggerFactory.getLogger(Chores.class);
  /** What share of the time a chore goes on that may be much, by how many times as long as it took it rests. */
  static final int A_TWENTIETH = 19;
  static final int A_HUNDREDTH = 99;
  private static final long LONGEST_REST_MILLIS = 10_000;

  private final Vertx vertx;
  private final List<Future<?>> underWay = new ArrayList<>();
  private volatile boolean stopped;

  Chores(Vertx vertx) {
    this.vertx = vertx;
  }

  void every(long millis, String what, Supplier<Future<?>> work) {
    again(millis, took -> millis, what, work, place());
  }

  /** Looking at what changed, which may be much: it rests nineteen times as long as it took, at most ten seconds. */
  void sparingly(long millis, String what, Supplier<Future<?>> work) {
    again(millis, took -> Math.max(millis, Math.min(A_TWENTIETH * took, LONGEST_REST_MILLIS)), what, work, place());
  }

  /**
   * Counting, which may be very much, so that requests come first.
   *
   * @param times it rests as long as it took, however long that was
   */
  void leisurely(long millis, int times, String what, Supplier<Future<?>> work) {
    again(millis, took -> Math.max(millis, times * took), what, work, place());
  }

  private int place() {
    underWay.add(Future.succeededFuture());
    return underWay.size() - 1;
  }

  /** @param pause in milliseconds, after a round that took so many */
  private void again(long first, LongUnaryOperator pause, String what, Supplier<Future<?>> work, int place) {
    vertx.setTimer(first, fired -> {
      if (stopped) return;
      long begun = System.nanoTime();
      Future<?> round = round(work).onFailure(failure -> log.warn("chore failed, will be tried again chore=\"{}\"", what, failure));
      underWay.set(place, round);
      round.onComplete(done -> again(pause.applyAsLong((System.nanoTime() - begun) / 1_000_000), pause, what, work, place));
    });
  }

  private static Future<?> round(Supplier<Future<?>> work) {
    try {
      return work.get();
    } catch (RuntimeException broken) {
      return Future.failedFuture(broken);
    }
  }

  /** No new round; completes when those under way have ended. */
  Future<Void> stop() {
    stopped = true;
    return Future.join(List.copyOf(underWay)).transform(ended -> Future.succeededFuture());
  }
}
