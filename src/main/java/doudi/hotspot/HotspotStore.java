package doudi.hotspot;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.complaint.Bucket;
import doudi.complaint.Tally;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Finished counts, one document per bucket and day of filing, so that any period adds up. */
public final class HotspotStore {
  /** Counted rows that one reading may take in; a city of this size has thousands of buckets a year. */
  private static final int MOST_ROWS = 200_000;

  /** What stands under one bucket and day. */
  public record Row(Bucket bucket, LocalDate day, Tally tally) {}

  /** Which rows are wanted; an empty set means any. Null-free. */
  public record Wanted(Period period, Set<String> platformIds, Set<String> serviceIds, Set<String> failureKinds, Set<String> districtIds) {}

  private final MongoFutures mongo;
  private final MongoCollection<Document> days;

  public HotspotStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.days = database.getCollection("hotspotDays");
  }

  public Future<Void> createIndexes() {
    return mongo.first(days.createIndex(Indexes.ascending("day"), new IndexOptions().name("day"))).mapEmpty();
  }

  /** The counts as they are now, in the place of whatever stood there. */
  public Future<Void> put(String bucketDay, Tally tally) {
    if (tally.complaints() == 0) return mongo.first(days.deleteOne(eq("_id", bucketDay))).mapEmpty();
    return mongo.first(days.replaceOne(eq("_id", bucketDay), document(bucketDay, tally), new ReplaceOptions().upsert(true))).mapEmpty();
  }

  public Future<Optional<Tally>> find(String bucketDay) {
    return mongo.first(days.find(eq("_id", bucketDay)).limit(1)).map(found -> found.map(HotspotStore::tally));
  }

  public Future<List<Row>> rows(Wanted wanted) {
    return mongo.all(days.find(filter(wanted)).limit(MOST_ROWS)).map(found -> found.stream().map(HotspotStore::row).toList());
  }

  /** The first stored key behind that one. */
  public Future<Optional<String>> nextKey(String after) {
    return mongo.first(days.find(gt("_id", after)).sort(ascending("_id")).limit(1)).map(found -> found.map(row -> row.getString("_id")));
  }

  private static Bson filter(Wanted wanted) {
    List<Bson> parts = new ArrayList<>(List.of(gte("day", wanted.period().from().toString()), lte("day", wanted.period().to().toString())));
    any(parts, "platformId", wanted.platformIds());
    any(parts, "serviceId", wanted.serviceIds());
    any(parts, "failureKind", wanted.failureKinds());
    any(parts, "districtId", wanted.districtIds());
    return and(parts);
  }

  private static void any(List<Bson> parts, String field, Set<String> values) {
    if (!values.isEmpty()) parts.add(in(field, values));
  }

  private static Document document(String bucketDay, Tally tally) {
    int at = bucketDay.lastIndexOf('@');
    Bucket bucket = Bucket.parse(bucketDay.substring(0, at)).orElseThrow();
    return new Document("_id", bucketDay).append("day", bucketDay.substring(at + 1)).append("platformId", bucket.platformId())
        .append("serviceId", bucket.serviceId()).append("failureKind", bucket.failureKind()).append("districtId", bucket.districtId())
        .append("complaints", tally.complaints()).append("staffResolved", tally.staffResolved()).append("confirmedDone", tally.confirmedDone())
        .append("unconfirmed", tally.unconfirmed()).append("disputed", tally.disputed()).append("repeatTrips", tally.repeatTrips());
  }

  private static Row row(Document document) {
    var bucket = new Bucket(document.getString("platformId"), document.getString("serviceId"), document.getString("failureKind"), document.getString("districtId"));
    return new Row(bucket, LocalDate.parse(document.getString("day")), tally(document));
  }

  private static Tally tally(Document document) {
    return new Tally(document.getInteger("complaints"), document.getInteger("staffResolved"), document.getInteger("confirmedDone"),
        document.getInteger("unconfirmed"), document.getInteger("disputed"), document.getInteger("repeatTrips"));
  }
}
