package doudi.complaint;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.identity.Access;
import doudi.plumbing.Cursor;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.MongoInserts;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Complaints in Mongo: one document each; columns, history and what is still to be told change in one write. */
public final class ComplaintStore {
  private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
  private static final Bson WAITING = eq(ComplaintCodec.STATUS, ComplaintStatus.WAITING.code());

  private final MongoFutures mongo;
  private final ComplaintCodec codec;
  private final MongoCollection<BsonDocument> complaints;
  private final MongoInserts<BsonDocument> adding;

  /** @param contactKey 32 bytes that seal names and phone numbers */
  public ComplaintStore(MongoFutures mongo, MongoDatabase database, byte[] contactKey) {
    this.mongo = mongo;
    this.codec = new ComplaintCodec(contactKey);
    this.complaints = database.getCollection("complaints", BsonDocument.class);
    this.adding = mongo.inserts(complaints);
  }

  public Future<Void> createIndexes() {
    var made = new ArrayList<Future<?>>();
    made.add(index("request", Indexes.ascending(ComplaintCodec.REQUEST), new IndexOptions().unique(true).sparse(true)));
    made.add(index("claim", Indexes.ascending(ComplaintCodec.CLAIM), new IndexOptions().unique(true).sparse(true)));
    made.add(index("queue", Indexes.ascending(ComplaintCodec.WINDOW, ComplaintCodec.STATUS, ComplaintCodec.DISPUTED,
        ComplaintCodec.URGENCY), new IndexOptions()));
    made.add(index("own", compoundIndex(Indexes.ascending(ComplaintCodec.RESIDENT),
        Indexes.descending(ComplaintCodec.FILED, ComplaintCodec.ID)), new IndexOptions()));
    made.add(index("due", Indexes.ascending(ComplaintCodec.DUE), new IndexOptions().sparse(true)));
    made.add(index("untold", Indexes.ascending(ComplaintCodec.UNTOLD), new IndexOptions().sparse(true)));
    made.add(index("bucket", Indexes.ascending(ComplaintCodec.BUCKET_DAY, ComplaintCodec.ID), new IndexOptions()));
    made.add(index("resolved", Indexes.ascending(ComplaintCodec.RESOLVED), new IndexOptions().sparse(true)));
    return Future.all(made).mapEmpty();
  }

  private Future<Void> index(String name, Bson keys, IndexOptions options) {
    return mongo.first(complaints.createIndex(keys, options.name(name))).mapEmpty();
  }

  /** Together with others of this moment. Fails with the driver's duplicate-key error when the request key is taken. */
  public Future<Complaint> add(Complaint complaint) {
    return adding.add(codec.document(complaint)).map(complaint);
  }

  public Future<Optional<Complaint>> find(ComplaintId id) {
    return one(eq(ComplaintCodec.ID, id.value()));
  }

  public Future<Optional<Complaint>> findByRequest(String requestKey) {
    return one(eq(ComplaintCodec.REQUEST, requestKey));
  }

  /** Whether the hash is that of some complaint's claim code. */
  public Future<Boolean> isClaimed(String claimHash) {
    return one(eq(ComplaintCodec.CLAIM, claimHash)).map(Optional::isPresent);
  }

  private Future<Optional<Complaint>> one(Bson filter) {
    return mongo.first(complaints.find(filter).limit(1)).map(found -> found.map(codec::complaint));
  }

  /** Fails with Refusal CONFLICT {@code changed-meanwhile} when another write came first. */
  public Future<Complaint> save(Complaint read, ComplaintEvent event) {
    Complaint next = read.after(event);
    return mongo.first(complaints.findOneAndUpdate(unchanged(read), codec.change(next, event), AFTER)).map(found -> {
      if (found.isEmpty()) throw Refusal.conflict("changed-meanwhile",
          "Somebody changed this complaint a moment ago; read it again. Nothing was changed.");
      return next;
    });
  }

  private static Bson unchanged(Complaint read) {
    return and(eq(ComplaintCodec.ID, read.id().value()), eq(ComplaintCodec.VERSION, read.version()));
  }

  /** The most urgent waiting complaint of the window, now this clerk's and no other's; empty when none waits for a clerk. */
  public Future<Optional<Complaint>> callNext(String windowId, ComplaintEvent.Called called) {
    return claim(and(eq(ComplaintCodec.WINDOW, windowId), WAITING, eq(ComplaintCodec.DISPUTED, false)), called);
  }

  /** The same for a supervisor: the most urgent dispute that is not about the supervisor's own resolution. */
  public Future<Optional<Complaint>> callNextDispute(String windowId, ComplaintEvent.Called called) {
    return claim(and(eq(ComplaintCodec.WINDOW, windowId), WAITING, eq(ComplaintCodec.DISPUTED, true),
        nin(ComplaintCodec.RESOLVERS, List.of(called.by().id()))), called);
  }

  private Future<Optional<Complaint>> claim(Bson which, ComplaintEvent.Called called) {
    // What depends on the complaint is not known before it is picked; a due time left too early costs the sweep a look.
    Bson change = Updates.combine(Updates.set(ComplaintCodec.STATUS, ComplaintStatus.IN_SERVICE.code()),
        Updates.inc(ComplaintCodec.VERSION, 1), Updates.unset(ComplaintCodec.URGENCY), Updates.unset(ComplaintCodec.CONTACT_BY),
        Updates.min(ComplaintCodec.DUE, ComplaintCodec.time(called.until())),
        Updates.push(ComplaintCodec.HISTORY, codec.document(called)), Updates.set(ComplaintCodec.UNTOLD, ComplaintCodec.time(called.at())));
    var mostUrgent = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).sort(ascending(ComplaintCodec.URGENCY));
    return mongo.first(complaints.findOneAndUpdate(which, change, mostUrgent)).map(found -> found.map(codec::complaint));
  }

  /** Most urgent first, from behind {@code after}; one more than {@code limit}. */
  public Future<List<Complaint>> queue(String windowId, Optional<String> after, int limit) {
    return list(after.map(urgency -> and(inQueue(windowId), gt(ComplaintCodec.URGENCY, urgency))).orElseGet(() -> inQueue(windowId)),
        ascending(ComplaintCodec.URGENCY), limit + 1);
  }

  /** How many wait before that urgency, counted to {@code atMost} and no further. */
  public Future<Integer> countAhead(String windowId, String urgency, int atMost) {
    Bson ahead = and(inQueue(windowId), lt(ComplaintCodec.URGENCY, urgency));
    return mongo.first(complaints.countDocuments(ahead, new CountOptions().limit(atMost))).map(count -> count.orElse(0L).intValue());
  }

  /** The first urgencies of a window's queue, in order. */
  public Future<List<String>> urgencies(String windowId, int limit) {
    return mongo.all(complaints.find(inQueue(windowId)).projection(Projections.include(ComplaintCodec.URGENCY))
        .sort(ascending(ComplaintCodec.URGENCY)).limit(limit))
        .map(all -> all.stream().map(one -> one.getString(ComplaintCodec.URGENCY).getValue()).toList());
  }

  private static Bson inQueue(String windowId) {
    return and(eq(ComplaintCodec.WINDOW, windowId), WAITING, in(ComplaintCodec.DISPUTED, false, true));
  }

  /** The resident's own, newest first; one more than {@code limit}. */
  public Future<List<Complaint>> own(Access.Own scope, Optional<Cursor> cursor, int limit) {
    var byAccount = newest(in(ComplaintCodec.RESIDENT, scope.residentIds()), scope.residentIds().isEmpty(), cursor, limit);
    var byCode = newest(in(ComplaintCodec.CLAIM, scope.claimHashes()), scope.claimHashes().isEmpty(), cursor, limit);
    return Future.all(byAccount, byCode).map(both -> Stream.concat(byAccount.result().stream(), byCode.result().stream())
        .sorted(Comparator.comparing(Complaint::filedAt).thenComparing(one -> one.id().value()).reversed()).limit(limit + 1L).toList());
  }

  /** One index each, instead of an "or" over two. */
  private Future<List<Complaint>> newest(Bson whose, boolean nobody, Optional<Cursor> cursor, int limit) {
    if (nobody) return Future.succeededFuture(List.of());
    return list(cursor.map(at -> and(whose, olderThan(at))).orElse(whose), descending(ComplaintCodec.FILED, ComplaintCodec.ID), limit + 1);
  }

  /** The scope as a query: the same complaints that {@link Access.Scope#covers} answers yes for. */
  static Bson within(Access.Scope scope) {
    if (scope instanceof Access.Own own) return or(in(ComplaintCodec.RESIDENT, own.residentIds()),
        in(ComplaintCodec.CLAIM, own.claimHashes()));
    if (scope instanceof Access.AtWindows at) return in(ComplaintCodec.WINDOW, at.windowIds());
    if (scope instanceof Access.About about) {
      return or(in(ComplaintCodec.PLATFORM, about.platformIds()), in(ComplaintCodec.DEPARTMENT, about.departmentIds()));
    }
    return scope instanceof Access.Everything ? gte(ComplaintCodec.ID, "") : in(ComplaintCodec.ID, List.of());
  }

  static Bson olderThan(Cursor at) {
    var filed = ComplaintCodec.time(Instant.ofEpochMilli(at.number(0)));
    return and(lte(ComplaintCodec.FILED, filed), or(lt(ComplaintCodec.FILED, filed), lt(ComplaintCodec.ID, at.key(1))));
  }

  /** Those whose time came, longest due first, behind the {@code passed} first ones about which nothing could be done. */
  public Future<Batch> due(Instant now, int passed, int limit) {
    return batch(lte(ComplaintCodec.DUE, ComplaintCodec.time(now)), ascending(ComplaintCodec.DUE), passed, limit);
  }

  /** Sets right a due time that was too early. Harmless when the complaint changed meanwhile. */
  public Future<Void> setDue(Complaint read) {
    Bson due = read.nextDue().map(at -> Updates.set(ComplaintCodec.DUE, ComplaintCodec.time(at)))
        .orElseGet(() -> Updates.unset(ComplaintCodec.DUE));
    return mongo.first(complaints.updateOne(unchanged(read), due)).mapEmpty();
  }

  /** Those with an event that nobody was told of since before {@code before}, longest untold first. */
  public Future<Batch> untold(Instant before, int passed, int limit) {
    return batch(lt(ComplaintCodec.UNTOLD, ComplaintCodec.time(before)), ascending(ComplaintCodec.UNTOLD), passed, limit);
  }

  /** Notes that every event up to that version was told. A complaint that has moved on keeps its mark for the next teller. */
  public Future<Void> markTold(Collection<Complaint> told) {
    if (told.isEmpty()) return Future.succeededFuture();
    var byVersion = told.stream().collect(groupingBy(Complaint::version, mapping(one -> one.id().value(), toList())));
    var marks = byVersion.entrySet().stream().map(same -> new UpdateManyModel<BsonDocument>(
        and(in(ComplaintCodec.ID, same.getValue()), eq(ComplaintCodec.VERSION, same.getKey())),
        Updates.combine(Updates.set(ComplaintCodec.TOLD, same.getKey()), Updates.unset(ComplaintCodec.UNTOLD)))).toList();
    return mongo.first(complaints.bulkWrite(marks, new BulkWriteOptions().ordered(false))).mapEmpty();
  }

  /**
   * Complaints of one bucket and a span of days that lie within the scope, oldest day first; one more than {@code limit}. Keys of the
   * cursor are the bucket-day and the id.
   */
  public Future<List<Complaint>> inBucket(Access.Scope scope, String fromDayKey, String toDayKey, Optional<Cursor> cursor, int limit) {
    String first = cursor.map(at -> at.key(0)).filter(key -> key.compareTo(fromDayKey) > 0).orElse(fromDayKey);
    Bson days = and(gte(ComplaintCodec.BUCKET_DAY, first), lte(ComplaintCodec.BUCKET_DAY, toDayKey), within(scope));
    Bson from = cursor.map(at -> and(days, or(gt(ComplaintCodec.BUCKET_DAY, at.key(0)), gt(ComplaintCodec.ID, at.key(1))))).orElse(days);
    return list(from, ascending(ComplaintCodec.BUCKET_DAY, ComplaintCodec.ID), limit + 1);
  }

  /** For chores and lists, which must not stop for the rest because one stored complaint is damaged. */
  private Future<Batch> batch(Bson filter, Bson order, int passed, int limit) {
    return mongo.all(complaints.find(filter).sort(order).skip(passed).limit(limit)).map(all -> {
      var readable = all.stream().map(codec::readable).flatMap(Optional::stream).toList();
      return new Batch(readable, all.size() - readable.size(), all.size() < limit);
    });
  }

  private Future<List<Complaint>> list(Bson filter, Bson order, int limit) {
    return filled(List.of(), filter, order, 0, limit);
  }

  /** A full page as long as there is more, so that a complaint that cannot be read costs nobody the sight of the others. */
  private Future<List<Complaint>> filled(List<Complaint> before, Bson filter, Bson order, int passed, int limit) {
    return batch(filter, order, passed, limit).compose(found -> {
      List<Complaint> all = Stream.concat(before.stream(), found.complaints().stream()).limit(limit).toList();
      return found.last() || all.size() == limit ? Future.succeededFuture(all) : filled(all, filter, order, passed + limit, limit);
    });
  }
}
