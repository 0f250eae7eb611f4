package doudi.plumbing;

import doudi.plumbing.StreamItem.News;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Writes to topics that have an audience, in the order in which it is told; a batch at a time, whatever its topics. */
final class StreamWriter {
  private record Told(String topic, String key, String event, Supplier<String> data) {}

  private final StreamStore store;
  private final StreamAudience audience;
  private final Clock clock;
  private final BiConsumer<String, List<StreamItem>> written;
  private final Batches<Told> batches;

  /** @param written hears of a topic when something new stands in it, and what, where all of it is new */
  StreamWriter(StreamStore store, StreamAudience audience, Clock clock, BiConsumer<String, List<StreamItem>> written, Vertx vertx) {
    this.store = store;
    this.audience = audience;
    this.clock = clock;
    this.written = written;
    this.batches = Batches.leisurely(vertx, this::write);
  }

  /** Completes when it stands in the topic, or when nobody is there to read it. */
  Future<Void> write(String topic, String key, String event, Supplier<String> data) {
    return batches.add(new Told(topic, key, event, data));
  }

  private Future<Void> write(List<Told> batch) {
    return audience.among(batch.stream().map(Told::topic).toList()).compose(followed -> {
      Map<String, List<News>> news = new LinkedHashMap<>();
      batch.stream().filter(told -> followed.contains(told.topic)).forEach(told -> news.computeIfAbsent(told.topic, fresh ->
          new ArrayList<>()).add(new News(told.key, told.event, told.data.get())));
      return Future.join(news.entrySet().stream().map(topic -> append(topic.getKey(), topic.getValue())).toList()).mapEmpty();
    });
  }

  private Future<Void> append(String topic, List<News> news) {
    return store.append(topic, news, clock.instant()).onSuccess(items -> written.accept(topic, items)).mapEmpty();
  }
}
