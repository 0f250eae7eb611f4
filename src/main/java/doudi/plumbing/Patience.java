package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** How long a caller is kept waiting. */
public final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Patience() {}

  /**
   * What came of the work, or TimeoutException after 15 seconds; what comes later is dropped. The timer belongs to the caller's own event
   * loop: that of {@link Future#timeout} would wake another thread for every request.
   */
  public static <T> Future<T> with(Vertx vertx, Future<T> work) {
    return with(vertx, LONGEST, work);
  }

  static <T> Future<T> with(Vertx vertx, Duration longest, Future<T> work) {
    if (work.isComplete()) return work;
    var outcome = Promise.<T>promise();
    long timer = vertx.setTimer(longest.toMillis(), late -> outcome.tryFail(new TimeoutException("no answer within " + longest)));
    work.onComplete(done -> {
      vertx.cancelTimer(timer);
      if (done.succeeded()) outcome.tryComplete(done.result());
      else outcome.tryFail(done.cause());
    });
    return outcome.future();
  }
}
