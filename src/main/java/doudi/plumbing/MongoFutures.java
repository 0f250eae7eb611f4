package doudi.plumbing;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one bridge from driver publishers to futures; every result comes back on the caller's Vert.x context. */
public final class MongoFutures {
  private static final Logger log = LoggerFactory.getLogger(MongoFutures.class);
  /** OutOfDiskSpace: MongoDB's code for a server that cannot write any more. */
  private static final int OUT_OF_DISK_SPACE = 14031;

  private final Vertx vertx;

  public MongoFutures(Vertx vertx) {
    this.vertx = vertx;
  }

  /** What the driver reads from, where it wants a publisher. */
  public static <T> Publisher<T> publisher(T item) {
    return subscriber -> subscriber.onSubscribe(new Subscription() {
      private boolean over;

      @Override public void request(long wanted) {
        if (over) return;
        over = true;
        subscriber.onNext(item);
        subscriber.onComplete();
      }

      @Override public void cancel() { over = true; }
    });
  }

  /** First item, or empty when the publisher completes without one. */
  public <T> Future<Optional<T>> first(Publisher<T> publisher) {
    return all(publisher).map(items -> items.stream().findFirst());
  }

  /** Every item in order; the query must carry its own limit. Fails with Refusal UNAVAILABLE while the store cannot be reached. */
  public <T> Future<List<T>> all(Publisher<T> publisher) {
    Context caller = vertx.getOrCreateContext();
    var collected = new Collected<T>();
    publisher.subscribe(collected);
    return Future.fromCompletionStage(collected.result, caller).recover(failure -> Future.failedFuture(translated(failure)));
  }

  /**
   * Hands over every item in order, one at a time, on the driver's threads: for more than should be held together. The query must carry its
   * own limit. Completes with how many there were, on the caller's context; what the taker did is visible then.
   */
  public <T> Future<Integer> each(Publisher<T> publisher, Consumer<T> taker) {
    Context caller = vertx.getOrCreateContext();
    var handed = new Handed<>(taker);
    publisher.subscribe(handed);
    return Future.fromCompletionStage(handed.result, caller).recover(failure -> Future.failedFuture(translated(failure)));
  }

  /** Inserts into the collection together what many add one by one and wait for. */
  public <T> MongoInserts<T> inserts(MongoCollection<T> collection) {
    return new MongoInserts<>(vertx, this, collection, true);
  }

  /** The same for what nobody waits for. */
  public <T> MongoInserts<T> leisurelyInserts(MongoCollection<T> collection) {
    return new MongoInserts<>(vertx, this, collection, false);
  }

  /** Whether a write failed because another document already holds the same unique key. */
  public static boolean isDuplicateKey(Throwable failure) {
    return failure instanceof MongoServerException refused && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }

  static Throwable translated(Throwable failure) {
    if (!isOutage(failure)) return failure;
    log.warn("store unreachable cause={}", failure.toString());
    return Refusal.unavailable("The store cannot be reached just now; nothing was changed. Try again in a moment.");
  }

  private static boolean isOutage(Throwable failure) {
    return failure instanceof MongoTimeoutException || failure instanceof MongoSocketException
        || failure instanceof MongoConnectionPoolClearedException || failure instanceof MongoServerUnavailableException
        || failure instanceof MongoNotPrimaryException
        || failure instanceof MongoNodeIsRecoveringException || failure instanceof MongoInterruptedException
        || failure instanceof MongoException full && full.getCode() == OUT_OF_DISK_SPACE
        || failure instanceof IllegalStateException closed && "state should be: open".equals(closed.getMessage());
  }

  private static final class Collected<T> implements Subscriber<T> {
    private final CompletableFuture<List<T>> result = new CompletableFuture<>();
    private final List<T> items = new ArrayList<>();

    @Override public void onSubscribe(Subscription subscription) { subscription.request(Long.MAX_VALUE); }
    @Override public void onNext(T item) { items.add(item); }
    @Override public void onError(Throwable failure) { result.completeExceptionally(failure); }
    @Override public void onComplete() { result.complete(items); }
  }

  private static final class Handed<T> implements Subscriber<T> {
    private final CompletableFuture<Integer> result = new CompletableFuture<>();
    private final Consumer<T> taker;
    private Subscription subscription;
    private int count;

    private Handed(Consumer<T> taker) {
      this.taker = taker;
    }

    @Override public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override public void onNext(T item) {
      if (result.isDone()) return;
      try {
        taker.accept(item);
        count++;
      } catch (RuntimeException broken) {
        subscription.cancel();
        result.completeExceptionally(broken);
      }
    }

    @Override public void onError(Throwable failure) { result.completeExceptionally(failure); }
    @Override public void onComplete() { result.complete(count); }
  }
}
