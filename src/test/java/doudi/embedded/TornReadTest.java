package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody sees half of a change. */
class TornReadTest {
  @TempDir Path folder;

  @Test void readersNeverSeeHalfAnUpdate() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      MongoCollection<Document> torn = store.collection("torn");
      torn.insertMany(IntStream.range(0, 20).mapToObj(TornReadTest::pair).toList());
      AtomicBoolean stop = new AtomicBoolean();
      List<Thread> writers = IntStream.range(0, 3).mapToObj(w -> new Thread(() -> {
        for (int i = 0; !stop.get(); i++) {
          Bson both = Updates.combine(Updates.inc("a", 1), Updates.inc("sub.b", 1));
          FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
          assertThat(isWhole(torn.findOneAndUpdate(new Document("_id", i % 20), both, after))).isTrue();
        }
      })).toList();
      writers.forEach(Thread::start);
      int halves = 0;
      for (int i = 0; i < 120; i++) {
        for (Document document : torn.find()) {
          halves += isWhole(document) ? 0 : 1;
        }
      }
      stop.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(halves).isZero();
    }
  }

  static Document pair(int id) {
    Document pair = new Document("_id", id).append("a", 0);
    IntStream.range(0, 300).forEach(i -> pair.append("between" + i, i));
    return pair.append("sub", new Document("b", 0));
  }

  static boolean isWhole(Document document) {
    return document.get("a").equals(document.get("sub", Document.class).get("b"));
  }

  @Test void aPipelineCannotChangeWhatIsStored() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      MongoCollection<Document> stored = store.collection("stored");
      stored.insertOne(new Document("_id", 1).append("sub", new Document("b", 0)));
      store.collection("other").insertOne(new Document("_id", 1).append("ref", 1));
      Bson change = Aggregates.addFields(new Field<>("sub", new Document("b", 99)));
      List<Document> added = stored.aggregate(List.of(change)).into(new ArrayList<>());
      assertThat(added.get(0).get("sub")).isEqualTo(new Document("b", 99));
      store.collection("other").aggregate(List.of(Aggregates.lookup("stored", "ref", "_id", "found"), Aggregates.unwind("$found"),
        Aggregates.replaceRoot("$found"), change)).into(new ArrayList<>());
      assertThat(stored.find().first().get("sub")).isEqualTo(new Document("b", 0));
    }
  }

  @Test void aRefusedUpdateLeavesDocumentAndIndexesAsTheyWere() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      MongoCollection<Document> grown = store.collection("grown");
      grown.createIndex(new Document("n", 1));
      grown.insertOne(new Document("_id", 1).append("n", 1).append("text", "x".repeat(9_000_000)));
      Document tooLarge = new Document("$set", new Document("n", 2).append("more", "x".repeat(9_000_000)));
      assertThat(catchThrowable(() -> grown.updateOne(new Document("_id", 1), tooLarge))).isNotNull();
      assertThat(grown.countDocuments(new Document("n", 1))).isEqualTo(1);
      assertThat(grown.countDocuments(new Document("n", 2))).isZero();
    }
  }
}
