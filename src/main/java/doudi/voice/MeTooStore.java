package doudi.voice;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.util.Optional;
import org.bson.Document;

/** Who said "me too", once each; only a fingerprint of who, so that nobody reads here what somebody's troubles are. */
public final class MeTooStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> voices;

  public MeTooStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.voices = database.getCollection("meToo");
  }

  public Future<Void> createIndexes() {
    return mongo.first(voices.createIndex(Indexes.ascending("hotspotId"), new IndexOptions().name("hotspot"))).mapEmpty();
  }

  /** Nothing happens when it is there already. */
  Future<Void> add(String hotspotId, String who) {
    return mongo.first(voices.insertOne(new Document("_id", id(hotspotId, who)).append("hotspotId", hotspotId))).<Void>mapEmpty()
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  Future<Void> remove(String hotspotId, String who) {
    return mongo.first(voices.deleteOne(eq("_id", id(hotspotId, who)))).mapEmpty();
  }

  Future<Boolean> has(String hotspotId, String who) {
    return mongo.first(voices.find(eq("_id", id(hotspotId, who))).limit(1)).map(Optional::isPresent);
  }

  Future<Integer> count(String hotspotId) {
    return mongo.first(voices.countDocuments(eq("hotspotId", hotspotId))).map(count -> count.orElse(0L).intValue());
  }

  private static String id(String hotspotId, String who) {
    return hotspotId + "|" + who;
  }
}
