package doudi.city;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * Every city document ever imported: {@code {_id: version, source, by, at}}. Only ever added to; the highest version is in force. The
 * document itself is one text, so that nothing in it can be mistaken for a field or an operator. Needs no index but that of {@code _id}.
 */
public final class CityStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> cities;

  public CityStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.cities = database.getCollection("cities");
  }

  /** The city in force, if its version is above the one given. */
  public Future<Optional<City>> newest(int above) {
    return mongo.first(cities.find(gt("_id", above)).sort(descending("_id")).limit(1)).map(found -> found.map(CityStore::city));
  }

  /**
   * Adds the city as the version it carries. Fails with Refusal CONFLICT {@code changed-meanwhile} when that version is taken.
   *
   * @param by account that imported it
   */
  public Future<City> add(City city, String by, Instant at) {
    var document = new Document("_id", city.version()).append("source", city.source()).append("by", by).append("at", Date.from(at));
    return mongo.first(cities.insertOne(document)).map(city).recover(failure -> Future.failedFuture(translated(failure)));
  }

  private static Throwable translated(Throwable failure) {
    return MongoFutures.isDuplicateKey(failure) ? changedMeanwhile() : failure;
  }

  static Refusal changedMeanwhile() {
    return Refusal.conflict("changed-meanwhile", "Someone else imported a city meanwhile; look at theirs before you import again.");
  }

  private static City city(Document document) {
    int version = document.getInteger("_id");
    try {
      return CityReader.read(document.getString("source")).as(version);
    } catch (Refusal unreadable) {
      throw new IllegalStateException("stored city version " + version + " cannot be read: " + unreadable.faults(), unreadable);
    }
  }
}
