package doudi.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of inserts, claims, updates and deletes; {@code -Ddoudi.killRounds=50} for the long run. */
class KillTest {
  static final int ROUNDS = Integer.getInteger("doudi.killRounds", 3);
  static final int WRITERS = 8;

  @TempDir Path folder;
  final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
  final Set<Integer> deleting = ConcurrentHashMap.newKeySet();
  final Set<Integer> deleted = ConcurrentHashMap.newKeySet();
  final AtomicInteger ids = new AtomicInteger();
  final Random random = new Random(7);

  @Test void aKilledStoreKeepsWhatItAcknowledged() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String durability = round % 3 == 2 ? "os" : "fsync";
      try (StoreProcess store = StoreProcess.start(folder, "--durability", durability)) {
        MongoCollection<Document> c = collection(store.client);
        verify(c);
        c.createIndex(new Document("u", 1), new IndexOptions().unique(true));
        c.createIndex(new Document("n", 1).append("due", 1));
        List<Thread> writers = IntStream.range(0, WRITERS).mapToObj(i -> new Thread(() -> write(c))).toList();
        writers.forEach(Thread::start);
        Thread.sleep(500 + random.nextInt(1000));
        store.kill();
        for (Thread writer : writers) {
          writer.join();
        }
      }
      TornJournal.tear(folder, random, 5_000);
    }
    try (StoreProcess store = StoreProcess.start(folder)) {
      verify(collection(store.client));
    }
    assertThat(acknowledged).isNotEmpty();
    System.out.printf("kill -9: %d rounds, %d documents, of them %d deleted, acknowledged, 0 lost%n", ROUNDS, acknowledged.size(),
      deleted.size());
  }

  static MongoCollection<Document> collection(MongoClient client) {
    return client.getDatabase("kill").getCollection("c");
  }

  /** Inserts, claims by a sorted query, updates and now and then deletes; only what was answered is remembered. */
  void write(MongoCollection<Document> c) {
    try {
      while (true) {
        int id = ids.incrementAndGet();
        c.insertOne(new Document("_id", id).append("u", "k" + id).append("n", 0).append("due", id).append("p", "x".repeat(3000)));
        acknowledged.merge(id, 0, Math::max);
        FindOneAndUpdateOptions first = new FindOneAndUpdateOptions().sort(Sorts.ascending("due"));
        Document claimed = c.findOneAndUpdate(eq("n", 0), Updates.set("n", 1), first);
        if (claimed != null) {
          int other = claimed.getInteger("_id");
          acknowledged.merge(other, 1, Math::max);
          c.updateOne(and(eq("_id", other), eq("n", 1)), Updates.set("n", 2));
          acknowledged.merge(other, 2, Math::max);
          if (other % 5 == 0) {
            deleting.add(other);
            c.deleteOne(eq("_id", other));
            deleted.add(other);
          }
        }
      }
    } catch (MongoException e) {
      return;
    }
  }

  void verify(MongoCollection<Document> c) {
    Map<Integer, Integer> found = new HashMap<>();
    for (Document document : c.find()) {
      found.put(document.getInteger("_id"), document.getInteger("n"));
    }
    assertThat(acknowledged.entrySet().stream()
      .filter(entry -> !deleting.contains(entry.getKey()) && found.getOrDefault(entry.getKey(), -1) < entry.getValue()))
      .as("lost").isEmpty();
    assertThat(deleted.stream().filter(found::containsKey)).as("deleted but there").isEmpty();
    assertThat(c.countDocuments(gt("u", ""))).as("all in the unique index").isEqualTo(found.size());
    for (int n = 0; n <= 2; n++) {
      int state = n;
      assertThat(c.countDocuments(eq("n", n))).as("all in the index of state %d", n)
        .isEqualTo(found.values().stream().filter(value -> value == state).count());
    }
  }
}
