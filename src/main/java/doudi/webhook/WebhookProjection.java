package doudi.webhook;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.Hearer;
import doudi.plumbing.Digest;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes for every webhook of a platform that a hotspot there has changed: one delivery for each quarter of an hour in which something
 * happened, due at its end. Being told twice changes nothing, because the delivery's id says all that makes it one.
 */
public final class WebhookProjection implements ComplaintFeed.Listener {
  static final Duration SLOT = Duration.ofMinutes(15);
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
    boolean counts = complaint.untold().stream().anyMatch(sequence -> Hearer.HOTSPOTS.hears(complaint.event(sequence)));
    if (concerned.isEmpty() || !counts) return Future.succeededFuture();
    var all = new ArrayList<Future<Void>>();
    complaint.bucketDays().stream().map(key -> key.substring(0, key.lastIndexOf('@')))
        .forEach(hotspotId -> concerned.forEach(webhook -> all.add(note(webhook, hotspotId))));
    return Future.join(all).mapEmpty();
  }

  private Future<Void> note(Webhook webhook, String hotspotId) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    long slot = now.toEpochMilli() / SLOT.toMillis();
    Instant due = Instant.ofEpochMilli((slot + 1) * SLOT.toMillis());
    String id = "%s-%08x-%s".formatted(webhook.id(), slot, Digest.of(hotspotId).substring(0, 16));
    if (noted.contains(id)) return Future.succeededFuture();
    if (noted.size() >= REMEMBERED) noted.clear();
    return deliveries.add(new Delivery(id, webhook.id(), hotspotId, Delivery.State.WAITING, 0, now, now, due, null, null, null))
        .onSuccess(added -> noted.add(id));
  }
}
