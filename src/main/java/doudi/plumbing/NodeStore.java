package doudi.plumbing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** Which nodes work over this store, by when each was last alive. */
public final class NodeStore {
  private static final int MOST_NODES = 1_000;

  private final MongoFutures mongo;
  private final MongoCollection<Document> nodes;

  public NodeStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.nodes = database.getCollection("nodes");
  }

  public Future<Void> createIndexes() {
    return mongo.first(nodes.createIndex(Indexes.ascending("seenAt"), new IndexOptions().name("seen"))).mapEmpty();
  }

  Future<Void> seen(String node, Instant now) {
    var sign = Updates.set("seenAt", Date.from(now));
    return mongo.first(nodes.updateOne(eq("_id", node), sign, new UpdateOptions().upsert(true))).mapEmpty();
  }

  Future<Set<String>> seenSince(Instant since) {
    return mongo.all(nodes.find(gte("seenAt", Date.from(since))).limit(MOST_NODES))
        .map(found -> found.stream().map(node -> node.getString("_id")).collect(Collectors.toSet()));
  }

  Future<Void> gone(String node) {
    return mongo.first(nodes.deleteOne(eq("_id", node))).mapEmpty();
  }

  Future<Void> forget(Instant before) {
    return mongo.first(nodes.deleteMany(lt("seenAt", Date.from(before)))).mapEmpty();
  }
}
