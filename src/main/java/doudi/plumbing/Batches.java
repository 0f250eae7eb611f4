package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Does one thing for many at once: while as many batches are under way as may be, the next one gathers. Batches begin in the order of
 * adding.
 */
public final class Batches<T> {
  private static final int LARGEST = 256;
  /** So much may gather before more is refused; whoever added it adds it again later. */
  private static final int MOST_GATHERED = 20_000;

  private record Added<T>(T item, Promise<Void> done) {}

  private final Executor soon;
  private final Function<List<T>, Future<Void>> work;
  private final int atOnce;
  private final List<Added<T>> gathered = new ArrayList<>();
  private int underWay;

  /**
   * @param soon runs a step when the one under way has ended, so that what is added together is worked on together
   * @param work what is to be done for a batch
   * @param atOnce so many batches may be under way; 1 where one must have ended before the next begins
   */
  public Batches(Executor soon, Function<List<T>, Future<Void>> work, int atOnce) {
    this.soon = soon;
    this.work = work;
    this.atOnce = atOnce;
  }

  /** Completes, or fails, with the batch that the item goes into; fails at once with Refusal UNAVAILABLE when too much has gathered. */
  public Future<Void> add(T item) {
    var added = new Added<>(item, Promise.<Void>promise());
    synchronized (gathered) {
      if (gathered.size() == MOST_GATHERED) return Future.failedFuture(Refusal.unavailable("more is told than can be written down"));
      gathered.add(added);
      if (underWay == atOnce) return added.done.future();
      underWay++;
    }
    soon.execute(this::next);
    return added.done.future();
  }

  private void next() {
    List<Added<T>> batch = take();
    if (batch.isEmpty()) return;
    worked(batch).onComplete(done -> {
      next();
      batch.forEach(one -> one.done.handle(done));
    });
  }

  private List<Added<T>> take() {
    synchronized (gathered) {
      List<Added<T>> first = gathered.subList(0, Math.min(LARGEST, gathered.size()));
      List<Added<T>> batch = List.copyOf(first);
      first.clear();
      if (batch.isEmpty()) underWay--;
      return batch;
    }
  }

  private Future<Void> worked(List<Added<T>> batch) {
    try {
      return work.apply(batch.stream().map(Added::item).toList());
    } catch (RuntimeException broken) {
      return Future.failedFuture(broken);
    }
  }
}
