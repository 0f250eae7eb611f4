package doudi;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Copies every collection into another database, in the order of ids. Stopped half way, it goes on behind the last id that arrived;
 * at the end both sides are read again and compared by number and checksum.
 */
final class Migration {
  private static final int PAGE = 500;

  /** What one side of a collection holds. */
  private record Content(long documents, String checksum) {}

  private final MongoFutures mongo;
  private final MongoDatabase from;
  private final MongoDatabase to;
  private final Consumer<String> progress;

  Migration(MongoFutures mongo, MongoDatabase from, MongoDatabase to, Consumer<String> progress) {
    this.mongo = mongo;
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /** Fails, naming the collections, when the two sides differ in the end. */
  Future<Void> run() {
    return mongo.all(from.listCollectionNames()).compose(found -> {
      List<String> names = found.stream().filter(name -> !name.startsWith("system.")).sorted().toList();
      return each(names, 0, this::copy).compose(copied -> {
        var different = new ArrayList<String>();
        return each(names, 0, name -> compare(name, different)).compose(compared -> different.isEmpty()
            ? Future.succeededFuture() : Future.failedFuture("not the same on both sides: " + different + "; run the migration again"));
      });
    });
  }

  private static Future<Void> each(List<String> names, int at, Function<String, Future<Void>> work) {
    return at == names.size() ? Future.succeededFuture() : work.apply(names.get(at)).compose(done -> each(names, at + 1, work));
  }

  private Future<Void> copy(String name) {
    return mongo.first(to.getCollection(name, RawBsonDocument.class).find().sort(descending("_id")).limit(1))
        .compose(last -> copyFrom(name, last.map(one -> one.get("_id")).orElse(null), 0));
  }

  private Future<Void> copyFrom(String name, BsonValue after, long done) {
    return page(from, name, after).compose(page -> {
      if (page.isEmpty()) {
        progress.accept("%-16s %,d copied".formatted(name, done));
        return Future.succeededFuture();
      }
      if (done > 0) progress.accept("%-16s %,d …".formatted(name, done));
      var puts = page.stream().map(one -> new ReplaceOneModel<>(eq("_id", one.get("_id")), one, new ReplaceOptions().upsert(true)))
          .toList();
      return mongo.first(to.getCollection(name, RawBsonDocument.class).bulkWrite(puts, new BulkWriteOptions().ordered(false)))
          .compose(put -> copyFrom(name, page.get(page.size() - 1).get("_id"), done + page.size()));
    });
  }

  private Future<List<RawBsonDocument>> page(MongoDatabase side, String name, BsonValue after) {
    MongoCollection<RawBsonDocument> documents = side.getCollection(name, RawBsonDocument.class);
    return mongo.all(documents.find(after == null ? new BsonDocument() : gt("_id", after)).sort(ascending("_id")).limit(PAGE));
  }

  private Future<Void> compare(String name, List<String> different) {
    return content(from, name, null, 0, sha256()).compose(there -> content(to, name, null, 0, sha256()).map(here -> {
      progress.accept("%-16s %,d on both sides%s".formatted(name, there.documents(), there.equals(here) ? ", same checksum"
          : ": NOT the same"));
      if (!there.equals(here)) different.add(name);
      return null;
    }));
  }

  private Future<Content> content(MongoDatabase side, String name, BsonValue after, long seen, MessageDigest digest) {
    return page(side, name, after).compose(page -> {
      if (page.isEmpty()) return Future.succeededFuture(new Content(seen, HexFormat.of().formatHex(digest.digest())));
      page.forEach(one -> digest.update(one.getByteBuffer().asNIO()));
      return content(side, name, page.get(page.size() - 1).get("_id"), seen + page.size(), digest);
    });
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java lacks SHA-256", impossible);
    }
  }
}
