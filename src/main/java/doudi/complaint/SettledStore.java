package doudi.complaint;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Complaints that staff have settled, by when they did so last; read by the index “resolved” of {@link ComplaintStore}. */
public final class SettledStore {
  public static final int PART = 100;
  private static final Logger log = LoggerFactory.getLogger(SettledStore.class);

  private final MongoFutures mongo;
  private final ComplaintCodec codec;
  private final MongoCollection<BsonDocument> complaints;

  /**
   * Some of them in order; a damaged one is left out.
   *
   * @param last when the last one was settled, damaged or not; null when there is none
   * @param full whether there may be more behind it
   */
  public record Part(List<Complaint> complaints, Instant last, boolean full) {}

  /** @param contactKey 32 bytes that seal names and phone numbers */
  public SettledStore(MongoFutures mongo, MongoDatabase database, byte[] contactKey) {
    this.mongo = mongo;
    this.codec = new ComplaintCodec(contactKey);
    this.complaints = database.getCollection("complaints", BsonDocument.class);
  }

  /** Settled at that instant or later, the longest settled first. */
  public Future<Part> from(Instant first, int limit) {
    return page(gte(ComplaintCodec.RESOLVED, ComplaintCodec.time(first)), ascending(ComplaintCodec.RESOLVED), limit);
  }

  /** Settled at that instant or before, the latest settled first. */
  public Future<Part> until(Instant last, int limit) {
    return page(lte(ComplaintCodec.RESOLVED, ComplaintCodec.time(last)), descending(ComplaintCodec.RESOLVED), limit);
  }

  private Future<Part> page(Bson which, Bson order, int limit) {
    return mongo.all(complaints.find(which).sort(order).limit(limit)).map(all -> new Part(
        all.stream().map(this::readable).flatMap(Optional::stream).toList(), all.isEmpty() ? null
        : Instant.ofEpochMilli(all.get(all.size() - 1).getDateTime(ComplaintCodec.RESOLVED).getValue()), all.size() == limit));
  }

  private Optional<Complaint> readable(BsonDocument document) {
    try {
      return Optional.of(codec.complaint(document));
    } catch (RuntimeException damaged) {
      log.error("stored complaint cannot be read, left out complaint={}", document.get(ComplaintCodec.ID), damaged);
      return Optional.empty();
    }
  }
}
