package doudi.webhook;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.Hearer;
import doudi.plumbing.Digest;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes for every webhook of a platform that a hotspot there has changed: one delivery for each quarter of an hour in which something
 * happened, due at its end. Being told twice changes nothing, because the delivery's id says all that makes it one.
 */
public final class WebhookProjection implements ComplaintFeed.Listener {
  static final Duration SLOT = Duration.ofMinutes(15);
  /** So long an event may take to be told of, when the node that wrote it has died. */
  static final Duration LATE = Duration.ofSeconds(45);
  private static final int REMEMBERED = 10_000;

  private final WebhookDesk webhooks;
  private final DeliveryStore deliveries;
  private final Clock clock;
  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  public WebhookProjection(WebhookDesk webhooks, DeliveryStore deliveries, Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Completes when everything is noted in the store; from there it is sent, whatever happens to this node. */
  @Override
  public Future<Void> told(Complaint complaint) {
    List<Webhook> concerned = webhooks.active().stream().filter(one -> one.platformId().equals(complaint.platformId())).toList();
    Optional<Instant> happened = complaint.untold().stream().map(complaint::event).filter(Hearer.HOTSPOTS::hears).map(ComplaintEvent::at)
        .max(Instant::compareTo);
    if (concerned.isEmpty() || happened.isEmpty()) return Future.succeededFuture();
    var all = new ArrayList<Future<Void>>();
    complaint.bucketDays().stream().map(key -> key.substring(0, key.lastIndexOf('@')))
        .forEach(hotspotId -> concerned.forEach(webhook -> all.add(note(webhook, hotspotId, happened.get()))));
    return Future.join(all).mapEmpty();
  }

  /** In the quarter of an hour in which it happened; told later than it is waited for, in the present one. */
  private Future<Void> note(Webhook webhook, String hotspotId, Instant happened) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    long slot = dueAt(slotOf(happened)).isAfter(now) ? slotOf(happened) : slotOf(now);
    Instant due = dueAt(slot);
    String id = "%s-%08x-%s".formatted(webhook.id(), slot, Digest.of(hotspotId).substring(0, 16));
    if (noted.contains(id)) return Future.succeededFuture();
    if (noted.size() >= REMEMBERED) noted.clear();
    return deliveries.add(new Delivery(id, webhook.id(), hotspotId, Delivery.State.WAITING, 0, now, now, due, null, null, null))
        .onSuccess(added -> noted.add(id));
  }

  private static long slotOf(Instant at) {
    return at.toEpochMilli() / SLOT.toMillis();
  }

  private static Instant dueAt(long slot) {
    return Instant.ofEpochMilli((slot + 1) * SLOT.toMillis()).plus(LATE);
  }
}
