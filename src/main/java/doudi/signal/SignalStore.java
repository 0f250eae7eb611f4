package doudi.signal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.complaint.Actor;
import doudi.plumbing.Cursor;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Signals in Mongo, one document each; a step is one write. */
public final class SignalStore {
  private static final int BATCH = 100;
  private static final String ID = "_id";
  private static final String WINDOW = "windowId";
  private static final String RAISED = "raisedAt";
  private static final String VERSION = "version";

  private final MongoFutures mongo;
  private final MongoCollection<Document> signals;

  public SignalStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.signals = database.getCollection("signals");
  }

  public Future<Void> createIndexes() {
    var atWindow = Indexes.compoundIndex(Indexes.ascending(WINDOW), Indexes.descending(RAISED, ID));
    return Future.all(mongo.first(signals.createIndex(Indexes.descending(RAISED, ID), new IndexOptions().name("newest"))),
        mongo.first(signals.createIndex(atWindow, new IndexOptions().name("atWindow")))).mapEmpty();
  }

  Future<Optional<Signal>> find(String id) {
    return mongo.first(signals.find(eq(ID, id)).limit(1)).map(found -> found.map(SignalStore::signal));
  }

  Future<Map<String, Signal>> find(Collection<String> ids) {
    if (ids.isEmpty()) return Future.succeededFuture(Map.of());
    return mongo.all(signals.find(in(ID, ids)).limit(ids.size()))
        .map(all -> all.stream().map(SignalStore::signal).collect(Collectors.toMap(Signal::id, Function.identity())));
  }

  /** False when it is there already. */
  public Future<Boolean> add(Signal fresh) {
    return mongo.first(signals.insertOne(document(fresh))).map(true)
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture(false) : Future.failedFuture(failure));
  }

  /** In the place of the version before it. Fails with Refusal CONFLICT {@code changed-meanwhile} when another write came first. */
  Future<Signal> save(Signal next) {
    return mongo.first(signals.replaceOne(and(eq(ID, next.id()), eq(VERSION, next.version() - 1)), document(next))).map(done -> {
      if (done.map(UpdateResult::getMatchedCount).orElse(0L) == 1) return next;
      throw Refusal.conflict("changed-meanwhile", "Somebody changed this a moment ago; read it again. Nothing was changed.");
    });
  }

  /**
   * Newest first, without what is not wanted.
   *
   * @param windowIds only of these; of every window where empty
   */
  Future<Page<Signal>> page(Optional<Set<String>> windowIds, Optional<Cursor> cursor, int limit, Predicate<Signal> wanted) {
    return fill(windowIds, cursor, limit, wanted, new ArrayList<>()).map(found -> Page.cut(found, limit, SignalStore::behind));
  }

  private Future<List<Signal>> fill(Optional<Set<String>> windowIds, Optional<Cursor> cursor, int limit, Predicate<Signal> wanted,
      List<Signal> found) {
    return newest(windowIds, cursor).compose(batch -> {
      batch.stream().filter(wanted).forEach(found::add);
      if (batch.size() < BATCH || found.size() > limit) return Future.succeededFuture(found.subList(0, Math.min(found.size(), limit + 1)));
      return fill(windowIds, Optional.of(behind(batch.get(BATCH - 1))), limit, wanted, found);
    });
  }

  private Future<List<Signal>> newest(Optional<Set<String>> windowIds, Optional<Cursor> cursor) {
    Bson all = windowIds.map(ids -> in(WINDOW, ids)).orElseGet(() -> lte(RAISED, new Date(Long.MAX_VALUE)));
    Bson from = cursor.map(at -> and(all, olderThan(at))).orElse(all);
    return mongo.all(signals.find(from).sort(descending(RAISED, ID)).limit(BATCH))
        .map(read -> read.stream().map(SignalStore::signal).toList());
  }

  private static Cursor behind(Signal last) {
    return Cursor.of(last.raisedAt().toEpochMilli(), last.id());
  }

  private static Bson olderThan(Cursor at) {
    var when = new Date(at.number(0));
    return and(lte(RAISED, when), or(lt(RAISED, when), lt(ID, at.key(1))));
  }

  private static Document document(Signal signal) {
    return new Document(ID, signal.id()).append(WINDOW, signal.windowId()).append(RAISED, Date.from(signal.raisedAt()))
        .append(VERSION, signal.version()).append("kind", signal.kind().code()).append("period", signal.period().toString())
        .append("changedAt", Date.from(signal.changedAt())).append("evidence", document(signal.evidence()))
        .append("answers", signal.answers().stream().map(SignalStore::document).toList());
  }

  private static Document document(Evidence seen) {
    return new Document("from", seen.from().toString()).append("to", seen.to().toString()).append("complaintIds", seen.complaintIds())
        .append("hits", seen.hits()).append("of", seen.of()).append("usualHits", seen.usualHits()).append("usualOf", seen.usualOf())
        .append("usualWindows", seen.usualWindows()).append("allowed", seen.allowed()).append("chance", seen.chance())
        .append("looks", seen.looks());
  }

  private static Document document(Signal.Answer answer) {
    return new Document("at", Date.from(answer.at())).append("byRole", answer.by().role()).append("byId", answer.by().id())
        .append("office", answer.office()).append("reason", answer.reason());
  }

  private static Signal signal(Document document) {
    return new Signal(document.getString(ID), SignalKind.of(document.getString("kind")).orElseThrow(), document.getString(WINDOW),
        YearMonth.parse(document.getString("period")), evidence(document.get("evidence", Document.class)), instant(document, RAISED),
        instant(document, "changedAt"), document.getList("answers", Document.class).stream().map(SignalStore::answer).toList(),
        document.getInteger(VERSION));
  }

  private static Evidence evidence(Document seen) {
    return new Evidence(LocalDate.parse(seen.getString("from")), LocalDate.parse(seen.getString("to")),
        seen.getList("complaintIds", String.class), seen.getInteger("hits"), seen.getInteger("of"), seen.getInteger("usualHits"),
        seen.getInteger("usualOf"), seen.getInteger("usualWindows"), seen.getDouble("allowed"), seen.getDouble("chance"),
        seen.getInteger("looks"));
  }

  private static Signal.Answer answer(Document answer) {
    return new Signal.Answer(instant(answer, "at"), new Actor(answer.getString("byRole"), answer.getString("byId")),
        answer.getString("office"), answer.getString("reason"));
  }

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
