package doudi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes round. A round begins only when the one before has ended; a round that failed is logged and tried again. */
final class Chores {
  private static final Logger log = LoggerFactory.getLogger(Chores.class);
  private static final int MEANWHILE_MILLIS = 50;

  private final Vertx vertx;
  private final List<Future<?>> underWay = new ArrayList<>();
  private volatile boolean stopped;

  Chores(Vertx vertx) {
    this.vertx = vertx;
  }

  void every(long millis, String what, Supplier<Future<?>> work) {
    int place = underWay.size();
    underWay.add(Future.succeededFuture());
    again(millis, what, work, place);
  }

  private void again(long millis, String what, Supplier<Future<?>> work, int place) {
    vertx.setTimer(millis, fired -> {
      if (stopped) return;
      Future<?> round = round(work).onFailure(failure -> log.warn("chore failed, will be tried again chore=\"{}\"", what, failure));
      underWay.set(place, round);
      round.onComplete(done -> again(millis, what, work, place));
    });
  }

  private static Future<?> round(Supplier<Future<?>> work) {
    try {
      return work.get();
    } catch (RuntimeException broken) {
      return Future.failedFuture(broken);
    }
  }

  /**
   * No new round; completes when those under way have ended.
   *
   * @param meanwhile goes on until then, because a round may wait for it
   */
  Future<Void> stop(Runnable meanwhile) {
    stopped = true;
    long going = vertx.setPeriodic(MEANWHILE_MILLIS, tick -> meanwhile.run());
    return Future.join(List.copyOf(underWay)).onComplete(ended -> vertx.cancelTimer(going)).transform(ended -> Future.succeededFuture());
  }
}
