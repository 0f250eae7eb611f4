package doudi.calendar;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.bson.Document;

/** Holiday years that admins loaded, each as the document they sent. */
public final class CalendarStore {
  private static final int MOST_YEARS = 200;

  private final MongoFutures mongo;
  private final MongoCollection<Document> years;

  public CalendarStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.years = database.getCollection("calendarYears");
  }

  Future<Void> put(CalendarYear year, JsonObject source) {
    var document = new Document("_id", year.year()).append("source", source.encode());
    return mongo.first(years.replaceOne(eq("_id", year.year()), document, new ReplaceOptions().upsert(true))).mapEmpty();
  }

  Future<List<CalendarYear>> all() {
    return mongo.all(years.find().sort(ascending("_id")).limit(MOST_YEARS))
        .map(found -> found.stream().map(one -> CalendarYear.read(new JsonObject(one.getString("source")))).toList());
  }
}
