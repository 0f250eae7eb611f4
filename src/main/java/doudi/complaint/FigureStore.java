package doudi.complaint;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.identity.Access;
import doudi.plumbing.Cursor;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What is counted anew with every question, who stands behind it, and the complaints behind each number. */
public final class FigureStore {
  /** Filed at or after {@code from} and before {@code to}; what is overdue is so {@code now}. */
  public record Span(Instant from, Instant to, Instant now) {}

  private static final Bson STAFF_RESOLVED = statuses(ComplaintStatus::isStaffResolved);
  /** Whoever disputed had been told that it was done. */
  private static final Bson STAFF_RESOLVED_ONCE = or(STAFF_RESOLVED, gt(ComplaintCodec.DISPUTES, 0));
  private static final Comparator<Complaint> NEWEST_FIRST = Comparator.comparing(Complaint::filedAt)
      .thenComparing(one -> one.id().value()).reversed();

  private final MongoFutures mongo;
  private final ComplaintCodec codec;
  private final MongoCollection<BsonDocument> complaints;
  private final MongoCollection<Document> groups;

  /** @param contactKey 32 bytes that open what they sealed */
  public FigureStore(MongoFutures mongo, MongoDatabase database, byte[] contactKey) {
    this.mongo = mongo;
    this.codec = new ComplaintCodec(contactKey);
    this.complaints = database.getCollection("complaints", BsonDocument.class);
    this.groups = database.getCollection("complaints");
  }

  public Future<Void> createIndexes() {
    var filed = compoundIndex(ascending(ComplaintCodec.WINDOW), descending(ComplaintCodec.FILED, ComplaintCodec.ID));
    return Future.all(index("owed", ascending(ComplaintCodec.WINDOW, ComplaintCodec.OWED_BY)),
        index("contact", ascending(ComplaintCodec.WINDOW, ComplaintCodec.CONTACT_BY)), index("filedAtWindow", filed),
        index("filed", ascending(ComplaintCodec.FILED))).mapEmpty();
  }

  private Future<Void> index(String name, Bson keys) {
    return mongo.first(complaints.createIndex(keys, new IndexOptions().name(name))).mapEmpty();
  }

  /** By window, within the scope; a window at which nothing stands is left out. */
  public Future<Map<String, WindowCounts>> counts(Access.Scope scope, Collection<String> windowIds, Span span) {
    Bson there = and(in(ComplaintCodec.WINDOW, windowIds), ComplaintStore.within(scope));
    Bson open = and(statuses(ComplaintStatus::isOpen), in(ComplaintCodec.DISPUTED, false, true));
    var parts = List.of(grouped(there, open, ComplaintCodec.DISPUTED), grouped(there, resolutionMissed(span)),
        grouped(there, onlyContactMissed(span)), grouped(there, filed(span), ComplaintCodec.LATE, ComplaintCodec.DISPUTES));
    return Future.all(parts).map(read -> {
      var counts = new HashMap<String, WindowCounts>();
      each(counts, parts.get(0).result(), FigureStore::withOpen);
      each(counts, parts.get(1).result(), (sum, status, any, n) -> sum.plus(WindowFigure.OVERDUE, n));
      each(counts, parts.get(2).result(), (sum, status, any, n) -> sum.plus(WindowFigure.OVERDUE, n));
      each(counts, parts.get(3).result(), FigureStore::withFiled);
      return counts;
    });
  }

  private interface Adding {
    WindowCounts add(WindowCounts sum, ComplaintStatus status, Document key, int n);
  }

  private Future<List<Document>> grouped(Bson there, Bson which, String... by) {
    var key = new Document("window", "$" + ComplaintCodec.WINDOW).append("status", "$" + ComplaintCodec.STATUS);
    for (String column : by) key.append(column, "$" + column);
    return mongo.all(groups.aggregate(List.of(Aggregates.match(and(there, which)), Aggregates.group(key, Accumulators.sum("n", 1)))));
  }

  private static void each(Map<String, WindowCounts> counts, List<Document> groups, Adding adding) {
    for (Document group : groups) {
      Document key = group.get("_id", Document.class);
      ComplaintStatus status = ComplaintStatus.of(key.getString("status"));
      int n = ((Number) group.get("n")).intValue();
      counts.compute(key.getString("window"), (window, sum) ->
          adding.add(sum == null ? WindowCounts.NONE : sum, status, key, n));
    }
  }

  private static WindowCounts withOpen(WindowCounts sum, ComplaintStatus status, Document key, int n) {
    WindowCounts more = sum.plus(WindowFigure.of(status.code()).orElseThrow(), n);
    boolean disputed = key.getBoolean(ComplaintCodec.DISPUTED, false);
    return disputed && status == ComplaintStatus.WAITING ? more.plus(WindowFigure.DISPUTED_WAITING, n) : more;
  }

  private static WindowCounts withFiled(WindowCounts sum, ComplaintStatus status, Document key, int n) {
    boolean late = key.getBoolean(ComplaintCodec.LATE, false);
    boolean disputed = key.get(ComplaintCodec.DISPUTES) instanceof Number times && times.intValue() > 0;
    WindowCounts more = sum.plus(WindowFigure.COMPLAINTS, n).plus(WindowFigure.LATE, late ? n : 0);
    if (status.isStaffResolved()) more = more.plus(WindowFigure.STAFF_RESOLVED, n);
    if (status.isStaffResolved() || disputed) more = more.plus(WindowFigure.STAFF_RESOLVED_ONCE, n);
    if (status == ComplaintStatus.CONFIRMED) more = more.plus(WindowFigure.CONFIRMED_DONE, n);
    return status == ComplaintStatus.UNCONFIRMED ? more.plus(WindowFigure.UNCONFIRMED, n) : more;
  }

  /** The complaints behind one number, newest first; the cursor holds when one was filed, and its id. One more than {@code limit}. */
  public Future<List<Complaint>> behind(Access.Scope scope, String windowId, WindowFigure figure, Span span, Optional<Cursor> cursor,
      int limit) {
    Bson there = and(eq(ComplaintCodec.WINDOW, windowId), ComplaintStore.within(scope));
    Bson from = cursor.map(at -> and(there, ComplaintStore.olderThan(at))).orElse(there);
    Bson order = descending(ComplaintCodec.FILED, ComplaintCodec.ID);
    return Future.all(conditions(figure, span).stream()
        .map(which -> mongo.all(complaints.find(and(from, which)).sort(order).limit(limit + 1))).toList())
        .map(read -> read.<List<BsonDocument>>list().stream().flatMap(List::stream).map(codec::complaint).sorted(NEWEST_FIRST)
            .limit(limit + 1L).toList());
  }

  /** Those of one bucket and day behind a number, in the order of ids, from behind {@code after}. One more than {@code limit}. */
  public Future<List<Complaint>> behind(Access.Scope scope, String bucketDay, TallyFigure figure, Optional<String> after, int limit) {
    Bson there = and(eq(ComplaintCodec.BUCKET_DAY, bucketDay), gt(ComplaintCodec.ID, after.orElse("")), ComplaintStore.within(scope),
        condition(figure));
    return mongo.all(complaints.find(there).sort(ascending(ComplaintCodec.BUCKET_DAY, ComplaintCodec.ID)).limit(limit + 1))
        .map(all -> all.stream().map(codec::complaint).toList());
  }

  /** Ids of the newest complaints of one bucket and a span of days that lie within the scope, newest day first. */
  public Future<List<String>> newestInBucket(Access.Scope scope, String fromDayKey, String toDayKey, int limit) {
    return ids(and(gte(ComplaintCodec.BUCKET_DAY, fromDayKey), lte(ComplaintCodec.BUCKET_DAY, toDayKey), ComplaintStore.within(scope)),
        descending(ComplaintCodec.BUCKET_DAY, ComplaintCodec.ID), limit);
  }

  /** Ids of the newest complaints of all. */
  public Future<List<String>> newest(int limit) {
    return ids(gte(ComplaintCodec.FILED, ComplaintCodec.time(Instant.EPOCH)), descending(ComplaintCodec.FILED), limit);
  }

  private Future<List<String>> ids(Bson filter, Bson order, int limit) {
    return mongo.all(complaints.find(filter).projection(include(ComplaintCodec.ID)).sort(order).limit(limit))
        .map(all -> all.stream().map(one -> one.getString(ComplaintCodec.ID).getValue()).toList());
  }

  /** Those of them that lie within the scope, in any order; at most a thousand are asked for. */
  public Future<List<Complaint>> these(Access.Scope scope, Collection<String> ids) {
    if (ids.isEmpty()) return Future.succeededFuture(List.of());
    return mongo.all(complaints.find(and(in(ComplaintCodec.ID, ids), ComplaintStore.within(scope))).limit(ids.size()))
        .map(all -> all.stream().map(codec::complaint).toList());
  }

  /** What a {@link Tally} counts, as a query. */
  private static Bson condition(TallyFigure figure) {
    return switch (figure) {
      case COMPLAINTS -> gte(ComplaintCodec.ID, "");
      case STAFF_RESOLVED -> STAFF_RESOLVED;
      case STAFF_RESOLVED_ONCE -> STAFF_RESOLVED_ONCE;
      case CONFIRMED_DONE -> status(ComplaintStatus.CONFIRMED);
      case UNCONFIRMED -> status(ComplaintStatus.UNCONFIRMED);
      case UNANSWERED -> status(ComplaintStatus.RESOLVED);
      case UNRESOLVED -> statuses(status -> !status.isStaffResolved());
      case DISPUTED -> gt(ComplaintCodec.DISPUTES, 0);
      case REPEAT_TRIPS -> gt(ComplaintCodec.TRIPS, 0);
    };
  }

  /** What the counts count, as queries that share no complaint. */
  private static List<Bson> conditions(WindowFigure figure, Span span) {
    return switch (figure) {
      case OVERDUE -> List.of(resolutionMissed(span), onlyContactMissed(span));
      case DISPUTED_WAITING -> List.of(and(status(ComplaintStatus.WAITING), eq(ComplaintCodec.DISPUTED, true)));
      case WAITING, IN_SERVICE, AWAITING_RESIDENT, AWAITING_DEPARTMENT -> List.of(eq(ComplaintCodec.STATUS, figure.code()));
      case COMPLAINTS -> List.of(filed(span));
      case LATE -> List.of(and(filed(span), eq(ComplaintCodec.LATE, true)));
      case STAFF_RESOLVED -> List.of(and(filed(span), STAFF_RESOLVED));
      case STAFF_RESOLVED_ONCE -> List.of(and(filed(span), STAFF_RESOLVED_ONCE));
      case CONFIRMED_DONE -> List.of(and(filed(span), status(ComplaintStatus.CONFIRMED)));
      case UNCONFIRMED -> List.of(and(filed(span), status(ComplaintStatus.UNCONFIRMED)));
    };
  }

  /** Filed at or after {@code from} and before {@code end}, the longest ago first. */
  public Future<SettledStore.Part> filed(Instant from, Instant end, int limit) {
    Bson which = and(gte(ComplaintCodec.FILED, ComplaintCodec.time(from)), lt(ComplaintCodec.FILED, ComplaintCodec.time(end)));
    return mongo.all(complaints.find(which).sort(ascending(ComplaintCodec.FILED)).limit(limit)).map(all -> new SettledStore.Part(
        all.stream().map(codec::readable).flatMap(Optional::stream).toList(), all.isEmpty() ? null
        : Instant.ofEpochMilli(all.get(all.size() - 1).getDateTime(ComplaintCodec.FILED).getValue()), all.size() == limit));
  }

  private static Bson statuses(Predicate<ComplaintStatus> which) {
    return in(ComplaintCodec.STATUS, Stream.of(ComplaintStatus.values()).filter(which).map(ComplaintStatus::code).toList());
  }

  private static Bson status(ComplaintStatus status) {
    return eq(ComplaintCodec.STATUS, status.code());
  }

  private static Bson resolutionMissed(Span span) {
    return lt(ComplaintCodec.OWED_BY, ComplaintCodec.time(span.now()));
  }

  private static Bson onlyContactMissed(Span span) {
    var now = ComplaintCodec.time(span.now());
    return and(lt(ComplaintCodec.CONTACT_BY, now), gte(ComplaintCodec.OWED_BY, now));
  }

  private static Bson filed(Span span) {
    return and(gte(ComplaintCodec.FILED, ComplaintCodec.time(span.from())), lt(ComplaintCodec.FILED, ComplaintCodec.time(span.to())));
  }
}
