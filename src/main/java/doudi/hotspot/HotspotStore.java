package doudi.hotspot;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Finished counts, one document per bucket and day of filing, so that any period adds up; and what is still to be counted. */
public final class HotspotStore {
  private static final int PAGE = 2_000;
  private static final int KEYS = 200;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  /**
   * A bucket-day under which something changed that is not counted yet. It outlives the node that was told.
   *
   * @param id another one with every touch, so that a count only ends what it began with
   */
  record Touch(String bucketDay, String id) {
    String hotspotId() {
      return bucketDay.substring(0, bucketDay.lastIndexOf('@'));
    }

    String day() {
      return bucketDay.substring(bucketDay.lastIndexOf('@') + 1);
    }
  }

  /** What stands under one bucket and day. */
  public record Row(Bucket bucket, LocalDate day, Counted counted) {
    String key() {
      return bucket.on(day);
    }

    public Tally tally() {
      return counted.tally();
    }

    /** Reads what {@link #key} wrote; empty for anything else. */
    static Optional<Row> parse(String key, Counted counted) {
      int at = Math.max(0, key.lastIndexOf('@'));
      try {
        return Bucket.parse(key.substring(0, at)).map(bucket -> new Row(bucket, LocalDate.parse(key.substring(at + 1)), counted));
      } catch (DateTimeParseException noDay) {
        return Optional.empty();
      }
    }
  }

  private final MongoFutures mongo;
  private final MongoCollection<Document> days;
  private final MongoCollection<Document> touches;

  public HotspotStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.days = database.getCollection("hotspotDays");
    this.touches = database.getCollection("hotspotTouches");
  }

  public Future<Void> createIndexes() {
    return Future.all(mongo.first(days.createIndex(Indexes.ascending("changedAt", "_id"), new IndexOptions().name("changed"))),
        mongo.first(touches.createIndex(Indexes.ascending("at"), new IndexOptions().name("at"))),
        mongo.first(touches.createIndex(Indexes.ascending("day"), new IndexOptions().name("day")))).mapEmpty();
  }

  /** Completes when it stands, in the place of an earlier one. */
  Future<Touch> touch(String bucketDay, Instant at) {
    var touch = new Touch(bucketDay, UUID.randomUUID().toString());
    Document document = new Document("_id", bucketDay).append("touch", touch.id).append("at", Date.from(at))
        .append("day", touch.day());
    return mongo.first(touches.replaceOne(eq("_id", bucketDay), document, UPSERT)).map(touch)
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? touch(bucketDay, at) : Future.failedFuture(failure));
  }

  /** Ends it, unless there was another one since. */
  Future<Void> end(Touch touch) {
    return mongo.first(touches.deleteOne(and(eq("_id", touch.bucketDay), eq("touch", touch.id)))).mapEmpty();
  }

  /** Those from before that instant, the longest ago first; at most {@value #KEYS}. */
  Future<List<Touch>> touchedBefore(Instant before) {
    return mongo.all(touches.find(lt("at", Date.from(before))).sort(ascending("at")).limit(KEYS))
        .map(found -> found.stream().map(one -> new Touch(one.getString("_id"), one.getString("touch"))).toList());
  }

  /** Whether nothing is to be counted of what was filed up to the end of that day. */
  Future<Boolean> isCounted(LocalDate last) {
    return mongo.first(touches.find(lte("day", last.toString())).limit(1)).map(Optional::isEmpty);
  }

  /**
   * The count in the place of one that began no later; empty when a later one stands there already. A bucket that emptied stays, with
   * zeros, so that every node hears of it.
   *
   * @param begun when the counting began
   */
  public Future<Optional<Row>> put(String bucketDay, Counted counted, Instant begun) {
    Document document = document(bucketDay, counted, begun);
    Bson notLater = and(eq("_id", bucketDay), lte("changedAt", Date.from(begun)));
    return mongo.first(days.replaceOne(notLater, document, UPSERT)).map(Optional.of(row(document)))
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(failure));
  }

  public Future<Optional<Counted>> find(String bucketDay) {
    return mongo.first(days.find(eq("_id", bucketDay)).limit(1)).map(found -> found.map(HotspotStore::counted));
  }

  /** Every row counted at or after that instant, oldest first. */
  public Future<List<Row>> changedSince(Instant since) {
    return changed(gte("changedAt", Date.from(since)), new ArrayList<>());
  }

  private Future<List<Row>> changed(Bson from, List<Row> read) {
    return mongo.all(days.find(from).sort(ascending("changedAt", "_id")).limit(PAGE)).compose(page -> {
      page.forEach(one -> read.add(row(one)));
      if (page.size() < PAGE) return Future.succeededFuture(read);
      Document last = page.get(PAGE - 1);
      Date at = last.getDate("changedAt");
      return changed(and(gte("changedAt", at), or(gt("changedAt", at), gt("_id", last.getString("_id")))), read);
    });
  }

  /** The next stored keys behind that one, in order; none behind the last. */
  public Future<List<String>> keys(String after) {
    return mongo.all(days.find(gt("_id", after)).projection(Projections.include("_id")).sort(ascending("_id")).limit(KEYS))
        .map(found -> found.stream().map(row -> row.getString("_id")).toList());
  }

  private static Document document(String bucketDay, Counted counted, Instant at) {
    Tally tally = counted.tally();
    return new Document("_id", bucketDay).append("changedAt", Date.from(at)).append("complaints", tally.complaints())
        .append("staffResolved", tally.staffResolved()).append("staffResolvedOnce", tally.staffResolvedOnce())
        .append("confirmedDone", tally.confirmedDone()).append("unconfirmed", tally.unconfirmed())
        .append("disputed", tally.disputed()).append("repeatTrips", tally.repeatTrips())
        .append("people", counted.people().stream().sorted().toList());
  }

  private static Row row(Document document) {
    return Row.parse(document.getString("_id"), counted(document)).orElseThrow();
  }

  private static Counted counted(Document document) {
    var people = document.getList("people", Integer.class, List.of());
    int resolved = document.getInteger("staffResolved");
    var tally = new Tally(document.getInteger("complaints"), resolved, document.getInteger("staffResolvedOnce", resolved),
        document.getInteger("confirmedDone"), document.getInteger("unconfirmed"), document.getInteger("disputed"),
        document.getInteger("repeatTrips"));
    return new Counted(tally, Set.copyOf(people));
  }
}
