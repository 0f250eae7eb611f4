package doudi.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Deliveries: what is still to be sent, and how everything went. Their ids begin with the webhook's and sort by time. */
public final class DeliveryStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> deliveries;

  public DeliveryStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.deliveries = database.getCollection("webhookDeliveries");
  }

  public Future<Void> createIndexes() {
    return Future.all(mongo.first(deliveries.createIndex(Indexes.ascending("webhookId", "dueAt"), new IndexOptions().name("due"))),
        mongo.first(deliveries.createIndex(Indexes.ascending("createdAt"), new IndexOptions().name("created")))).mapEmpty();
  }

  /** Nothing happens when it is there already. */
  Future<Void> add(Delivery delivery) {
    return mongo.first(deliveries.insertOne(document(delivery))).<Void>mapEmpty()
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  Future<Optional<Delivery>> find(String id) {
    return mongo.first(deliveries.find(eq("_id", id)).limit(1)).map(found -> found.map(DeliveryStore::delivery));
  }

  /** Longest due first. */
  Future<List<Delivery>> due(String webhookId, Instant now, int limit) {
    return list(and(eq("webhookId", webhookId), lte("dueAt", Date.from(now))), ascending("webhookId", "dueAt"), limit);
  }

  /** Newest first, from behind {@code before}; one more than {@code limit}. */
  Future<List<Delivery>> page(String webhookId, Optional<String> before, int limit) {
    return list(and(gte("_id", webhookId + "-"), lt("_id", before.orElse(webhookId + "."))), descending("_id"), limit + 1);
  }

  private Future<List<Delivery>> list(Bson which, Bson order, int limit) {
    return mongo.all(deliveries.find(which).sort(order).limit(limit)).map(all -> all.stream().map(DeliveryStore::delivery).toList());
  }

  /** Puts the next state in the place of the one that was read; false, and nothing changed, when another node was there first. */
  Future<Boolean> change(Delivery read, Delivery next) {
    Bson unchanged = and(eq("_id", read.id()), eq("dueAt", date(read.dueAt())), eq("tries", read.tries()));
    return mongo.first(deliveries.replaceOne(unchanged, document(next))).map(done -> done.orElseThrow().getMatchedCount() == 1);
  }

  Future<Void> drop(Delivery read) {
    return mongo.first(deliveries.deleteOne(and(eq("_id", read.id()), eq("dueAt", date(read.dueAt()))))).mapEmpty();
  }

  Future<Void> forgetBefore(Instant time) {
    return mongo.first(deliveries.deleteMany(lt("createdAt", Date.from(time)))).mapEmpty();
  }

  private static Date date(Instant at) {
    return at == null ? null : Date.from(at);
  }

  private static Document document(Delivery one) {
    return new Document("_id", one.id()).append("webhookId", one.webhookId()).append("hotspotId", one.hotspotId())
        .append("state", one.state().name()).append("tries", one.tries()).append("createdAt", date(one.createdAt()))
        .append("since", date(one.since())).append("dueAt", date(one.dueAt())).append("status", one.status())
        .append("reason", one.reason()).append("body", one.body());
  }

  private static Delivery delivery(Document document) {
    Date due = document.getDate("dueAt");
    return new Delivery(document.getString("_id"), document.getString("webhookId"), document.getString("hotspotId"),
        Delivery.State.valueOf(document.getString("state")), document.getInteger("tries"), document.getDate("createdAt").toInstant(),
        document.getDate("since").toInstant(), due == null ? null : due.toInstant(), document.getInteger("status"),
        document.getString("reason"), document.getString("body"));
  }
}
