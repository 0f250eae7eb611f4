package doudi.plumbing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Inserts together what many add one by one, see {@link Batches}; each learns what became of its own. */
public final class MongoInserts<T> {
  /** While one is answered the other is synced; more of them would only be smaller. */
  private static final int AT_ONCE = 2;
  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

  private record Added<T>(T document, Promise<Void> inserted) {}

  private final Vertx vertx;
  private final MongoFutures mongo;
  private final MongoCollection<T> collection;
  private final Batches<Added<T>> batches;

  /** @param prompt whether somebody waits for each */
  MongoInserts(Vertx vertx, MongoFutures mongo, MongoCollection<T> collection, boolean prompt) {
    this.vertx = vertx;
    this.mongo = mongo;
    this.collection = collection;
    this.batches = prompt ? Batches.prompt(vertx, this::insert, AT_ONCE) : Batches.leisurely(vertx, this::insert);
  }

  /**
   * Completes on the caller's context when the document is stored. Fails as {@code insertOne} would, whatever became of the others; with
   * Refusal UNAVAILABLE when too much has gathered or the store cannot be reached.
   */
  public Future<Void> add(T document) {
    var added = new Added<>(document, Promise.<Void>promise());
    var done = batches.add(added).compose(over -> added.inserted.future());
    return Future.fromCompletionStage(done.toCompletionStage(), vertx.getOrCreateContext());
  }

  private Future<Void> insert(List<Added<T>> batch) {
    return mongo.first(collection.insertMany(batch.stream().map(Added::document).toList(), ANY_ORDER)).<Void>map(all -> {
      batch.forEach(one -> one.inserted.complete());
      return null;
    }).recover(failure -> failure instanceof MongoBulkWriteException some && some.getWriteConcernError() == null
        ? Future.succeededFuture(settle(batch, some)) : Future.failedFuture(failure));
  }

  private static <T> Void settle(List<Added<T>> batch, MongoBulkWriteException some) {
    Map<Integer, BulkWriteError> refused = new HashMap<>();
    some.getWriteErrors().forEach(error -> refused.put(error.getIndex(), error));
    for (int i = 0; i < batch.size(); i++) {
      BulkWriteError error = refused.get(i);
      if (error == null) batch.get(i).inserted.complete();
      else batch.get(i).inserted.fail(MongoFutures.translated(new MongoWriteException(error, some.getServerAddress(),
          some.getErrorLabels())));
    }
    return null;
  }
}
