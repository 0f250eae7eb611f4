package doudi.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.catalog.Name;
import doudi.identity.Person;
import doudi.plumbing.Cursor;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.MongoInserts;
import doudi.plumbing.Pruner;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Notices in Mongo, one document each, with how far they have got on the phones of their person. */
public final class NoticeStore implements Pruner.Perishable {
  static final String KEY = "_id";
  static final String ID = "id";
  static final String PERSON = "person";
  static final String KIND = "kind";
  static final String COMPLAINT = "complaintId";
  static final String AT = "at";
  static final String HOW = "how";
  static final String READ = "read";
  /** When the phones are next to be told; absent when there is nothing more to do. */
  static final String PUSH_AT = "pushAt";

  private final MongoFutures mongo;
  private final MongoCollection<Document> notices;
  private final MongoInserts<Document> adding;

  public NoticeStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.notices = database.getCollection("notices");
    this.adding = mongo.leisurelyInserts(notices);
  }

  public Future<Void> createIndexes() {
    var inbox = compoundIndex(Indexes.ascending(PERSON), Indexes.descending(AT, KEY));
    return Future.all(mongo.first(notices.createIndex(inbox, new IndexOptions().name("inbox"))),
        mongo.first(notices.createIndex(Indexes.ascending(AT), new IndexOptions().name("age"))),
        mongo.first(notices.createIndex(Indexes.ascending(PUSH_AT, PERSON), new IndexOptions().name("due").sparse(true)))).mapEmpty();
  }

  /**
   * Writes the notice down, with when to push it, together with others of this moment. One that is there already stays as it is.
   *
   * @param pushAt empty for the inbox only
   */
  Future<Void> add(Notice notice, Optional<Instant> pushAt) {
    return adding.add(document(notice, pushAt))
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  private static Document document(Notice notice, Optional<Instant> pushAt) {
    var fresh = new Document(KEY, notice.key()).append(ID, notice.id())
        .append(PERSON, notice.person().value()).append(KIND, notice.kind().code())
        .append(COMPLAINT, notice.complaintId()).append(AT, Date.from(notice.at())).append(HOW, notice.how().name())
        .append("title", document(notice.title())).append("words", document(notice.words())).append(READ, notice.read());
    pushAt.ifPresent(at -> fresh.append(PUSH_AT, Date.from(at)));
    return fresh;
  }

  /** Newest first; one more than {@code limit}. */
  Future<List<Notice>> inbox(List<Person> of, Optional<Cursor> cursor, int limit) {
    Bson mine = in(PERSON, values(of));
    Bson from = cursor.map(at -> and(mine, olderThan(at))).orElse(mine);
    return mongo.all(notices.find(from).sort(descending(AT, KEY)).limit(limit + 1))
        .map(all -> all.stream().map(NoticeStore::notice).toList());
  }

  static Cursor behind(Notice last) {
    return Cursor.of(last.at().toEpochMilli(), last.key());
  }

  private static Bson olderThan(Cursor at) {
    Date when = new Date(at.number(0));
    return and(lte(AT, when), or(lt(AT, when), lt(KEY, at.key(1))));
  }

  /** Whether one of them has such a notice, which is read from now on. */
  Future<Boolean> markRead(List<Person> of, String id) {
    List<String> keys = of.stream().map(person -> id + ":" + person.value()).toList();
    return mongo.first(notices.updateMany(in(KEY, keys), Updates.set(READ, true))).map(done -> done.orElseThrow().getMatchedCount() > 0);
  }

  @Override
  public Future<Integer> removeOldest(Instant now, int most) {
    Bson past = lt(AT, Date.from(now.minus(Notice.KEPT)));
    return mongo.all(notices.find(past).projection(Projections.include(KEY)).sort(ascending(AT)).limit(most)).compose(found -> {
      if (found.isEmpty()) return Future.succeededFuture(0);
      return mongo.first(notices.deleteMany(in(KEY, found.stream().map(one -> one.getString(KEY)).toList()))).map(found.size());
    });
  }

  static List<String> values(List<Person> people) {
    return people.stream().map(Person::value).toList();
  }

  private static Document document(Name name) {
    return new Document("zh", name.zh()).append("en", name.en());
  }

  static Notice notice(Document document) {
    return new Notice(document.getString(ID), new Person(document.getString(PERSON)), NoticeKind.of(document.getString(KIND)).orElseThrow(),
        document.getString(COMPLAINT), document.getDate(AT).toInstant(), name(document.get("title", Document.class)),
        name(document.get("words", Document.class)), NoticeMatrix.How.valueOf(document.getString(HOW)), document.getBoolean(READ));
  }

  private static Name name(Document name) {
    return new Name(name.getString("zh"), name.getString("en"));
  }
}
