package doudi.hotspot;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What platforms tell of their volumes: one document per platform and day, replaced when it is told again. */
public final class VolumeStore {
  private static final int PAGE = 2_000;
  private static final String CHANGED = "changedAt";

  private final MongoFutures mongo;
  private final MongoCollection<Document> volumes;

  public VolumeStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.volumes = database.getCollection("platformVolumes");
  }

  public Future<Void> createIndexes() {
    return mongo.first(volumes.createIndex(Indexes.ascending(CHANGED, "_id"), new IndexOptions().name("changed"))).mapEmpty();
  }

  Future<Void> put(Volume volume, Instant now) {
    String key = volume.platformId() + "@" + volume.day();
    var document = new Document("_id", key).append("platformId", volume.platformId()).append("day", volume.day().toString())
        .append("attempts", new Document(new HashMap<>(volume.attempts()))).append(CHANGED, Date.from(now));
    return mongo.first(volumes.replaceOne(eq("_id", key), document, new ReplaceOptions().upsert(true))).mapEmpty();
  }

  /** Everything told at or after that instant, oldest first. */
  Future<List<Volume>> changedSince(Instant since) {
    return changed(gte(CHANGED, Date.from(since)), new ArrayList<>());
  }

  private Future<List<Volume>> changed(Bson from, List<Volume> read) {
    return mongo.all(volumes.find(from).sort(ascending(CHANGED, "_id")).limit(PAGE)).compose(page -> {
      page.forEach(one -> read.add(volume(one)));
      if (page.size() < PAGE) return Future.succeededFuture(read);
      Document last = page.get(PAGE - 1);
      Date at = last.getDate(CHANGED);
      return changed(and(gte(CHANGED, at), or(gt(CHANGED, at), gt("_id", last.getString("_id")))), read);
    });
  }

  private static Volume volume(Document document) {
    var attempts = new HashMap<String, Integer>();
    document.get("attempts", Document.class).forEach((service, number) -> attempts.put(service, ((Number) number).intValue()));
    return new Volume(document.getString("platformId"), LocalDate.parse(document.getString("day")), attempts);
  }
}
