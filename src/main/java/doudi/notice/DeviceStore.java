package doudi.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.identity.Person;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Phones by their registration token. The token is the key, so it belongs to one person at any time. */
public final class DeviceStore {
  static final String TOKEN = "_id";
  static final String PERSON = "person";
  static final String AT = "at";
  /** A person's phones; of more than these the ones heard of longest ago are dropped. */
  static final int MOST = 20;
  private static final int READ_AT_MOST = 10_000;

  private final MongoFutures mongo;
  private final MongoCollection<Document> devices;

  public DeviceStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.devices = database.getCollection("devices");
  }

  public Future<Void> createIndexes() {
    var owned = compoundIndex(Indexes.ascending(PERSON), Indexes.descending(AT, TOKEN));
    return mongo.first(devices.createIndex(owned, new IndexOptions().name("owned"))).mapEmpty();
  }

  /** From now on the person's and nobody else's; makes room when they have too many. */
  Future<Void> put(String token, Person person, Instant now) {
    var owner = Updates.combine(Updates.set(PERSON, person.value()), Updates.set(AT, Date.from(now)));
    return mongo.first(devices.updateOne(eq(TOKEN, token), owner, new UpdateOptions().upsert(true)))
        .compose(put -> mongo.all(devices.find(eq(PERSON, person.value())).sort(descending(AT, TOKEN)).skip(MOST).limit(MOST)))
        .compose(tooMany -> drop(tooMany.stream().map(one -> one.getString(TOKEN)).toList()));
  }

  /** Nothing happens to a token that is not the person's. */
  Future<Void> remove(String token, Person person) {
    return mongo.first(devices.deleteOne(and(eq(TOKEN, token), eq(PERSON, person.value())))).mapEmpty();
  }

  /** Phones that are no more, whoever had them. */
  Future<Void> drop(Collection<String> tokens) {
    return tokens.isEmpty() ? Future.succeededFuture() : mongo.first(devices.deleteMany(in(TOKEN, tokens))).mapEmpty();
  }

  Future<List<Device>> of(Collection<Person> people) {
    return mongo.all(devices.find(in(PERSON, people.stream().map(Person::value).toList())).limit(READ_AT_MOST))
        .map(all -> all.stream().map(one -> new Device(one.getString(TOKEN), new Person(one.getString(PERSON)))).toList());
  }
}
