package doudi.complaint;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.Cursor;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** What staff work on besides the queue: complaints in one state at a window, and what was answered of late. */
public final class WorkStore {
  private final MongoFutures mongo;
  private final ComplaintCodec codec;
  private final MongoCollection<BsonDocument> complaints;

  /** @param contactKey 32 bytes that open what they sealed */
  public WorkStore(MongoFutures mongo, MongoDatabase database, byte[] contactKey) {
    this.mongo = mongo;
    this.codec = new ComplaintCodec(contactKey);
    this.complaints = database.getCollection("complaints", BsonDocument.class);
  }

  public Future<Void> createIndexes() {
    return Future.all(
        index("work", ascending(ComplaintCodec.WINDOW, ComplaintCodec.STATUS, ComplaintCodec.FILED, ComplaintCodec.ID)),
        index("answered", Indexes.compoundIndex(ascending(ComplaintCodec.SERVICE), descending(ComplaintCodec.RESOLVED)))).mapEmpty();
  }

  private Future<Void> index(String name, Bson keys) {
    return mongo.first(complaints.createIndex(keys, new IndexOptions().name(name))).mapEmpty();
  }

  /**
   * Those in that state, by when they were filed, what is still owed oldest first; the keys of the cursor are that time and the id. One
   * more than {@code limit}.
   */
  public Future<List<Complaint>> atWindow(String windowId, String status, Optional<Cursor> cursor, int limit) {
    boolean newestFirst = ComplaintStatus.RESOLVED.code().equals(status);
    Bson there = and(eq(ComplaintCodec.WINDOW, windowId), eq(ComplaintCodec.STATUS, status));
    Bson from = cursor.map(at -> and(there, behind(at, newestFirst))).orElse(there);
    Bson order = newestFirst ? descending(ComplaintCodec.FILED, ComplaintCodec.ID) : ascending(ComplaintCodec.FILED, ComplaintCodec.ID);
    return list(from, order, limit + 1);
  }

  private static Bson behind(Cursor at, boolean newestFirst) {
    if (newestFirst) return ComplaintStore.olderThan(at);
    var filed = ComplaintCodec.time(Instant.ofEpochMilli(at.number(0)));
    return and(gte(ComplaintCodec.FILED, filed), or(gt(ComplaintCodec.FILED, filed), gt(ComplaintCodec.ID, at.key(1))));
  }

  /** Those that were answered last, of one service or of all, newest answer first. */
  public Future<List<Complaint>> answered(Optional<String> serviceId, int limit) {
    Bson ever = gt(ComplaintCodec.RESOLVED, ComplaintCodec.time(Instant.EPOCH));
    return list(serviceId.map(id -> and(eq(ComplaintCodec.SERVICE, id), ever)).orElse(ever), descending(ComplaintCodec.RESOLVED), limit);
  }

  private Future<List<Complaint>> list(Bson filter, Bson order, int limit) {
    return mongo.all(complaints.find(filter).sort(order).limit(limit)).map(all -> all.stream().map(codec::complaint).toList());
  }
}
