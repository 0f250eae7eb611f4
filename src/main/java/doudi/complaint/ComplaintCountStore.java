package doudi.complaint;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** Counts over the complaints, always counted anew and never kept up by adding one. */
public final class ComplaintCountStore {
  private static final String STATUS = "$" + ComplaintCodec.STATUS;
  private static final int MOST_STANDING = 1_000;
  private static final int PAGE = 200;

  private final MongoFutures mongo;
  private final MongoCollection<Document> complaints;

  public ComplaintCountStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.complaints = database.getCollection("complaints");
  }

  /** What stands under one bucket-day key now; all zero when nothing does. */
  public Future<Counted> count(String bucketDay) {
    var byState = new Document("status", STATUS).append("disputes", "$" + ComplaintCodec.DISPUTES)
        .append("resident", "$" + ComplaintCodec.RESIDENT).append("claim", "$" + ComplaintCodec.CLAIM);
    return mongo.all(complaints.aggregate(List.of(Aggregates.match(eq(ComplaintCodec.BUCKET_DAY, bucketDay)),
        Aggregates.group(byState, Accumulators.sum("n", 1), Accumulators.sum("trips", "$" + ComplaintCodec.TRIPS)))))
        .map(groups -> new Counted(groups.stream().map(ComplaintCountStore::tallyOf).reduce(Tally.NONE, Tally::plus),
            groups.stream().map(ComplaintCountStore::markOf).collect(Collectors.toSet())));
  }

  private static int markOf(Document group) {
    Document state = group.get("_id", Document.class);
    return Counted.mark(state.getString("resident"), state.getString("claim"));
  }

  private static Tally tallyOf(Document group) {
    Document state = group.get("_id", Document.class);
    String status = state.getString("status");
    int n = ((Number) group.get("n")).intValue();
    boolean disputed = ((Number) state.get("disputes")).intValue() > 0;
    boolean staffSaidDone = ComplaintStatus.of(status).isStaffResolved();
    return new Tally(n, staffSaidDone ? n : 0, staffSaidDone || disputed ? n : 0, is(status, ComplaintStatus.CONFIRMED) ? n : 0,
        is(status, ComplaintStatus.UNCONFIRMED) ? n : 0, disputed ? n : 0, ((Number) group.get("trips")).intValue());
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
    var waiting = Filters.and(eq(ComplaintCodec.WINDOW, windowId), eq(ComplaintCodec.STATUS, ComplaintStatus.WAITING.code()));
    return mongo.first(complaints.countDocuments(waiting, new CountOptions().limit(atMost))).map(count -> count.orElse(0L).intValue());
  }

  /** How many that staff may still have to act on stand at each of these windows, counted to a thousand; windows without any left out. */
  public Future<Map<String, Integer>> standingAt(Set<String> windowIds) {
    var unsettled = Stream.of(ComplaintStatus.values()).filter(status -> !status.isSettled()).map(ComplaintStatus::code).toList();
    var byWindow = new TreeMap<String, Integer>();
    return Future.all(windowIds.stream().map(id -> {
      var there = Filters.and(eq(ComplaintCodec.WINDOW, id), Filters.in(ComplaintCodec.STATUS, unsettled));
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
