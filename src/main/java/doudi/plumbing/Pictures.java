package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes pictures anew on threads of its own, a few at a time, because one may take a hundred megabytes while it is decoded. */
public final class Pictures {
  private static final int AT_ONCE = 2;
  private static final int MOST_WAITING = 16;

  private final WorkerExecutor workers;
  private final AtomicInteger underWay = new AtomicInteger();

  public Pictures(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor("pictures", AT_ONCE);
  }

  /** Fails as {@link Picture#madeAnew} says, and with UNAVAILABLE when too many wait already. */
  public Future<Picture> madeAnew(byte[] sent) {
    if (underWay.incrementAndGet() > AT_ONCE + MOST_WAITING) {
      underWay.decrementAndGet();
      return Future.failedFuture(Refusal.unavailable("Too many pictures came at once; send it again in a moment."));
    }
    return workers.executeBlocking(() -> Picture.madeAnew(sent), false).onComplete(done -> underWay.decrementAndGet());
  }
}
