package doudi.webhook;

import static doudi.identity.CallerHandler.caller;

import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Webhooks and what was delivered to them. */
public final class WebhookHandlers implements Operations.Capability {
  private final WebhookDesk desk;

  public WebhookHandlers(WebhookDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("registerWebhook", this::register).on("listWebhooks", this::list).on("removeWebhook", this::remove)
        .on("listDeliveries", this::deliveries).on("replayDelivery", this::replay);
  }

  private Future<Answer> register(Request request) {
    JsonObject body = request.body();
    return desk.register(caller(request), Optional.ofNullable(body.getString("platformId")), body.getString("url"))
        .map(added -> Answer.created(json(added).put("secret", added.secret())));
  }

  private Future<Answer> list(Request request) {
    return desk.list(caller(request), request.cursor(1), request.limit(50)).map(page -> Answer.page(page.map(WebhookHandlers::json)));
  }

  private Future<Answer> remove(Request request) {
    return desk.remove(caller(request), request.path("webhookId")).map(removed -> Answer.nothing());
  }

  private Future<Answer> deliveries(Request request) {
    return desk.deliveries(caller(request), request.path("webhookId"), request.cursor(1), request.limit(50))
        .map(page -> Answer.page(page.map(WebhookHandlers::json)));
  }

  private Future<Answer> replay(Request request) {
    return desk.replay(caller(request), request.path("webhookId"), request.path("deliveryId")).map(again -> Answer.ok(json(again)));
  }

  private static JsonObject json(Webhook webhook) {
    return new JsonObject().put("id", webhook.id()).put("platformId", webhook.platformId()).put("url", webhook.url())
        .put("state", webhook.state().code()).put("createdAt", webhook.createdAt().toString());
  }

  private static JsonObject json(Delivery one) {
    var json = new JsonObject().put("id", one.id()).put("hotspotId", one.hotspotId()).put("state", one.state().code())
        .put("tries", one.tries()).put("createdAt", one.createdAt().toString());
    if (one.dueAt() != null) json.put("nextTryAt", one.dueAt().toString());
    if (one.status() != null) json.put("lastStatus", one.status());
    if (one.reason() != null) json.put("lastReason", one.reason());
    return json;
  }
}
