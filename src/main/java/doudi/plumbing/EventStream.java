package doudi.plumbing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One reader's server-sent events. Keeps nothing for the reader but where they stand: what a slow reader has not taken is read from the
 * store when there is room again, and who takes nothing for too long is cut and resumes with {@code Last-Event-ID}. Everything happens on
 * the connection's own event loop.
 */
public final class EventStream {
  private static final int QUEUE_BYTES = 32 * 1024;

  private final StreamHub hub;
  private final HttpServerResponse response;
  private final Context context;
  private final Supplier<Future<Subscription>> rights;
  private final String who;
  private final List<String> topics;
  private final List<Leg> legs = new ArrayList<>();
  private Predicate<StreamItem> shows;
  private long heartbeat = -1;
  private long cutTimer = -1;
  private Instant joined;
  private boolean paused;
  private boolean ended;

  private EventStream(StreamHub hub, RoutingContext ctx, Subscription subscription, Supplier<Future<Subscription>> rights) {
    this.hub = hub;
    this.response = ctx.response();
    this.context = hub.vertx().getOrCreateContext();
    this.rights = rights;
    this.who = subscription.who();
    this.topics = subscription.topics();
    this.shows = subscription.shows();
    this.joined = hub.now();
    ctx.addEndHandler(gone -> leave(false));
  }

  /**
   * Answers with a stream that goes on where {@code Last-Event-ID} (or, for readers that cannot send it, {@code lastEventId}) says.
   *
   * @param rights asks again whether, and to what, the caller may listen; fails when not
   */
  static Future<Void> open(StreamHub hub, RoutingContext ctx, Subscription subscription, Supplier<Future<Subscription>> rights) {
    if (hub.isFull()) throw Refusal.unavailable("This node takes no more streams just now; try again in a moment.");
    Optional<String> from = Optional.ofNullable(ctx.request().getHeader("Last-Event-ID"))
        .or(() -> Optional.ofNullable(ctx.request().getParam("lastEventId")))
        .filter(id -> !id.isBlank());
    return hub.join(subscription.topics()).compose(unbroken -> hub.last(subscription.topics()).map(last -> {
      if (!ctx.response().closed()) new EventStream(hub, ctx, subscription, rights).begin(last, from, unbroken);
      return null;
    }));
  }

  private void begin(Map<String, Long> last, Optional<String> from, boolean unbroken) {
    Optional<StreamId.Standing> standing = from.flatMap(id -> hub.ids().read(topics, id));
    Optional<String> reset = from.isEmpty() ? Optional.empty() : refusal(standing, last, unbroken);
    for (int i = 0; i < topics.size(); i++) {
      legs.add(new Leg(topics.get(i), from.isPresent() && reset.isEmpty() ? standing.orElseThrow().places()
          .get(i) : last.get(topics.get(i))));
    }
    response.setStatusCode(200).setChunked(true).setWriteQueueMaxSize(QUEUE_BYTES).putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store").putHeader("x-accel-buffering", "no").putHeader("content-encoding", "identity");
    response.write("retry: 2000\nid: " + id() + "\n\n");
    reset.ifPresent(reason -> response.write("event: reset\nid: " + id() + "\ndata: {\"reason\":\"" + reason + "\"}\n\n"));
    hub.opened(this);
    legs.forEach(leg -> hub.follow(leg.topic, leg.place, leg));
    legs.forEach(Leg::catchUp);
    long beat = hub.pace().heartbeat().toMillis();
    heartbeat = hub.vertx().setPeriodic(ThreadLocalRandom.current().nextLong(beat) + 1, beat, fired -> beat());
  }

  /** Why the reader cannot go on from there; empty when they can. */
  private Optional<String> refusal(Optional<StreamId.Standing> standing, Map<String, Long> last, boolean unbroken) {
    if (standing.isEmpty()) return Optional.of("unknown");
    if (!unbroken || standing.get().issuedAt().isBefore(hub.now().minus(hub.pace().memory()))) return Optional.of("too-old");
    for (int i = 0; i < topics.size(); i++) if (standing.get().places().get(i) > last.get(topics.get(i))) return Optional.of("unknown");
    return Optional.empty();
  }

  boolean isOf(String someone) {
    return who.equals(someone);
  }

  private String id() {
    return hub.ids().of(topics, legs.stream().mapToLong(leg -> leg.place).toArray(), hub.now());
  }

  /** With the place, which moves on past what the reader may not hear. */
  private void beat() {
    if (ended) return;
    if (!response.writeQueueFull()) response.write(": heartbeat\nid: " + id() + "\n\n");
    askAgain();
    stay();
  }

  /** Until that is noted, the time before is noted still. */
  private void stay() {
    Instant now = hub.now();
    if (joined.plus(StreamAudience.RENEWAL).isAfter(now)) return;
    hub.join(topics).onSuccess(noted -> joined = now);
  }

  /** Ends the stream unless the caller may still listen to the same. A store that cannot be asked changes nothing. */
  void askAgain() {
    context.runOnContext(now -> {
      if (ended) return;
      asked().onSuccess(again -> {
        if (again.topics().equals(topics)) shows = again.shows();
        else end();
      }).onFailure(failure -> {
        if (!(failure instanceof Refusal no && no.kind() == Refusal.Kind.UNAVAILABLE)) end();
      });
    });
  }

  private Future<Subscription> asked() {
    try {
      return rights.get();
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  void end() {
    context.runOnContext(now -> {
      if (ended) return;
      leave(false);
      response.end();
    });
  }

  private void leave(boolean cut) {
    if (ended) return;
    ended = true;
    hub.vertx().cancelTimer(heartbeat);
    hub.vertx().cancelTimer(cutTimer);
    legs.forEach(leg -> hub.leave(leg.topic, leg));
    hub.ended(this, cut);
  }

  /** No room: waits for the reader, but not for ever. */
  private void pause() {
    if (paused) return;
    paused = true;
    cutTimer = hub.vertx().setTimer(hub.pace().patience().toMillis(), fired -> {
      leave(true);
      response.reset();
    });
    response.drainHandler(room -> {
      if (ended) return;
      paused = false;
      hub.vertx().cancelTimer(cutTimer);
      legs.forEach(Leg::catchUp);
    });
  }

  /** One topic of the stream: where the reader stands in it. */
  private final class Leg implements StreamTail.Follower {
    private final String topic;
    private long place;
    private boolean catchingUp;
    private boolean rung;

    private Leg(String topic, long place) {
      this.topic = topic;
      this.place = place;
    }

    @Override
    public void hear(long behind, List<StreamItem> items) {
      context.runOnContext(now -> {
        if (catchingUp) rung = true;
        else if (!ended && !paused) {
          if (behind > place) catchUp();
          else hand(items);
        }
      });
    }

    private void hand(List<StreamItem> items) {
      for (StreamItem item : items) {
        if (ended || item.place() <= place) continue;
        if (response.writeQueueFull()) {
          pause();
          return;
        }
        place = item.place();
        if (!item.isBlank() && shows.test(item)) response.write("event: " + item.event() + "\nid: " + id() + "\ndata: " + item.data()
            + "\n\n");
      }
    }

    private void catchUp() {
      if (catchingUp) {
        rung = true;
        return;
      }
      catchingUp = true;
      rung = false;
      hub.after(topic, place).onComplete(read -> {
        catchingUp = false;
        if (ended) return;
        if (read.failed()) {
          hub.vertx().setTimer(1_000, again -> catchUp());
          return;
        }
        hand(read.result().items());
        boolean more = !read.result().atEnd() && !read.result().items().isEmpty();
        if (!paused && (more || rung)) catchUp();
      });
    }
  }
}
