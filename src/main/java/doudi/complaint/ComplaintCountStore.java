package doudi.complaint;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Counts over the complaints, always counted anew and never kept up by adding one. */
public final class ComplaintCountStore {
  private static final Bson STATE = Projections.include(ComplaintCodec.STATUS, ComplaintCodec.DISPUTES, ComplaintCodec.RESIDENT,
      ComplaintCodec.CLAIM, ComplaintCodec.TRIPS);
  private static final int MOST_STANDING = 1_000;
  private static final int PAGE = 200;
  private static final int PART = 200;

  private final MongoFutures mongo;
  private final MongoCollection<Document> complaints;

  public ComplaintCountStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.complaints = database.getCollection("complaints");
  }

  /**
   * What stands under one bucket-day key now; all zero when nothing does. Read a part at a time, so that nobody else waits for long; what
   * changes meanwhile is told of afterwards, and counted again.
   */
  public Future<Counted> count(String bucketDay) {
    return count(bucketDay, "", Tally.NONE, new HashSet<>());
  }

  private Future<Counted> count(String bucketDay, String after, Tally before, Set<Integer> people) {
    return mongo.all(complaints.find(and(eq(ComplaintCodec.BUCKET_DAY, bucketDay), gt(ComplaintCodec.ID, after))).projection(STATE)
        .sort(ascending(ComplaintCodec.BUCKET_DAY, ComplaintCodec.ID)).limit(PART)).compose(part -> {
          part.forEach(one -> people.add(Counted.mark(one.getString(ComplaintCodec.RESIDENT), one.getString(ComplaintCodec.CLAIM))));
          Tally tally = part.stream().map(ComplaintCountStore::tallyOf).reduce(before, Tally::plus);
          if (part.size() < PART) return Future.succeededFuture(new Counted(tally, people));
          return count(bucketDay, part.get(PART - 1).getString(ComplaintCodec.ID), tally, people);
        });
  }

  private static Tally tallyOf(Document complaint) {
    String status = complaint.getString(ComplaintCodec.STATUS);
    boolean disputed = ((Number) complaint.get(ComplaintCodec.DISPUTES)).intValue() > 0;
    boolean staffSaidDone = ComplaintStatus.of(status).isStaffResolved();
    return new Tally(1, staffSaidDone ? 1 : 0, staffSaidDone || disputed ? 1 : 0, is(status, ComplaintStatus.CONFIRMED) ? 1 : 0,
        is(status, ComplaintStatus.UNCONFIRMED) ? 1 : 0, disputed ? 1 : 0, ((Number) complaint.get(ComplaintCodec.TRIPS)).intValue());
  }

  private static boolean is(String code, ComplaintStatus status) {
    return status.code().equals(code);
  }

  /** The next bucket-day keys behind that one, in order, each once; none behind the last. */
  public Future<List<String>> bucketDays(String after) {
    return mongo.all(complaints.find(gt(ComplaintCodec.BUCKET_DAY, after)).projection(Projections.include(ComplaintCodec.BUCKET_DAY))
        .sort(ascending(ComplaintCodec.BUCKET_DAY)).limit(PAGE))
        .map(found -> found.stream().map(one -> one.getString(ComplaintCodec.BUCKET_DAY)).distinct().toList());
  }

  /** How many wait at the window, counted to {@code atMost} and no further. */
  public Future<Integer> waiting(String windowId, int atMost) {
    var waiting = and(eq(ComplaintCodec.WINDOW, windowId), eq(ComplaintCodec.STATUS, ComplaintStatus.WAITING.code()));
    return mongo.first(complaints.countDocuments(waiting, new CountOptions().limit(atMost))).map(count -> count.orElse(0L).intValue());
  }

  /** How many that staff may still have to act on stand at each of these windows, counted to a thousand; windows without any left out. */
  public Future<Map<String, Integer>> standingAt(Set<String> windowIds) {
    var unsettled = Stream.of(ComplaintStatus.values()).filter(status -> !status.isSettled()).map(ComplaintStatus::code).toList();
    var byWindow = new TreeMap<String, Integer>();
    return Future.all(windowIds.stream().map(id -> {
      var there = and(eq(ComplaintCodec.WINDOW, id), Filters.in(ComplaintCodec.STATUS, unsettled));
      return mongo.first(complaints.countDocuments(there, new CountOptions().limit(MOST_STANDING)))
          .onSuccess(count -> count.filter(n -> n > 0).ifPresent(n -> byWindow.put(id, n.intValue())));
    }).toList()).map(byWindow);
  }

  /** How many were resolved since then, by window; a window without any is left out. */
  public Future<Map<String, Integer>> resolvedSince(Instant since) {
    return mongo.all(complaints.aggregate(List.of(Aggregates.match(gte(ComplaintCodec.RESOLVED, Date.from(since))),
        Aggregates.group("$" + ComplaintCodec.WINDOW, Accumulators.sum("n", 1))))).map(groups -> {
          var byWindow = new HashMap<String, Integer>();
          groups.forEach(group -> byWindow.put(group.getString("_id"), ((Number) group.get("n")).intValue()));
          return byWindow;
        });
  }
}
