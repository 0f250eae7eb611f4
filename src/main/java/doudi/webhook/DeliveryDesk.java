package doudi.webhook;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, each receiver on its own: one that is slow or broken keeps nobody else waiting. Before a delivery goes out the store
 * says that it is under way and until when; a node that dies in between is followed by another, under the same id.
 */
public final class DeliveryDesk {
  private static final Logger log = LoggerFactory.getLogger(DeliveryDesk.class);
  private static final int BATCH = 20;
  private static final Duration UNDER_WAY = Duration.ofMinutes(2);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final WebhookDesk webhooks;
  private final DeliveryStore store;
  private final HotspotEventJson events;
  private final HttpWebhookSender sender;
  private final Clock clock;
  private final DoubleSupplier chance;
  private final Map<String, Future<Void>> busy = new ConcurrentHashMap<>();

  /** @param chance numbers from 0 to 1 */
  public DeliveryDesk(WebhookDesk webhooks, DeliveryStore store, HotspotEventJson events, HttpWebhookSender sender, Clock clock,
      DoubleSupplier chance) {
    this.webhooks = webhooks;
    this.store = store;
    this.events = events;
    this.sender = sender;
    this.clock = clock;
    this.chance = chance;
  }

  /** Begins what is due to receivers that are not busy, and waits for none of them. */
  public Future<Void> sweep() {
    for (Webhook webhook : webhooks.active()) {
      if (busy.putIfAbsent(webhook.id(), Future.succeededFuture()) != null) continue;
      Future<Void> round = store.due(webhook.id(), now(), BATCH).compose(found -> inOrder(webhook, found));
      busy.replace(webhook.id(), round);
      round.onFailure(failure -> log.warn("deliveries not noted, will be sent again webhook={}", webhook.id(), failure))
          .onComplete(ended -> busy.remove(webhook.id()));
    }
    return Future.succeededFuture();
  }

  /** Ends with the first that fails: the next waits for another round, not for the receiver to fail them all. */
  private Future<Void> inOrder(Webhook webhook, List<Delivery> due) {
    if (due.isEmpty()) return Future.succeededFuture();
    return one(webhook, due.get(0))
        .compose(well -> well ? inOrder(webhook, due.subList(1, due.size())) : Future.succeededFuture());
  }

  private Future<Boolean> one(Webhook webhook, Delivery read) {
    Optional<String> body = Optional.ofNullable(read.body()).or(() -> events.text(read.id(), read.hotspotId(), now()));
    if (body.isEmpty()) return store.drop(read).map(true);
    Delivery underWay = read.underWay(body.get(), now().plus(UNDER_WAY));
    return store.change(read, underWay).compose(mine -> mine ? send(webhook, underWay) : Future.succeededFuture(true));
  }

  private Future<Boolean> send(Webhook webhook, Delivery underWay) {
    var headers = Signature.headers(webhook.secret(), underWay.id(), now(), underWay.body());
    return sender.send(webhook.url(), headers, underWay.body()).compose(reply -> settle(webhook, underWay, reply));
  }

  private Future<Boolean> settle(Webhook webhook, Delivery underWay, Reply reply) {
    Delivery after = underWay.after(reply, now(), chance.getAsDouble());
    if (after.state() == Delivery.State.GIVEN_UP) log.warn("delivery given up webhook={} delivery={} reason={}", webhook.id(), after.id(),
        after.reason());
    return store.change(underWay, after).compose(noted -> reply.isGone() ? webhooks.gone(webhook) : Future.succeededFuture())
        .map(reply.accepted());
  }

  /** Forgets what is older than a month. */
  public Future<Void> forget() {
    return store.forgetBefore(now().minus(REMEMBERED));
  }

  /** Completes when nothing is under way any more; ends what is still talking. */
  public Future<Void> close() {
    return sender.close().transform(closed -> Future.join(List.copyOf(busy.values()))).transform(ended -> Future.succeededFuture());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
