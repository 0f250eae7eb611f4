package doudi.webhook;

import doudi.city.CityDesk;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers and withdraws webhooks: an admin any platform's, a platform's key its own. Holds the active ones in memory. */
public final class WebhookDesk {
  private static final Logger log = LoggerFactory.getLogger(WebhookDesk.class);
  private static final int MOST_OF_ONE = 10;
  private static final int MOST = 1_000;

  private final WebhookStore store;
  private final DeliveryStore deliveries;
  private final CityDesk cities;
  private final Receivers receivers;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile List<Webhook> active = List.of();

  public WebhookDesk(WebhookStore store, DeliveryStore deliveries, CityDesk cities, boolean demo, Clock clock) {
    this.store = store;
    this.deliveries = deliveries;
    this.cities = cities;
    this.receivers = new Receivers(demo);
    this.clock = clock;
  }

  /** @param platformId whose; a platform's key need not say so */
  public Future<Webhook> register(Caller caller, Optional<String> platformId, String url) {
    String platform = platformId.or(() -> own(caller)).orElseThrow(() -> Refusal.invalid("/platformId", "is required from an admin"));
    boolean known = caller.is(Role.ADMIN) ? cities.current().catalog().platform(platform).isPresent()
        : own(caller).filter(platform::equals).isPresent();
    if (!known) throw Refusal.invalid("/platformId", "is not a platform that you may register for");
    receivers.fault(url).ifPresent(fault -> { throw Refusal.invalid("/url", fault); });
    return store.page(Optional.of(platform), "", MOST_OF_ONE).compose(others -> {
      if (others.size() >= MOST_OF_ONE) throw Refusal.invalid("/platformId", "has " + MOST_OF_ONE + " webhooks already; remove one first");
      return store.add(fresh(platform, url));
    }).compose(added -> refresh().map(added)).onSuccess(added -> log.info("webhook registered webhook={} platform={} by={}", added.id(),
        added.platformId(), caller.role().code()));
  }

  private Webhook fresh(String platform, String url) {
    byte[] id = new byte[10];
    byte[] secret = new byte[32];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new Webhook("wh" + HexFormat.of().formatHex(id), platform, url, Signature.secret(secret), now(), Webhook.State.ACTIVE);
  }

  /** In the order of their ids. */
  public Future<Page<Webhook>> list(Caller caller, Optional<Cursor> cursor, int limit) {
    return store.page(own(caller), cursor.map(at -> at.key(0)).orElse(""), limit)
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.id())));
  }

  public Future<Void> remove(Caller caller, String id) {
    return mine(caller, id).compose(found -> store.remove(id)).compose(removed -> refresh());
  }

  /** Newest first. */
  public Future<Page<Delivery>> deliveries(Caller caller, String id, Optional<Cursor> cursor, int limit) {
    return mine(caller, id).compose(found -> deliveries.page(id, cursor.map(at -> at.key(0)), limit))
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.id())));
  }

  /** Sends a delivery once more, under the same id and with the same words. Fails with {@code wrong-state} where the receiver is gone. */
  public Future<Delivery> replay(Caller caller, String id, String deliveryId) {
    return mine(caller, id).compose(webhook -> {
      if (webhook.state() == Webhook.State.GONE) throw Refusal.conflict("wrong-state", "The receiver answered 410; register it anew.");
      return deliveries.find(deliveryId).map(found -> found.filter(one -> one.webhookId().equals(id)).orElseThrow(Refusal::notFound));
    }).compose(read -> {
      Delivery again = read.again(now());
      return deliveries.change(read, again).map(done -> {
        if (!done) throw Refusal.conflict("changed-meanwhile", "This delivery is under way just now; look again in a moment.");
        return again;
      });
    });
  }

  /** Fails with {@code not-found} for another's as for none. */
  private Future<Webhook> mine(Caller caller, String id) {
    return store.find(id).map(found -> found.filter(webhook -> caller.is(Role.ADMIN) || own(caller).filter(webhook.platformId()::equals)
        .isPresent()).orElseThrow(Refusal::notFound));
  }

  private static Optional<String> own(Caller caller) {
    return caller.is(Role.PLATFORM) ? caller.platformIds().stream().findFirst() : Optional.empty();
  }

  /** Takes over what was registered or withdrawn, here or on another node. */
  public Future<Void> refresh() {
    return store.page(Optional.empty(), "", MOST).map(all -> {
      active = all.stream().filter(one -> one.state() == Webhook.State.ACTIVE).toList();
      return null;
    });
  }

  List<Webhook> active() {
    return active;
  }

  Future<Void> gone(Webhook webhook) {
    log.warn("webhook receiver is gone, nothing more is sent webhook={} platform={}", webhook.id(), webhook.platformId());
    return store.markGone(webhook.id()).compose(marked -> refresh());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
