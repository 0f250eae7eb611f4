package doudi.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Seal;
import io.vertx.core.Future;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Webhooks, with their secrets sealed. */
public final class WebhookStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> webhooks;
  private final Seal seal;

  /** @param key 32 bytes that seal the secrets */
  public WebhookStore(MongoFutures mongo, MongoDatabase database, byte[] key) {
    this.mongo = mongo;
    this.webhooks = database.getCollection("webhooks");
    this.seal = new Seal(key);
  }

  public Future<Void> createIndexes() {
    return mongo.first(webhooks.createIndex(Indexes.ascending("platformId", "_id"), new IndexOptions().name("platform"))).mapEmpty();
  }

  Future<Webhook> add(Webhook webhook) {
    var document = new Document("_id", webhook.id()).append("platformId", webhook.platformId()).append("url", webhook.url())
        .append("secret", seal.seal(webhook.secret())).append("createdAt", Date.from(webhook.createdAt()))
        .append("state", webhook.state().code());
    return mongo.first(webhooks.insertOne(document)).map(webhook);
  }

  Future<Optional<Webhook>> find(String id) {
    return mongo.first(webhooks.find(eq("_id", id)).limit(1)).map(found -> found.map(this::webhook));
  }

  /** In the order of their ids, one platform's or all; one more than {@code limit}. */
  Future<List<Webhook>> page(Optional<String> platformId, String after, int limit) {
    Bson from = gt("_id", after);
    Bson which = platformId.map(id -> and(eq("platformId", id), from)).orElse(from);
    return mongo.all(webhooks.find(which).sort(ascending("_id")).limit(limit + 1)).map(all -> all.stream().map(this::webhook).toList());
  }

  Future<Void> markGone(String id) {
    return mongo.first(webhooks.updateOne(eq("_id", id), Updates.set("state", Webhook.State.GONE.code()))).mapEmpty();
  }

  Future<Void> remove(String id) {
    return mongo.first(webhooks.deleteOne(eq("_id", id))).mapEmpty();
  }

  private Webhook webhook(Document document) {
    return new Webhook(document.getString("_id"), document.getString("platformId"), document.getString("url"),
        seal.open(document.getString("secret")), document.getDate("createdAt").toInstant(),
        Webhook.State.GONE.code().equals(document.getString("state")) ? Webhook.State.GONE : Webhook.State.ACTIVE);
  }
}
