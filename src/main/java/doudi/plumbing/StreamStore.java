package doudi.plumbing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.StreamItem.News;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * What streams told, in the order of each topic. A writer is given places by one atomic step and then writes there; a place is taken
 * once, by an item or by a blank, so a reader that has passed a place never misses what comes there later. A thing has one item per topic
 * however often it is told: the topic and its key are the document's id.
 */
public final class StreamStore {
  private static final String ID = "_id";
  private static final String TOPIC = "topic";
  private static final String PLACE = "place";
  private static final String AT = "at";
  private static final String FOLLOWED = "followedUntil";
  private static final FindOneAndUpdateOptions BEFORE = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE);
  private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
  private static final WriteConcern SOON = WriteConcern.W1.withJournal(false);
  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

  private final MongoFutures mongo;
  private final MongoCollection<Document> items;
  private final MongoCollection<Document> topics;

  public StreamStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.items = database.getCollection("streamItems");
    this.topics = database.getCollection("streamTopics");
  }

  public Future<Void> createIndexes() {
    return Future.all(mongo.first(items.createIndex(Indexes.ascending(TOPIC, PLACE), new IndexOptions().name("place").unique(true))),
        mongo.first(items.createIndex(Indexes.ascending(AT), new IndexOptions().name("at")))).mapEmpty();
  }

  /**
   * Writes down what the topic does not hold yet, in this order. Completes when all of it stands in the topic, with the items where all of
   * them were new, else with none.
   */
  public Future<List<StreamItem>> append(String topic, List<News> news, Instant now) {
    return places(topic, news.size()).compose(last -> {
      var placed = new ArrayList<StreamItem>();
      for (News one : news) placed.add(item(topic, last - news.size() + 1 + placed.size(), one, now));
      return mongo.first(items.insertMany(placed.stream().map(StreamStore::document).toList(), ANY_ORDER)).<List<StreamItem>>map(placed)
          .recover(someStand -> oneByOne(topic, news, placed, now));
    });
  }

  private Future<List<StreamItem>> oneByOne(String topic, List<News> news, List<StreamItem> placed, Instant now) {
    List<Future<Boolean>> written = placed.stream().map(this::write).toList();
    return Future.join(written).compose(all -> {
      List<News> again = IntStream.range(0, news.size()).filter(i -> !written.get(i).result()).mapToObj(news::get).toList();
      return again.isEmpty() ? Future.succeededFuture(List.of()) : append(topic, again, now).map(List.of());
    });
  }

  private static StreamItem item(String topic, long place, News news, Instant now) {
    return new StreamItem(topic, place, news.key(), news.event(), news.data(), now);
  }

  /**
   * The last of so many places, given to this caller alone. Whether it is on disk is not waited for: it is before the items are, and where
   * it was taken back after all, somebody else's item keeps the place and this caller's gets another.
   */
  private Future<Long> places(String topic, int count) {
    return mongo.first(topics.withWriteConcern(SOON).findOneAndUpdate(eq(ID, topic), Updates.inc(PLACE, (long) count), AFTER))
        .map(after -> after.orElseThrow().getLong(PLACE))
        // Two first writers of a topic: one inserts, the other is told of a duplicate and finds it the next time.
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? places(topic, count) : Future.failedFuture(failure));
  }

  /** False when its place was made a blank meanwhile, so that it needs another. True when it stands, here or where it was told before. */
  private Future<Boolean> write(StreamItem item) {
    return mongo.first(items.insertOne(document(item))).map(true).recover(failure -> {
      if (!MongoFutures.isDuplicateKey(failure)) return Future.failedFuture(failure);
      return mongo.first(items.find(eq(ID, id(item))).limit(1)).compose(there -> {
        if (there.isEmpty()) return Future.succeededFuture(false);
        return there.get().getLong(PLACE) == item.place() ? Future.succeededFuture(true)
            : leaveBlank(item.topic(), item.place(), item.at()).map(true);
      });
    });
  }

  /** Takes a place that nobody has written to. Harmless when somebody has. */
  public Future<Void> leaveBlank(String topic, long place, Instant now) {
    return mongo.first(items.insertOne(document(StreamItem.blank(topic, place, now)))).<Void>mapEmpty()
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  /** What stands behind that place, in order, with holes where somebody is still writing. */
  public Future<List<StreamItem>> after(String topic, long place, int limit) {
    return mongo.all(items.find(and(eq(TOPIC, topic), gt(PLACE, place))).sort(ascending(PLACE)).limit(limit))
        .map(found -> found.stream().map(StreamStore::item).toList());
  }

  /** The last place given out in each topic; 0 where nothing was ever told. */
  public Future<Map<String, Long>> last(Collection<String> wanted) {
    return mongo.all(topics.find(in(ID, wanted)).limit(wanted.size())).map(found -> {
      var last = new HashMap<String, Long>();
      wanted.forEach(topic -> last.put(topic, 0L));
      found.forEach(topic -> last.put(topic.getString(ID), Optional.ofNullable(topic.getLong(PLACE)).orElse(0L)));
      return last;
    });
  }

  /** Notes that the topic is followed until then; until when it had been before, if ever. */
  Future<Optional<Instant>> follow(String topic, Instant until) {
    return mongo.first(topics.findOneAndUpdate(eq(ID, topic), Updates.max(FOLLOWED, Date.from(until)), BEFORE))
        .map(before -> before.map(known -> known.getDate(FOLLOWED)).map(Date::toInstant))
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? follow(topic, until) : Future.failedFuture(failure));
  }

  /** Those of the topics that are followed at this moment, and until when. */
  Future<Map<String, Instant>> followed(Collection<String> wanted, Instant now) {
    return mongo.all(topics.find(and(in(ID, wanted), gt(FOLLOWED, Date.from(now)))).limit(wanted.size())).map(found -> found.stream()
        .collect(Collectors.toMap(topic -> topic.getString(ID), topic -> topic.getDate(FOLLOWED).toInstant())));
  }

  /** Drops what was written down before then. How many items. */
  public Future<Long> forget(Instant before) {
    return mongo.first(items.deleteMany(lt(AT, Date.from(before)))).map(done -> done.map(DeleteResult::getDeletedCount).orElse(0L));
  }

  private static String id(StreamItem item) {
    return item.topic() + " " + item.key();
  }

  private static Document document(StreamItem item) {
    var document = new Document(ID, id(item)).append(TOPIC, item.topic()).append(PLACE, item.place()).append(AT, Date.from(item.at()));
    return item.isBlank() ? document : document.append("key", item.key()).append("event", item.event()).append("data", item.data());
  }

  private static StreamItem item(Document document) {
    return new StreamItem(document.getString(TOPIC), document.getLong(PLACE), document.getString("key"), document.getString("event"),
        document.getString("data"), document.getDate(AT).toInstant());
  }
}
