package doudi.support;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.reactivestreams.Publisher;

/** Looks into the store behind the program: what really lies there, and whether something changed. */
public final class StoreLook {
  /** What the program keeps up by itself as time goes by. */
  private static final Set<String> UPKEEP = Set.of("leases", "hotspotDays", "hotspotTouches", "signInFailures", "notices", "streamItems", "streamTopics",
      "nodes", "webhookDeliveries", "burdenWeeks");
  private static final Set<String> UPKEEP_FIELDS = Set.of("told", "untoldAt", "dueAt");

  private final MongoFutures mongo;
  private final MongoDatabase database;

  public StoreLook(RunningApp app) {
    this.mongo = new MongoFutures(app.vertx());
    this.database = app.database();
  }

  /** Every document, as text, by collection; without what the program changes by itself. Equal looks mean that nothing changed. */
  public Map<String, List<String>> everything() {
    var all = new TreeMap<String, List<String>>();
    for (String name : names()) {
      if (!UPKEEP.contains(name)) all.put(name, documents(name).stream().map(StoreLook::settled).map(Document::toJson).sorted().toList());
    }
    return all;
  }

  /** Every collection with every field: for searching what must not be there. */
  public String raw() {
    var text = new StringBuilder();
    for (String name : names()) documents(name).forEach(document -> text.append(name).append(' ').append(document.toJson()).append('\n'));
    return text.toString();
  }

  public List<String> names() {
    return wait(database.listCollectionNames()).stream().sorted().toList();
  }

  public List<Document> documents(String collection) {
    return wait(database.getCollection(collection).find());
  }

  public Document complaint(String id) {
    return wait(database.getCollection("complaints").find(new Document("_id", id))).get(0);
  }

  /** Waits until time has done to every complaint what it had to do by now. */
  public void untilSwept(Instant now) throws InterruptedException {
    RunningApp.eventually("what was due has been done", () -> wait(database.getCollection("complaints")
        .find(new Document("dueAt", new Document("$lte", Date.from(now)))).limit(1)).isEmpty());
  }

  /** Waits until everybody has heard of everything that was stored, and everything is counted. */
  public void untilTold() throws InterruptedException {
    RunningApp.eventually("everybody was told and all is counted", () -> wait(database.getCollection("complaints")
        .find(new Document("untoldAt", new Document("$exists", true))).limit(1)).isEmpty()
        && wait(database.getCollection("hotspotTouches").find().limit(1)).isEmpty());
  }

  public void add(String collection, Document document) {
    wait(database.getCollection(collection).insertOne(document));
  }

  public void change(String collection, String id, Document update) {
    wait(database.getCollection(collection).updateOne(new Document("_id", id), update));
  }

  private static Document settled(Document document) {
    var copy = new Document(document);
    copy.keySet().removeAll(UPKEEP_FIELDS);
    return copy;
  }

  private <T> List<T> wait(Publisher<T> publisher) {
    try {
      return mongo.all(publisher).await(10, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new AssertionError("cannot look into the store", broken);
    }
  }
}
