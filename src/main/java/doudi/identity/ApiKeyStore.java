package doudi.identity;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** API keys by the hash of their secret. */
public final class ApiKeyStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> keys;

  public ApiKeyStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.keys = database.getCollection("apiKeys");
  }

  public Future<Void> createIndexes() {
    return mongo.first(keys.createIndex(Indexes.ascending("hash"), new IndexOptions().unique(true).name("hash"))).mapEmpty();
  }

  Future<ApiKey> add(ApiKey key, String hash) {
    var document = new Document("_id", key.id()).append("name", key.name()).append("platformId", key.platformId())
        .append("createdAt", Date.from(key.createdAt())).append("hash", hash);
    return mongo.first(keys.insertOne(document)).map(key);
  }

  public Future<Optional<ApiKey>> findByHash(String hash) {
    return mongo.first(keys.find(eq("hash", hash)).limit(1)).map(found -> found.map(ApiKeyStore::key));
  }

  Future<List<ApiKey>> page(Optional<String> after, int limit) {
    var from = after.map(id -> gt("_id", id)).orElseGet(Document::new);
    return mongo.all(keys.find(from).sort(ascending("_id")).limit(limit + 1)).map(all -> all.stream().map(ApiKeyStore::key).toList());
  }

  /** Whether there was such a key. */
  Future<Boolean> remove(String id) {
    return mongo.first(keys.deleteOne(eq("_id", id))).map(done -> done.orElseThrow().getDeletedCount() == 1);
  }

  private static ApiKey key(Document document) {
    return new ApiKey(document.getString("_id"), document.getString("name"), document.getString("platformId"),
        document.getDate("createdAt").toInstant());
  }
}
