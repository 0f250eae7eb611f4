package doudi.plumbing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Which node does a chore that only one should do. A holder that dies is followed by another when its lease ends. */
public final class LeaseStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> leases;
  private final String holder = UUID.randomUUID().toString();

  public LeaseStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.leases = database.getCollection("leases");
  }

  /** Whether this node holds the chore until {@code now + length}; asking again renews it. */
  public Future<Boolean> take(String chore, Instant now, Duration length) {
    Date until = Date.from(now.plus(length));
    Bson mine = Updates.combine(Updates.set("holder", holder), Updates.set("until", until));
    return update(and(eq("_id", chore), eq("holder", holder)), mine)
        .compose(renewed -> renewed ? Future.succeededFuture(true) : update(and(eq("_id", chore), lt("until", Date.from(now))), mine))
        .compose(taken -> taken ? Future.succeededFuture(true) : first(chore, until));
  }

  private Future<Boolean> update(Bson which, Bson change) {
    return mongo.first(leases.updateOne(which, change)).map(done -> done.map(UpdateResult::getMatchedCount).orElse(0L) == 1);
  }

  private Future<Boolean> first(String chore, Date until) {
    return mongo.first(leases.insertOne(new Document("_id", chore).append("holder", holder).append("until", until)))
        .map(Optional::isPresent)
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture(false) : Future.failedFuture(failure));
  }
}
