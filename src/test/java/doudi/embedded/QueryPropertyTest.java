package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same random data, changes and queries with random indexes and without any give the same answers. */
class QueryPropertyTest {
  static final String[] FIELDS = {"a", "b", "c", "s.x", "arr"};

  @TempDir Path folder;
  Random random = new Random(42);
  Random shows = new Random(7);

  @Test void answersAreThoseOfAServerWithoutIndexes() throws Exception {
    MongoServer memory = new MongoServer(new MemoryBackend());
    int answers = 0;
    try (RunningStore store = RunningStore.open(folder); MongoClient client = MongoClients.create(memory.bindAndGetConnectionString())) {
      for (int round = 0; round < 9; round++) {
        answers += round(round, store.collection("r" + round), client.getDatabase("test").getCollection("r" + round));
      }
    } finally {
      memory.shutdownNow();
    }
    assertThat(answers).as("answers that were not empty").isGreaterThan(300);
  }

  int round(int round, MongoCollection<Document> actual, MongoCollection<Document> expected) {
    boolean arrays = round % 3 == 0;
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      documents.add(document(i, arrays));
    }
    for (int i = 0; i < 4; i++) {
      actual.createIndex(keys(), new IndexOptions().sparse(random.nextInt(4) == 0));
    }
    actual.insertMany(documents);
    expected.insertMany(documents);
    int answers = 0;
    for (int i = 0; i < 120; i++) {
      if (i % 5 == 0) {
        change(actual, expected, arrays);
      }
      Document sort = random.nextInt(3) == 0 ? null : keys();
      answers += compare(actual, expected, filter(), sort, random.nextInt(4) == 0 ? 0 : random.nextInt(12));
    }
    return answers;
  }

  int compare(MongoCollection<Document> actual, MongoCollection<Document> expected, Document filter, Document sort, int limit) {
    String query = filter.toJson() + " " + (sort == null ? "" : sort.toJson()) + " " + limit;
    List<Document> all = expected.find(filter).into(new ArrayList<>());
    List<Document> left = actual.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    List<Document> right = expected.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    assertThat(left).as(query).hasSameSizeAs(right).doesNotHaveDuplicates();
    assertThat(new HashSet<>(all)).as(query).containsAll(left);
    if (sort != null) {
      assertThat(sortKeys(left, sort)).as(query).isEqualTo(sortKeys(right, sort));
    }
    assertThat(actual.countDocuments(filter)).as(query).isEqualTo(all.size());
    Document shown = projection();
    assertThat(actual.find(filter).projection(shown).into(new ArrayList<>())).as(query + " showing " + shown.toJson())
      .containsExactlyInAnyOrderElementsOf(expected.find(filter).projection(shown).into(new ArrayList<>()));
    Document onlyA = new Document("a", 1);
    assertThat(ids(actual.find(filter).sort(sort).limit(limit).projection(onlyA).into(new ArrayList<>()))).as(query).isEqualTo(ids(left));
    return left.isEmpty() ? 0 : 1;
  }

  /** Fields that are shown or left out, with or without the id. */
  Document projection() {
    Document projection = new Document();
    int shown = shows.nextInt(2);
    for (String field : FIELDS) {
      if (shows.nextInt(3) == 0) {
        projection.append(field, shown);
      }
    }
    return shows.nextBoolean() ? projection : projection.append("_id", shown * shows.nextInt(2));
  }

  static List<Object> ids(List<Document> documents) {
    return documents.stream().map(document -> document.get("_id")).toList();
  }

  /** Ties may come in any order, but the sequence of sort keys is determined. */
  List<Object> sortKeys(List<Document> documents, Document sort) {
    return documents.stream()
      .map(document -> (Object) sort.keySet().stream().map(field -> sortKey(document, field, sort.getInteger(field))).toList())
      .toList();
  }

  Object sortKey(Document document, String field, int direction) {
    Object value = document.get(field.split("\\.")[0]);
    if (field.contains(".")) {
      value = value instanceof Document sub ? sub.get("x") : null;
    }
    if (value instanceof List<?> list) {
      Comparator<Integer> order = Comparator.naturalOrder();
      return String.valueOf(list.stream().map(Integer.class::cast).max(direction < 0 ? order : order.reversed()).orElseThrow()
        .doubleValue());
    }
    return value instanceof Number number ? String.valueOf(number.doubleValue()) : String.valueOf(value);
  }

  void change(MongoCollection<Document> actual, MongoCollection<Document> expected, boolean arrays) {
    int id = random.nextInt(200);
    Document replacement = document(id, arrays);
    switch (random.nextInt(4)) {
      case 0 -> assertThat(actual.deleteOne(new Document("_id", id))).isEqualTo(expected.deleteOne(new Document("_id", id)));
      case 1 -> {
        // No number that equals one of another type: MongoDB then changes the type, the stock server does nothing.
        Document update = new Document("$set", new Document("a", random.nextInt(6) + 0.25)).append("$unset", new Document("b", ""));
        Document filter = new Document("c", new Document("$gte", 3));
        assertThat(actual.updateMany(filter, update).getMatchedCount())
          .isEqualTo(expected.updateMany(filter, update).getMatchedCount());
      }
      default -> {
        ReplaceOptions upsert = new ReplaceOptions().upsert(true);
        assertThat(actual.replaceOne(new Document("_id", id), replacement, upsert).getMatchedCount())
          .isEqualTo(expected.replaceOne(new Document("_id", id), replacement, upsert).getMatchedCount());
      }
    }
  }

  Document document(int id, boolean arrays) {
    Document document = new Document("_id", id);
    for (String field : List.of("a", "b", "c")) {
      if (random.nextInt(5) > 0) {
        document.append(field, value());
      }
    }
    if (random.nextInt(4) > 0) {
      document.append("s", new Document("x", value()));
    }
    if (arrays && random.nextBoolean()) {
      document.append("arr", random.ints(1 + random.nextInt(3), 0, 6).boxed().toList());
    } else if (random.nextBoolean()) {
      document.append("arr", random.nextInt(6));
    }
    return document;
  }

  Object value() {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> (long) random.nextInt(6);
      case 2 -> random.nextInt(12) / 2.0;
      case 3 -> List.of("\uD840\uDC00", "s", "").get(random.nextInt(3)) + (random.nextBoolean() ? "" : random.nextInt(5));
      case 4 -> random.nextBoolean() ? new Date(random.nextInt(5) - 2) : random.nextBoolean() ? "豈" : -1e300;
      default -> random.nextInt(6);
    };
  }

  Document keys() {
    Document keys = new Document();
    for (int i = random.nextInt(3); i >= 0; i--) {
      keys.put(FIELDS[random.nextInt(FIELDS.length)], random.nextBoolean() ? 1 : -1);
    }
    return keys;
  }

  Document filter() {
    List<Document> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(random.nextInt(8) == 0 ? new Document("$or", List.of(part(), part())) : part());
    }
    if (parts.isEmpty() || random.nextBoolean()) {
      Document flat = new Document();
      parts.forEach(flat::putAll);
      return flat;
    }
    return new Document("$and", parts);
  }

  Document part() {
    return new Document(random.nextInt(12) == 0 ? "_id" : FIELDS[random.nextInt(FIELDS.length)], condition());
  }

  Object condition() {
    return switch (random.nextInt(8)) {
      case 0 -> new Document("$in", Arrays.asList(value(), value(), value()));
      case 1 -> new Document("$gt", value());
      case 2 -> new Document("$lte", value());
      case 3 -> new Document("$gte", random.nextInt(6)).append("$lt", random.nextInt(7));
      case 4 -> new Document("$ne", value());
      case 5 -> new Document("$exists", random.nextBoolean());
      default -> value();
    };
  }
}
