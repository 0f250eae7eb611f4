package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
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
  /** At full load many times as much gathers in it as would without. */
  private static final int REST_MILLIS = 10;

  private record Added<T>(T item, Promise<Void> done) {}

  private final Executor soon;
  private final Executor again;
  private final Function<List<T>, Future<Void>> work;
  private final int atOnce;
  private final List<Added<T>> gathered = new ArrayList<>();
  private int underWay;

  /**
   * @param soon runs the first step, so that what is added together is worked on together
   * @param again runs the step behind a batch that has ended, unless a largest one has gathered already
   * @param work what is to be done for a batch
   * @param atOnce so many batches may be under way; 1 where one must have ended before the next begins
   */
  Batches(Executor soon, Executor again, Function<List<T>, Future<Void>> work, int atOnce) {
    this.soon = soon;
    this.again = again;
    this.work = work;
    this.atOnce = atOnce;
  }

  /** For work that somebody waits for: a batch begins as soon as it may. */
  static <T> Batches<T> prompt(Vertx vertx, Function<List<T>, Future<Void>> work, int atOnce) {
    return new Batches<>(soon(vertx), Runnable::run, work, atOnce);
  }

  /**
   * For work that nobody waits for: one batch at a time, and a moment's rest behind each, so that there are fewer and larger ones. The rest
   * is a timer of whichever context began: it must not be undeployed before the end.
   */
  static <T> Batches<T> leisurely(Vertx vertx, Function<List<T>, Future<Void>> work) {
    return new Batches<>(soon(vertx), step -> vertx.setTimer(REST_MILLIS, now -> step.run()), work, 1);
  }

  private static Executor soon(Vertx vertx) {
    return step -> vertx.runOnContext(now -> step.run());
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
      try {
        (isFull() ? (Executor) Runnable::run : again).execute(this::next);
      } finally {
        batch.forEach(one -> one.done.handle(done));
      }
    });
  }

  private boolean isFull() {
    synchronized (gathered) {
      return gathered.size() >= LARGEST;
    }
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
