package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.result.UpdateResult;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sets and removes fields leaves the same documents, in types and order of fields, and gives the answers of the stock server. */
class PlainUpdateTest {
  private static final List<String> FIELDS = List.of("a", "b", "s", "arr", "only");
  private static final int DOCUMENTS = 60;

  private static final JsonWriterSettings TYPED = JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  @TempDir Path folder;
  private final Random random = new Random(42);

  @Test void leavesWhatTheStockServerLeaves() throws Exception {
    var memory = new MongoServer(new MemoryBackend());
    int plain = 0;
    int refused = 0;
    try (RunningStore store = RunningStore.open(folder); MongoClient client = MongoClients.create(memory.bindAndGetConnectionString())) {
      MongoCollection<Document> actual = store.collection("updates");
      MongoCollection<Document> expected = client.getDatabase("test").getCollection("updates");
      for (var collection : List.of(actual, expected)) {
        collection.createIndex(new Document("only", 1), new IndexOptions().unique(true).sparse(true));
        collection.createIndex(new Document("b", 1).append("a", -1));
        collection.createIndex(new Document("s.x", 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("arr", 1));
      }
      for (int i = 0; i < DOCUMENTS; i++) {
        Document document = document(i);
        actual.insertOne(document);
        expected.insertOne(document);
      }
      for (int i = 0; i < 1_500; i++) {
        boolean many = random.nextInt(3) == 0;
        Document filter = many ? new Document("b", new Document("$gte", random.nextInt(4))) : new Document("_id", random.nextInt(DOCUMENTS));
        Document update = update(many);
        String answer = answer(actual, filter, update, many);
        assertThat(answer).as(filter.toJson() + " " + update).isEqualTo(answer(expected, filter, update, many));
        plain += PlainUpdate.of(BsonReader.read(new RawBsonDocument(update, new DocumentCodec()).getByteBuffer().array())).isPresent() ? 1 : 0;
        refused += answer.startsWith("refused") ? 1 : 0;
        if (i % 50 == 0) assertSame(actual, expected);
      }
      assertSame(actual, expected);
    } finally {
      memory.shutdownNow();
    }
    assertThat(plain).as("updates done on bytes").isBetween(300, 1_400);
    assertThat(refused).as("updates refused").isGreaterThan(20);
  }

  /** As MongoDB does, where the stock server does nothing. */
  @Test void changesTheTypeOfTheSameNumber() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      MongoCollection<Document> numbers = store.collection("numbers");
      numbers.createIndex(new Document("a", 1));
      numbers.insertOne(new Document("_id", 1).append("a", 1.0));
      Document wanted = new Document("$set", new Document("a", 1));
      assertThat(numbers.updateOne(new Document("a", 1), wanted).getModifiedCount()).isEqualTo(1);
      assertThat(numbers.find(new Document("a", 1)).first()).isEqualTo(new Document("_id", 1).append("a", 1));
      assertThat(numbers.updateOne(new Document("a", 1), wanted).getModifiedCount()).isZero();
    }
  }

  private static String answer(MongoCollection<Document> collection, Document filter, Document update, boolean many) {
    try {
      UpdateResult done = many ? collection.updateMany(filter, update) : collection.updateOne(filter, update);
      return done.getMatchedCount() + " matched, " + done.getModifiedCount() + " modified";
    } catch (MongoWriteException refused) {
      return "refused " + refused.getCode();
    }
  }

  private void assertSame(MongoCollection<Document> actual, MongoCollection<Document> expected) {
    Document byId = new Document("_id", 1);
    assertThat(json(actual.find().sort(byId).into(new ArrayList<>()))).isEqualTo(json(expected.find().sort(byId).into(new ArrayList<>())));
    for (int value = 0; value < 6; value++) {
      for (String field : List.of("a", "b", "s.x", "arr", "only")) {
        Document filter = new Document(field, value);
        assertThat(actual.countDocuments(filter)).as(filter.toJson()).isEqualTo(expected.countDocuments(filter));
      }
    }
  }

  private static List<String> json(List<Document> documents) {
    return documents.stream().map(one -> one.toJson(TYPED)).toList();
  }

  /** The field of the unique index only where one document is changed: which one of many is refused, no server promises. */
  private Document update(boolean many) {
    var set = new Document();
    var unset = new Document();
    for (String field : FIELDS) {
      if (many && field.equals("only")) continue;
      int kind = random.nextInt(6);
      if (kind == 0) unset.append(field, "");
      else if (kind == 1) set.append(field, field.equals("only") ? random.nextInt(30) : value(field));
    }
    if (set.isEmpty() && unset.isEmpty() || random.nextInt(8) == 0) set.append("new" + random.nextInt(3), random.nextInt(2));
    if (random.nextInt(10) == 0 && !set.containsKey("s") && !unset.containsKey("s")) set.append("s.x", random.nextInt(6));
    var update = new Document();
    if (!set.isEmpty()) update.append("$set", set);
    if (!unset.isEmpty()) update.append("$unset", unset);
    return random.nextInt(12) == 0 ? update.append("$inc", new Document("count", 1)) : update;
  }

  private Document document(int id) {
    var document = new Document("_id", id);
    for (String field : FIELDS) {
      if (random.nextInt(4) > 0) document.append(field, field.equals("only") ? id + 100 : value(field));
    }
    return document;
  }

  private Object value(String field) {
    if (field.equals("s") && random.nextInt(4) > 0) return new Document("x", random.nextInt(6)).append("y", "在");
    if (field.equals("arr") && random.nextInt(3) > 0) return random.ints(1 + random.nextInt(3), 0, 6).boxed().toList();
    // No number that equals one of another type: MongoDB then changes the type, the stock server does nothing.
    return Arrays.asList(random.nextInt(6), random.nextInt(6), 10L + random.nextInt(6), random.nextInt(6) + 0.25, "窗口", true, null,
        new Date(random.nextInt(3)), new ObjectId("0123456789abcdef01234567")).get(random.nextInt(9));
  }
}
