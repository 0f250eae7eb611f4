package doudi.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query that looks at more documents than it answers with is a failure here. Complaints as the product stores them. */
class IndexUseTest {
  static final int COMPLAINTS = 2000;
  static final Date START = new Date(1_700_000_000_000L);

  @TempDir static Path folder;
  static RunningStore store;
  static MongoCollection<Document> complaints;

  @BeforeAll static void file() throws Exception {
    store = RunningStore.open(folder);
    complaints = store.collection("complaints");
    IndexOptions sparse = new IndexOptions().sparse(true);
    complaints.createIndex(ascending("requestKey"), new IndexOptions().unique(true).sparse(true));
    complaints.createIndex(ascending("claimHash"), new IndexOptions().unique(true).sparse(true));
    complaints.createIndex(ascending("windowId", "status", "dueKey", "needsRank", "trips", "filedAt", "_id"));
    complaints.createIndex(ascending("windowId", "status", "forSupervisor", "urgency"));
    complaints.createIndex(ascending("windowId", "status", "urgency"));
    complaints.createIndex(ascending("nextDueAt"), sparse);
    complaints.createIndex(ascending("untoldAt"), sparse);
    complaints.createIndex(compoundIndex(ascending("residentKey"), descending("filedAt", "_id")));
    complaints.createIndex(ascending("bucketDay"));
    complaints.createIndex(ascending("windowId", "filedAt"));
    complaints.createIndex(ascending("tags"));
    complaints.insertMany(IntStream.range(0, COMPLAINTS).mapToObj(IndexUseTest::complaint).toList());
  }

  @AfterAll static void close() throws Exception {
    store.close();
  }

  static Document complaint(int i) {
    Document complaint = new Document("_id", "c" + i).append("version", 1L)
      .append("windowId", "w" + i % 5).append("status", i % 2 == 0 ? "WAITING" : "CLOSED").append("forSupervisor", i % 3 == 0)
      .append("dueKey", i * 7919 % 1000).append("needsRank", i % 4).append("trips", i % 2).append("filedAt", at(i))
      .append("urgency", i * 31 % 997)
      .append("residentKey", "r" + i % 20).append("bucketDay", "b" + i % 50).append("tags", List.of("t" + i % 100, "u" + i % 40))
      .append("requestKey", "q" + i);
    if (i % 100 == 0) {
      complaint.append("claimHash", "h" + i).append("nextDueAt", at(i)).append("untoldAt", at(-i));
    }
    return complaint;
  }

  static Date at(int second) {
    return new Date(START.getTime() + second * 1000L);
  }

  static QueryFigures find(int expected, Bson filter, Bson sort, int limit) {
    List<Document> found = complaints.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    assertThat(found).as(filter.toString()).hasSize(expected);
    return store.lastQuery("complaints");
  }

  static void examines(int expected, int examined, Bson filter, Bson sort, int limit) {
    assertThat(find(expected, filter, sort, limit).examined()).as(filter.toString()).isLessThanOrEqualTo(examined);
  }

  @Test void oneComplaintIsFoundByWhatNamesIt() {
    examines(1, 1, eq("_id", "c5"), null, 0);
    examines(1, 1, and(eq("_id", "c5"), eq("version", 1L)), null, 0);
    examines(1, 1, new Document("_id", "c5").append("version", 1L), null, 0);
    examines(0, 1, and(eq("_id", "c5"), eq("version", 2L)), null, 0);
    examines(1, 1, eq("requestKey", "q7"), null, 0);
    examines(1, 1, eq("claimHash", "h300"), null, 0);
    examines(0, 0, eq("claimHash", "h301"), null, 0);
    examines(3, 3, in("requestKey", "q1", "q2", "q3", "q2"), null, 0);
  }

  @Test void queuePageComesInIndexOrder() {
    Bson waiting = and(eq("windowId", "w2"), eq("status", "WAITING"));
    Bson urgency = orderBy(ascending("dueKey", "needsRank", "trips", "filedAt", "_id"));
    examines(20, 20, waiting, urgency, 20);
    examines(20, 20, waiting, orderBy(descending("dueKey", "needsRank", "trips", "filedAt", "_id")), 20);
    examines(20, 23, and(in("windowId", "w1", "w2", "w3"), eq("status", "WAITING")), urgency, 20);
  }

  @Test void positionInTheQueueIsACountWithALimit() {
    Bson before = and(eq("windowId", "w2"), eq("status", "WAITING"), lt("urgency", 500));
    long all = complaints.countDocuments(before);
    assertThat(store.lastQuery("complaints").examined()).isBetween(all, all + 1);
    assertThat(complaints.countDocuments(before, new CountOptions().limit(50))).isEqualTo(50);
    assertThat(store.lastQuery("complaints").examined()).isEqualTo(50);
  }

  @Test void callAndSaveLookAtOneComplaint() {
    FindOneAndUpdateOptions first = new FindOneAndUpdateOptions().sort(ascending("urgency"));
    Bson next = and(eq("windowId", "w1"), eq("status", "WAITING"), eq("forSupervisor", false));
    assertThat(complaints.findOneAndUpdate(next, Updates.set("calledBy", "clerk"), first)).isNotNull();
    assertThat(store.lastQuery("complaints").examined()).isEqualTo(1);
    complaints.updateOne(and(eq("_id", "c4"), eq("version", 1L)), Updates.set("note", "x"));
    assertThat(store.lastQuery("complaints").examined()).isEqualTo(1);
    complaints.updateOne(eq("windowId", "w3"), Updates.set("note", "first of many"));
    assertThat(store.lastQuery("complaints").examined()).isEqualTo(1);
    complaints.insertOne(new Document("_id", "gone").append("requestKey", "gone"));
    complaints.deleteOne(eq("requestKey", "gone"));
    assertThat(store.lastQuery("complaints").examined()).isEqualTo(1);
  }

  @Test void sweepsWalkSparseIndexes() {
    examines(5, 5, lte("nextDueAt", at(1000)), ascending("nextDueAt"), 5);
    examines(11, 11, lte("nextDueAt", at(1000)), ascending("nextDueAt"), 200);
    examines(7, 7, lt("untoldAt", at(0)), ascending("untoldAt"), 7);
    examines(20, 20, exists("nextDueAt"), null, 0);
    examines(3, 3, exists("nextDueAt"), descending("nextDueAt"), 3);
    assertThat(find(COMPLAINTS - 20, eq("nextDueAt", null), null, 0).index()).isEmpty();
    assertThat(find(COMPLAINTS, new Document(), ascending("nextDueAt"), 0).index()).as("would lack documents").isEmpty();
  }

  @Test void residentsPagesFollowTheCursor() {
    Bson newestFirst = orderBy(descending("filedAt", "_id"));
    examines(10, 10, eq("residentKey", "r3"), newestFirst, 10);
    examines(10, 11, and(eq("residentKey", "r3"), lte("filedAt", at(1003))), newestFirst, 10);
    Bson behind = or(lt("filedAt", at(1003)), and(eq("filedAt", at(1003)), lt("_id", "c1003")));
    examines(10, 11, and(eq("residentKey", "r3"), behind), newestFirst, 10);
  }

  @Test void rangesNarrowBothSides() {
    examines(100, 101, and(in("windowId", "w1", "w2"), gte("filedAt", at(1000)), lt("filedAt", at(1250))), null, 0);
    examines(0, 0, and(eq("windowId", "w1"), gt("filedAt", at(1000)), lt("filedAt", at(500))), null, 0);
    examines(400, 400, eq("windowId", "w4"), null, 0);
  }

  @Test void arraysAreFoundByElement() {
    examines(20, 20, eq("tags", "t7"), null, 0);
    examines(50, 50, gte("tags", "u9"), null, 0);
    Bson oneElementEach = and(gte("tags", "u9"), lt("tags", "t3"));
    assertThat(find(10, oneElementEach, null, 0).examined()).isEqualTo(50);
  }

  @Test void aggregatesBeginWithTheQuery() {
    complaints.aggregate(List.of(Aggregates.match(eq("bucketDay", "b3")), Aggregates.count())).first();
    assertThat(store.lastQuery("complaints").examined()).isEqualTo(40);
    List<Document> page = complaints.aggregate(List.of(Aggregates.match(eq("residentKey", "r1")),
      Aggregates.sort(descending("filedAt", "_id")), Aggregates.skip(2), Aggregates.limit(5),
      Aggregates.project(Projections.include("filedAt")))).into(new ArrayList<>());
    assertThat(page).hasSize(5);
    assertThat(store.lastQuery("complaints").examined()).isEqualTo(7);
    assertThat(store.mongo.figures().examined().count()).isPositive();
  }
}
