package doudi.burden;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.burden.Burden.Asked;
import doudi.burden.Field.Decision;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** One finished count for each week of filing, by its Monday. */
public final class BurdenStore {
  /** A week, and when its counting began. */
  record Counted(Burden burden, Instant at) {}

  private final MongoFutures mongo;
  private final MongoCollection<Document> weeks;

  public BurdenStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.weeks = database.getCollection("burdenWeeks");
  }

  /** In the place of a count that began no later. */
  Future<Void> put(Burden burden, Instant begun) {
    String week = burden.week().toString();
    var notLater = and(eq("_id", week), lte("countedAt", Date.from(begun)));
    return mongo.first(weeks.replaceOne(notLater, document(burden, begun), new ReplaceOptions().upsert(true))).<Void>mapEmpty()
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  /** Those counted between two Mondays, both included, oldest first. */
  Future<List<Counted>> between(LocalDate first, LocalDate last, int limit) {
    return mongo.all(weeks.find(and(gte("_id", first.toString()), lte("_id", last.toString()))).sort(ascending("_id")).limit(limit))
        .map(found -> found.stream().map(BurdenStore::counted).toList());
  }

  private static Document document(Burden burden, Instant begun) {
    var acts = burden.acts().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(one -> new Document("step", one.getKey().code()).append("n", one.getValue())).toList();
    var fields = Stream.of(Step.values()).flatMap(step -> step.fields().stream().filter(field -> burden.asked(step, field) > 0)
        .map(field -> field(burden, step, field))).toList();
    return new Document("_id", burden.week().toString()).append("countedAt", Date.from(begun)).append("complaints", burden.complaints())
        .append("cases", burden.cases()).append("acts", acts).append("fields", fields);
  }

  private static Document field(Burden burden, Step step, Field field) {
    var uses = burden.used(step, field).entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(use -> new Document("by", use.getKey().code()).append("n", use.getValue())).toList();
    return new Document("step", step.code()).append("field", field.name()).append("asked", burden.asked(step, field))
        .append("filled", burden.filled(step, field)).append("uses", uses);
  }

  /** What this version no longer asks is left out. */
  private static Counted counted(Document document) {
    var acts = new EnumMap<Step, Integer>(Step.class);
    var asked = new HashMap<Asked, Integer>();
    var filled = new HashMap<Asked, Integer>();
    var used = new HashMap<Asked, Map<Decision, Integer>>();
    document.getList("acts", Document.class).forEach(one -> step(one).ifPresent(step -> acts.put(step, one.getInteger("n"))));
    document.getList("fields", Document.class).forEach(one -> step(one).ifPresent(step -> {
      var what = new Asked(step, one.getString("field"));
      asked.put(what, one.getInteger("asked"));
      filled.put(what, one.getInteger("filled"));
      used.put(what, uses(one));
    }));
    return new Counted(new Burden(LocalDate.parse(document.getString("_id")), document.getInteger("complaints"),
        document.getInteger("cases"), acts, asked, filled, used), document.getDate("countedAt").toInstant());
  }

  private static Optional<Step> step(Document from) {
    return Stream.of(Step.values()).filter(step -> step.code().equals(from.getString("step"))).findFirst();
  }

  private static Map<Decision, Integer> uses(Document field) {
    var uses = new EnumMap<Decision, Integer>(Decision.class);
    field.getList("uses", Document.class).forEach(use -> Stream.of(Decision.values())
        .filter(known -> known.code().equals(use.getString("by"))).forEach(known -> uses.put(known, use.getInteger("n"))));
    return uses;
  }
}
