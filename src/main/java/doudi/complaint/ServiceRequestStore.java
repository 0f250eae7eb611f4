package doudi.complaint;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The complaints that other systems filed, by when; no other complaint is ever found here. */
public final class ServiceRequestStore {
  private final MongoFutures mongo;
  private final ComplaintCodec codec;
  private final MongoCollection<BsonDocument> complaints;

  /** @param contactKey 32 bytes that seal names and phone numbers */
  public ServiceRequestStore(MongoFutures mongo, MongoDatabase database, byte[] contactKey) {
    this.mongo = mongo;
    this.codec = new ComplaintCodec(contactKey);
    this.complaints = database.getCollection("complaints", BsonDocument.class);
  }

  public Future<Void> createIndexes() {
    return mongo.first(complaints.createIndex(Indexes.ascending(ComplaintCodec.REQUESTED), new IndexOptions().sparse(true)
        .name("requested"))).mapEmpty();
  }

  public Future<Optional<Complaint>> find(String id) {
    return mongo.first(complaints.find(eq(ComplaintCodec.ID, id)).limit(1))
        .map(found -> found.map(codec::complaint).filter(Complaint::isServiceRequest));
  }

  /** Newest first, at most {@code limit}; both ends of the period included. */
  public Future<List<Complaint>> list(RequestFilter query, int limit) {
    var open = query.open() ? one(query, false, limit) : Future.succeededFuture(List.<Complaint>of());
    var closed = query.closed() ? one(query, true, limit) : Future.succeededFuture(List.<Complaint>of());
    return Future.all(open, closed).map(both -> Stream.of(open.result(), closed.result()).flatMap(Collection::stream)
        .sorted(Comparator.comparing(Complaint::filedAt).thenComparing(one -> one.id().value()).reversed()).limit(limit).toList());
  }

  /** One range of the index each, instead of an "or" over two. */
  private Future<List<Complaint>> one(RequestFilter query, boolean closed, int limit) {
    Bson period = and(gte(ComplaintCodec.REQUESTED, ComplaintCodec.requested(closed, query.from())),
        lt(ComplaintCodec.REQUESTED, ComplaintCodec.requested(closed, query.to().plusMillis(1))));
    Bson which = query.services().isEmpty() ? period : and(period, in(ComplaintCodec.REQUESTED_SERVICE, query.services()));
    return mongo.all(complaints.find(which).sort(descending(ComplaintCodec.REQUESTED)).limit(limit))
        .map(all -> all.stream().map(codec::complaint).toList());
  }
}
