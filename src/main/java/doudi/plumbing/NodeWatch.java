package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says whether the nodes that share the store also hear each other. Each calls out on the event bus and signs in the store; a node that
 * signs but is not heard is out of earshot, which costs streams their immediacy and nothing else.
 */
public final class NodeWatch {
  private static final String CALL = "doudi.nodes";
  private static final Duration ALIVE = Duration.ofSeconds(20);
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final Vertx vertx;
  private final NodeStore store;
  private final Clock clock;
  private final String self = UUID.randomUUID().toString();
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();
  private MessageConsumer<String> calls;

  public NodeWatch(Vertx vertx, NodeStore store, Clock clock) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
  }

  public Future<Void> start() {
    calls = vertx.eventBus().consumer(CALL, call -> heard.put(call.body(), clock.instant()));
    return Future.all(calls.completion(), store.createIndexes()).compose(listening -> beat());
  }

  /** Shows that this node lives; several times within 20 s. */
  public Future<Void> beat() {
    Instant now = clock.instant();
    heard.values().removeIf(at -> at.isBefore(now.minus(ALIVE)));
    vertx.eventBus().publish(CALL, self);
    return store.seen(self, now).compose(seen -> store.forget(now.minus(FORGOTTEN)));
  }

  /** For the health page: how many nodes there are and how many of them this one hears. Who is heard lives, whatever their clock says. */
  public Future<String> describe() {
    return store.seenSince(clock.instant().minus(ALIVE)).map(signed -> {
      var alive = new HashSet<>(signed);
      alive.addAll(heard.keySet());
      long within = alive.stream().filter(node -> node.equals(self) || heard.containsKey(node)).count();
      if (alive.size() < 2) return "this one alone";
      return within == alive.size() ? alive.size() + " that hear each other"
          : "hears " + within + " of " + alive.size() + ": what happens on the others shows within seconds, not at once";
    });
  }

  public Future<Void> stop() {
    if (calls == null) return Future.succeededFuture();
    return calls.unregister().eventually(() -> store.gone(self)).transform(done -> Future.succeededFuture());
  }
}
