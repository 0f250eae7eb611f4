package doudi.complaint;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.catalog.Catalog;
import doudi.catalog.FailureKind;
import doudi.catalog.Name;
import doudi.catalog.Service;
import doudi.plumbing.MongoFutures;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Complaints of half a year, put into a store as the program would have left them by now: most resolved, of those most confirmed, the rest met with
 * silence, and everybody told. A few hotspots have most of them.
 */
public final class PastComplaints {
  private static final int DAYS = 180;
  private static final int BUCKETS = 2_000;
  private static final int BATCH = 1_000;
  private static final Duration WEEK = Duration.ofDays(7);

  private final Random random = new Random(7);
  private final ComplaintCodec codec = new ComplaintCodec(new byte[32]);
  private final List<Bucket> buckets;
  private final List<JsonObject> texts;

  /** @param texts what people say: {@code narrative}, perhaps {@code step} and {@code error} */
  public PastComplaints(Catalog catalog, List<JsonObject> texts) {
    this.buckets = buckets(catalog);
    this.texts = texts;
  }

  private List<Bucket> buckets(Catalog catalog) {
    var districts = List.copyOf(catalog.districts().keySet());
    var services = List.copyOf(catalog.services().values());
    var some = new ArrayList<Bucket>();
    while (some.size() < BUCKETS) {
      Service service = any(services);
      if (service.platformIds().isEmpty()) continue;
      some.add(new Bucket(any(service.platformIds()), service.id(), any(List.of(FailureKind.values())).code(), any(districts)));
    }
    return some;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** @param now the end of the half year */
  public void put(MongoFutures mongo, MongoDatabase database, int many, Instant now) throws Exception {
    var complaints = database.getCollection("complaints", BsonDocument.class);
    for (int i = 0; i < many; i += BATCH) {
      var batch = new ArrayList<BsonDocument>();
      for (int k = i; k < Math.min(many, i + BATCH); k++) batch.add(document(k, now));
      mongo.first(complaints.insertMany(batch)).await(60, TimeUnit.SECONDS);
    }
  }

  private BsonDocument document(int number, Instant now) {
    var complaint = Complaint.replay(new ComplaintId("past-" + Integer.toHexString(number * 0x9E3779B1) + "-" + number), history(number, now));
    BsonDocument document = codec.document(complaint).decode(new BsonDocumentCodec());
    document.append(ComplaintCodec.TOLD, new BsonInt32(complaint.version()));
    document.remove(ComplaintCodec.UNTOLD);
    return document;
  }

  private List<ComplaintEvent> history(int number, Instant now) {
    Bucket bucket = next();
    JsonObject said = any(texts);
    Instant at = now.minus(Duration.ofMinutes(1 + random.nextInt(DAYS * 24 * 60)));
    var attempt = new Attempt(said.getString("step"), said.getString("error"), null, 1 + random.nextInt(3));
    var filing = new Filing(said.getString("narrative"), bucket.serviceId(), bucket.platformId(), null, bucket.failureKind(),
        bucket.districtId(), attempt, List.of(), null, "past resident " + (number - number % 10 * random.nextInt(2)), null, null, false);
    var deadlines = new Deadlines(at.plus(WEEK), at.plus(WEEK), at.plus(WEEK), null, null, null);
    var by = new Actor("resident", "past");
    var events = new ArrayList<ComplaintEvent>(List.of(new ComplaintEvent.Filed(at, by, filing),
        new ComplaintEvent.Routed(at, Actor.SYSTEM, "w-city-hall", "city", new Name("市民中心", "City hall"), deadlines),
        new ComplaintEvent.Called(at, new Actor("clerk", "past"), at.plusSeconds(60)),
        new ComplaintEvent.Resolved(at, new Actor("clerk", "past"), new Resolution("done", "办好了。", "login", null, null, at), now.plus(WEEK))));
    int word = random.nextInt(10);
    if (word < 6) events.add(new ComplaintEvent.Confirmed(at, by, null));
    else if (word < 9) events.add(new ComplaintEvent.FellSilent(at, Actor.SYSTEM));
    return events;
  }

  /** Of the hotspot that the next complaint is about. */
  private Bucket next() {
    return buckets.get((int) (BUCKETS * Math.pow(random.nextDouble(), 3)));
  }

  /** A complaint of today about one of the same things, as it is filed. */
  public JsonObject filing() {
    Bucket bucket = next();
    return new JsonObject().put("narrative", any(texts).getString("narrative")).put("serviceId", bucket.serviceId())
        .put("platformId", bucket.platformId()).put("failureKind", bucket.failureKind()).put("districtId", bucket.districtId());
  }
}
