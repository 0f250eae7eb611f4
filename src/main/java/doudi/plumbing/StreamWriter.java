package doudi.plumbing;

import doudi.plumbing.StreamItem.News;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Writes to topics in the order in which it is told, a whole batch at a time: while one is being written, the next one gathers. */
final class StreamWriter {
  /** So much may gather for one topic before more is refused; whoever told it tells it again later. */
  private static final int MOST_GATHERED = 20_000;
  private static final int BATCH = 256;

  private record Told(News news, Promise<Void> written) {}

  private final StreamStore store;
  private final Clock clock;
  private final Consumer<String> written;
  private final Executor soon;
  /** Topics that are being written to now, with what gathers for them. */
  private final Map<String, List<Told>> gathering = new HashMap<>();

  /**
   * @param written hears of a topic when something new stands in it
   * @param soon runs a step when the one under way has ended, so that what is told together is written together
   */
  StreamWriter(StreamStore store, Clock clock, Consumer<String> written, Executor soon) {
    this.store = store;
    this.clock = clock;
    this.written = written;
    this.soon = soon;
  }

  /** Completes when it stands in the topic. */
  Future<Void> write(String topic, News news) {
    var told = new Told(news, Promise.promise());
    synchronized (gathering) {
      List<Told> waiting = gathering.get(topic);
      if (waiting == null) {
        gathering.put(topic, waiting = new ArrayList<>());
        soon.execute(() -> next(topic));
      }
      if (waiting.size() == MOST_GATHERED) return Future.failedFuture(Refusal.unavailable("more is told on " + topic
          + " than can be written down"));
      waiting.add(told);
    }
    return told.written.future();
  }

  private void write(String topic, List<Told> batch) {
    store.append(topic, batch.stream().map(Told::news).toList(), clock.instant()).onComplete(done -> {
      if (done.succeeded()) written.accept(topic);
      next(topic);
      batch.forEach(one -> one.written.handle(done));
    });
  }

  private void next(String topic) {
    List<Told> batch;
    synchronized (gathering) {
      List<Told> waiting = gathering.get(topic);
      if (waiting.isEmpty()) {
        gathering.remove(topic);
        return;
      }
      List<Told> first = waiting.subList(0, Math.min(BATCH, waiting.size()));
      batch = List.copyOf(first);
      first.clear();
    }
    write(topic, batch);
  }
}
