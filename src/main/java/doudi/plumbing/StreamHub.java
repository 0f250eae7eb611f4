package doudi.plumbing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Where capabilities tell and streams follow. What is told stands in the store before anybody hears of it; the event bus only says
 * "look", here and on other nodes. A node that no bell reaches looks by itself every few seconds ({@link #lookEverywhere}), so a lost
 * bell costs time and nothing else.
 */
public final class StreamHub {
  private static final String TOLD = "doudi.streams.told";
  private static final String PLACE = "place";
  private static final String RIGHTS = "doudi.streams.rights";
  private static final int MOST_OPEN = 20_000;
  private static final int ASKED_AT_ONCE = 500;
  /** Between the age at which a place is refused and the age at which its items go, so that no clock can come between. */
  private static final Duration MARGIN = Duration.ofHours(1);

  /**
   * @param heartbeat how often a stream shows that it lives, and whose it is is asked again
   * @param patience how long a reader may take nothing before its stream is cut
   * @param memory how old a place may be from which a reader resumes
   */
  public record Pace(Duration heartbeat, Duration patience, Duration memory) {
    public static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofHours(24));
  }

  private final Vertx vertx;
  private final StreamStore store;
  private final Clock clock;
  private final Pace pace;
  private final StreamId ids;
  private final StreamReader reader;
  private final StreamAudience audience;
  private final StreamWriter writer;
  private final Counter cut;
  private final Map<String, StreamTail> tails = new HashMap<>();
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final List<MessageConsumer<String>> bells = new ArrayList<>();
  private volatile boolean closed;

  /** @param key 32 bytes that seal places, the same on every node */
  public StreamHub(Vertx vertx, StreamStore store, Clock clock, byte[] key, Pace pace, MeterRegistry meters) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
    this.pace = pace;
    this.ids = new StreamId(key);
    this.reader = new StreamReader(vertx, store, clock);
    this.audience = new StreamAudience(store, clock, pace.memory());
    this.writer = new StreamWriter(store, audience, clock, this::written, vertx);
    this.cut = Counter.builder("doudi.streams.cut").description("readers cut because they took nothing").register(meters);
    meters.gaugeCollectionSize("doudi.streams.open", List.of(), open);
  }

  /** Listens for bells. */
  public Future<Void> start() {
    bells.add(vertx.eventBus().consumer(TOLD, message -> ring(message.body(), placeIn(message.headers()))));
    bells.add(vertx.eventBus().consumer(RIGHTS, message -> askAgain(message.body())));
    return Future.all(bells.stream().map(MessageConsumer::completion).toList()).mapEmpty();
  }

  /**
   * Tells something on a topic, once, to those who follow it or may come back to it. Telling it again, anywhere, changes nothing.
   *
   * @param key what makes it the same thing, such as an event's id
   * @param event the name under which readers hear it
   * @param data JSON text in one line; not asked for when nobody is there to read it
   * @return completes when it is safe; fails when it is not, and then it must be told again
   */
  public Future<Void> tell(String topic, String key, String event, Supplier<String> data) {
    return writer.write(topic, key, event, data);
  }

  /** Whoever that is may do more or less than a moment ago: their streams are asked again, on every node. */
  public void rightsChanged(String who) {
    vertx.eventBus().publish(RIGHTS, who);
  }

  private void askAgain(String who) {
    open.stream().filter(stream -> stream.isOf(who)).forEach(EventStream::askAgain);
  }

  /** Who follows here hears it from the writer; the bell is for other nodes, and for whoever could not be handed it. */
  private void written(String topic, List<StreamItem> items) {
    var bell = new DeliveryOptions();
    if (!items.isEmpty()) {
      tail(topic).ifPresent(tail -> tail.wrote(items));
      bell.addHeader(PLACE, Long.toString(items.get(items.size() - 1).place()));
    }
    vertx.eventBus().publish(TOLD, topic, bell);
  }

  /** Up to which place something new stands; the bell does not always say. */
  private static long placeIn(MultiMap headers) {
    String place = headers.get(PLACE);
    return place == null ? Long.MAX_VALUE : Long.parseLong(place);
  }

  private void ring(String topic, long place) {
    tail(topic).filter(tail -> tail.place() < place).ifPresent(StreamTail::ring);
  }

  private Optional<StreamTail> tail(String topic) {
    synchronized (tails) {
      return Optional.ofNullable(tails.get(topic));
    }
  }

  /** Looks at every topic that is followed here, whether a bell rang or not. */
  public Future<Void> lookEverywhere() {
    List<String> topics;
    synchronized (tails) {
      topics = List.copyOf(tails.keySet());
    }
    var looks = new ArrayList<Future<Void>>();
    for (int from = 0; from < topics.size(); from += ASKED_AT_ONCE) looks.add(look(topics.subList(from,
        Math.min(topics.size(), from + ASKED_AT_ONCE))));
    return Future.join(looks).mapEmpty();
  }

  private Future<Void> look(Collection<String> topics) {
    return store.last(topics).map(last -> {
      last.forEach(this::ring);
      return null;
    });
  }

  /** Drops what nobody can resume from any more. */
  public Future<Void> forget() {
    audience.forget();
    return store.forget(clock.instant().minus(pace.memory()).minus(MARGIN)).mapEmpty();
  }

  /** Ends every stream at once and takes no new one; readers resume elsewhere. */
  public Future<Void> close() {
    closed = true;
    open.forEach(EventStream::end);
    return Future.join(bells.stream().map(MessageConsumer::unregister).toList()).transform(done -> Future.succeededFuture());
  }

  public int openStreams() {
    return open.size();
  }

  boolean isFull() {
    return closed || open.size() >= MOST_OPEN;
  }

  void opened(EventStream stream) {
    open.add(stream);
    if (closed) stream.end();
  }

  void ended(EventStream stream, boolean wasCut) {
    if (open.remove(stream) && wasCut) cut.increment();
  }

  /** From now on the follower hears what comes behind {@code place}, or behind a later place if the topic is followed here already. */
  void follow(String topic, long place, StreamTail.Follower follower) {
    synchronized (tails) {
      tails.computeIfAbsent(topic, fresh -> new StreamTail(fresh, reader, place)).add(follower);
    }
    ring(topic, Long.MAX_VALUE);
  }

  void leave(String topic, StreamTail.Follower follower) {
    synchronized (tails) {
      StreamTail tail = tails.get(topic);
      if (tail != null && tail.remove(follower)) tails.remove(topic);
    }
  }

  Future<StreamReader.Stretch> after(String topic, long place) {
    return reader.after(topic, place);
  }

  /** What a reader of the topic hears behind that place, blanks included; empty at the end. */
  public Future<List<StreamItem>> read(String topic, long place) {
    return reader.after(topic, place).map(StreamReader.Stretch::items);
  }

  /** Somebody is about to follow; see {@link StreamAudience#join}. */
  public Future<Boolean> join(List<String> topics) {
    return audience.join(topics);
  }

  Future<Map<String, Long>> last(List<String> topics) {
    return store.last(topics);
  }

  StreamId ids() { return ids; }
  Pace pace() { return pace; }
  Instant now() { return clock.instant(); }
  Vertx vertx() { return vertx; }
}
