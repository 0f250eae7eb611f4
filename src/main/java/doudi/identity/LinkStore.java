package doudi.identity;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;

/** Who else somebody is: a device account or a claim code belongs to at most one other sign-in. */
public final class LinkStore {
  /** More than anybody has; what lies beyond is not read. */
  static final int MOST = 200;
  private static final String LINKED = "_id";
  private static final String OWNER = "owner";

  private final MongoFutures mongo;
  private final MongoCollection<Document> links;

  public LinkStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.links = database.getCollection("links");
  }

  public Future<Void> createIndexes() {
    return mongo.first(links.createIndex(Indexes.ascending(OWNER), new IndexOptions().name("owner"))).mapEmpty();
  }

  /** Whether it is the owner's now; false when it is another's already. */
  Future<Boolean> add(Person linked, Person owner, Instant now) {
    var link = new Document(LINKED, linked.value()).append(OWNER, owner.value()).append("at", Date.from(now));
    return mongo.first(links.insertOne(link)).map(true).recover(failure -> MongoFutures.isDuplicateKey(failure)
        ? ownersOf(List.of(linked)).map(found -> owner.equals(found.get(linked))) : Future.failedFuture(failure));
  }

  /** What is linked to it, and what is linked to the device accounts among that. */
  Future<List<Person>> allOf(Person owner) {
    return linkedTo(List.of(owner)).compose(direct -> {
      List<Person> accounts = direct.stream().filter(one -> one.residentId().isPresent()).toList();
      return accounts.isEmpty() ? Future.succeededFuture(direct)
          : linkedTo(accounts).map(theirs -> Stream.concat(direct.stream(), theirs.stream()).distinct().toList());
    });
  }

  private Future<List<Person>> linkedTo(Collection<Person> owners) {
    return mongo.all(links.find(in(OWNER, values(owners))).limit(MOST))
        .map(all -> all.stream().map(one -> new Person(one.getString(LINKED))).toList());
  }

  Future<Long> count(Person owner) {
    return mongo.first(links.countDocuments(eq(OWNER, owner.value()))).map(count -> count.orElse(0L));
  }

  /**
   * For those that are linked, the sign-in they belong to in the end: a device account's claim code belongs to whom that account belongs.
   */
  public Future<Map<Person, Person>> ownersOf(Collection<Person> people) {
    return direct(new HashSet<>(people)).compose(first -> {
      if (first.isEmpty()) return Future.succeededFuture(first);
      return direct(new HashSet<>(first.values())).map(second -> {
        first.replaceAll((linked, owner) -> second.getOrDefault(owner, owner));
        return first;
      });
    });
  }

  private Future<Map<Person, Person>> direct(Set<Person> people) {
    return mongo.all(links.find(in(LINKED, values(people))).limit(people.size() + 1)).map(all -> {
      var owners = new HashMap<Person, Person>();
      all.forEach(one -> owners.put(new Person(one.getString(LINKED)), new Person(one.getString(OWNER))));
      return owners;
    });
  }

  private static List<String> values(Collection<Person> people) {
    return people.stream().map(Person::value).toList();
  }
}
