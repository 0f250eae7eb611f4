package doudi.improvement;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.Cursor;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;

/** Records that only grow, one document each: {@code {_id, about, begunAt, version, dueAt?, whole}}. A step is one write. */
public final class KeptStore<T extends Record & Kept> {
  private static final int BATCH = 200;
  private static final String ID = "_id";
  private static final String ABOUT = "about";
  private static final String BEGUN = "begunAt";
  private static final String VERSION = "version";
  private static final String DUE = "dueAt";
  private static final String WHOLE = "whole";

  private final String prefix;
  private final MongoFutures mongo;
  private final MongoCollection<BsonDocument> kept;
  private final Codec<T> codec;

  private KeptStore(MongoFutures mongo, MongoDatabase database, String collection, String prefix, Class<T> type) {
    this.prefix = prefix;
    this.mongo = mongo;
    this.kept = database.getCollection(collection, BsonDocument.class);
    this.codec = MongoClientSettings.getDefaultCodecRegistry().get(type);
  }

  public static KeptStore<Reading> ofReadings(MongoFutures mongo, MongoDatabase database) {
    return new KeptStore<>(mongo, database, "readings", "rd", Reading.class);
  }

  public static KeptStore<Improvement> ofImprovements(MongoFutures mongo, MongoDatabase database) {
    return new KeptStore<>(mongo, database, "improvements", "im", Improvement.class);
  }

  public static KeptStore<Verdict> ofVerdicts(MongoFutures mongo, MongoDatabase database) {
    return new KeptStore<>(mongo, database, "verdicts", "vd", Verdict.class);
  }

  public Future<Void> createIndexes() {
    return Future.all(mongo.first(kept.createIndex(Indexes.descending(BEGUN, ID), new IndexOptions().name("newest"))),
        mongo.first(kept.createIndex(Indexes.compoundIndex(Indexes.ascending(ABOUT), Indexes.descending(BEGUN, ID)),
            new IndexOptions().name("about"))),
        mongo.first(kept.createIndex(Indexes.ascending(DUE), new IndexOptions().name("due").sparse(true)))).mapEmpty();
  }

  /**
   * The id of a new one: by chance, or the same for the same request sent again.
   *
   * @param by account that asks
   * @param requestKey made up by the client for this request
   */
  String newId(String by, Optional<String> requestKey) {
    Optional<UUID> known = requestKey.map(key -> UUID.nameUUIDFromBytes((by + "\n" + key).getBytes(StandardCharsets.UTF_8)));
    return prefix + "-" + known.orElseGet(UUID::randomUUID);
  }

  /** One that is there already stays as it is, and is the answer. */
  Future<T> add(T fresh) {
    return mongo.first(kept.insertOne(document(fresh))).map(fresh)
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? find(fresh.id()) : Future.failedFuture(failure));
  }

  /** Fails with {@code not-found} when there is no such thing. */
  Future<T> find(String id) {
    return mongo.first(kept.find(eq(ID, id)).limit(1)).map(found -> found.map(this::value).orElseThrow(Refusal::notFound));
  }

  /** Fails with Refusal CONFLICT {@code changed-meanwhile} when another write came first. */
  Future<T> save(T read, T next) {
    return mongo.first(kept.replaceOne(and(eq(ID, read.id()), eq(VERSION, read.version())), document(next))).map(done -> {
      if (done.map(UpdateResult::getMatchedCount).orElse(0L) == 1) return next;
      throw Refusal.conflict("changed-meanwhile", "Somebody changed this a moment ago; read it again. Nothing was changed.");
    });
  }

  /** Newest first, without what is not wanted. */
  Future<Page<T>> page(Optional<String> about, Optional<Cursor> cursor, int limit, Predicate<T> wanted) {
    return fill(about, cursor, limit, wanted, new ArrayList<>()).map(found -> Page.cut(found, limit, KeptStore::behind));
  }

  private Future<List<T>> fill(Optional<String> about, Optional<Cursor> cursor, int limit, Predicate<T> wanted, List<T> found) {
    return newest(about, cursor).compose(batch -> {
      batch.stream().filter(wanted).forEach(found::add);
      if (batch.size() < BATCH || found.size() > limit) return Future.succeededFuture(found.subList(0, Math.min(found.size(), limit + 1)));
      return fill(about, Optional.of(behind(batch.get(BATCH - 1))), limit, wanted, found);
    });
  }

  private Future<List<T>> newest(Optional<String> about, Optional<Cursor> cursor) {
    Bson all = about.map(id -> eq(ABOUT, id)).orElseGet(() -> lte(BEGUN, new BsonDateTime(Long.MAX_VALUE)));
    Bson from = cursor.map(at -> and(all, olderThan(at))).orElse(all);
    return list(from, descending(BEGUN, ID), BATCH);
  }

  private static Cursor behind(Kept last) {
    return Cursor.of(last.begunAt().toEpochMilli(), last.id());
  }

  private static Bson olderThan(Cursor at) {
    var when = new BsonDateTime(at.number(0));
    return and(lte(BEGUN, when), or(lt(BEGUN, when), lt(ID, at.key(1))));
  }

  /** Those of which time wants something by now, longest due first. */
  Future<List<T>> due(Instant now, int limit) {
    return list(lte(DUE, new BsonDateTime(now.toEpochMilli())), ascending(DUE), limit);
  }

  private Future<List<T>> list(Bson filter, Bson order, int limit) {
    return mongo.all(kept.find(filter).sort(order).limit(limit)).map(all -> all.stream().map(this::value).toList());
  }

  private BsonDocument document(T value) {
    var whole = new BsonDocument();
    codec.encode(new BsonDocumentWriter(whole), value, EncoderContext.builder().build());
    var document = new BsonDocument(ID, new BsonString(value.id())).append(ABOUT, new BsonString(value.about()))
        .append(BEGUN, new BsonDateTime(value.begunAt().toEpochMilli())).append(VERSION, new BsonInt32(value.version()));
    value.due().ifPresent(at -> document.append(DUE, new BsonDateTime(at.toEpochMilli())));
    return document.append(WHOLE, whole);
  }

  private T value(BsonDocument document) {
    return codec.decode(new BsonDocumentReader(document.getDocument(WHOLE)), DecoderContext.builder().build());
  }
}
