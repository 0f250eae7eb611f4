package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.complaint.FilingDesk;
import doudi.complaint.ServiceRequestStore;
import doudi.figure.Definitions;
import doudi.hotspot.HotspotBoard;
import doudi.identity.CallerDesk;
import doudi.identity.Secrets;
import doudi.open.OpenDataHandler;
import doudi.open311.Open311Desk;
import doudi.open311.Open311Handler;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import doudi.voice.IdeaDesk;
import doudi.voice.IdeaStore;
import doudi.voice.MeTooDesk;
import doudi.voice.MeTooStore;
import doudi.voice.VoiceHandlers;
import doudi.webhook.DeliveryDesk;
import doudi.webhook.DeliveryStore;
import doudi.webhook.HotspotEventJson;
import doudi.webhook.HttpWebhookSender;
import doudi.webhook.WebhookDesk;
import doudi.webhook.WebhookHandlers;
import doudi.webhook.WebhookProjection;
import doudi.webhook.WebhookStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The share of the composition root that speaks to other systems, and listens to what residents say beside their complaints. */
final class OpenParts {
  private final ServiceRequestStore requests;
  private final WebhookStore webhookStore;
  private final DeliveryStore deliveryStore;
  private final MeTooStore meTooStore;
  private final IdeaStore ideaStore;
  private final WebhookDesk webhooks;
  private final DeliveryDesk deliveries;
  private final CityDesk cities;
  private final Messages messages;
  private final Clock clock;
  final WebhookProjection projection;
  Open311Handler open311;
  private OpenDataHandler data;

  OpenParts(Vertx vertx, MongoFutures mongo, MongoDatabase database, Secrets secrets, CityDesk cities, HotspotBoard board,
      Definitions definitions, Messages messages, Clock clock, boolean demo) {
    this.cities = cities;
    this.messages = messages;
    this.clock = clock;
    requests = new ServiceRequestStore(mongo, database, secrets.keyFor("contact"));
    webhookStore = new WebhookStore(mongo, database, secrets.keyFor("webhook"));
    deliveryStore = new DeliveryStore(mongo, database);
    meTooStore = new MeTooStore(mongo, database);
    ideaStore = new IdeaStore(mongo, database);
    webhooks = new WebhookDesk(webhookStore, deliveryStore, cities, demo, clock);
    var sender = new HttpWebhookSender(vertx, demo);
    deliveries = new DeliveryDesk(webhooks, deliveryStore, new HotspotEventJson(board, definitions), sender, clock,
        new SecureRandom()::nextDouble);
    projection = new WebhookProjection(webhooks, deliveryStore, clock);
  }

  List<Operations.Capability> handlers(FigureParts figures, FilingDesk filing, CallerDesk callers) {
    open311 = new Open311Handler(new Open311Desk(cities, filing, requests, callers, messages, clock), messages);
    data = figures.data;
    return List.of(new WebhookHandlers(webhooks),
        new VoiceHandlers(new MeTooDesk(meTooStore, figures.published), new IdeaDesk(ideaStore, cities, clock)));
  }

  void mount(Router router) {
    open311.mount(router);
    data.mount(router);
  }

  Future<Void> createIndexes() {
    return Future.all(requests.createIndexes(), webhookStore.createIndexes(), deliveryStore.createIndexes(), meTooStore.createIndexes(),
        ideaStore.createIndexes()).compose(made -> webhooks.refresh());
  }

  void begin(Chores chores) {
    chores.every(1_000, "deliver to webhooks", deliveries::sweep);
    chores.every(5_000, "read webhooks", webhooks::refresh);
    chores.every(60_000, "forget old deliveries", deliveries::forget);
  }

  Future<Void> close() {
    return deliveries.close();
  }
}
