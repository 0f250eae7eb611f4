package doudi.complaint;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/**
 * Every complaint of a stretch of time, handed over one by one and not held together; a damaged one is left out. Read by the indexes
 * “resolved” of {@link ComplaintStore} and “filed” of {@link FigureStore}.
 */
public final class RecentStore {
  /** Of one stretch; a city that has more in a week is looked at in part. */
  private static final int MOST = 100_000;

  private final MongoFutures mongo;
  private final ComplaintCodec codec;
  private final MongoCollection<BsonDocument> complaints;

  /** @param contactKey 32 bytes that open what they sealed */
  public RecentStore(MongoFutures mongo, MongoDatabase database, byte[] contactKey) {
    this.mongo = mongo;
    this.codec = new ComplaintCodec(contactKey);
    this.complaints = database.getCollection("complaints", BsonDocument.class);
  }

  /** Those that staff settled last from {@code from} on and before {@code to}; completes with how many. The taker is on other threads. */
  public Future<Integer> resolved(Instant from, Instant to, Consumer<Complaint> taker) {
    return each(ComplaintCodec.RESOLVED, from, to, taker);
  }

  /** Those filed at {@code from} or later and before {@code to}, whatever became of them. */
  public Future<Integer> filed(Instant from, Instant to, Consumer<Complaint> taker) {
    return each(ComplaintCodec.FILED, from, to, taker);
  }

  private Future<Integer> each(String when, Instant from, Instant to, Consumer<Complaint> taker) {
    var within = and(gte(when, ComplaintCodec.time(from)), lt(when, ComplaintCodec.time(to)));
    return mongo.each(complaints.find(within).sort(ascending(when)).limit(MOST), document -> codec.readable(document).ifPresent(taker));
  }
}
