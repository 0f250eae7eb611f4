package doudi.bench;

import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Completes with the last value of a publisher, null when there was none. */
final class LastValue<T> implements Subscriber<T> {
  private final CompletableFuture<T> completed;
  private T value;

  LastValue(CompletableFuture<T> completed) {
    this.completed = completed;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(T next) {
    value = next;
  }

  @Override
  public void onError(Throwable failure) {
    completed.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    completed.complete(value);
  }
}
