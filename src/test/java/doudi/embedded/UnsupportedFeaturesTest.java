package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store cannot do like MongoDB is an error, never a wrong answer; next to it what it must do. */
class UnsupportedFeaturesTest {
  @TempDir Path folder;
  RunningStore store;
  MongoDatabase database;
  MongoCollection<Document> c;

  @BeforeEach void open() throws Exception {
    store = RunningStore.open(folder);
    database = store.client.getDatabase("test");
    c = store.collection("c");
  }

  @AfterEach void close() throws Exception {
    store.close();
  }

  @Test void whatWouldBeFakedIsRefused() {
    Document a = new Document("a", 1);
    Collation collation = Collation.builder().locale("en").build();
    c.insertOne(new Document("a", 1));
    c.createIndex(new Document("b", 1));
    List<ThrowingCallable> faked = List.of(
      () -> c.createIndex(a, new IndexOptions().partialFilterExpression(new Document("x", 1))),
      () -> c.createIndex(a, new IndexOptions().expireAfter(1L, TimeUnit.SECONDS)),
      () -> c.createIndex(a, new IndexOptions().collation(collation)),
      () -> c.createIndex(Indexes.text("a")),
      () -> c.createIndex(Indexes.hashed("a")),
      () -> c.createIndex(Indexes.geo2dsphere("a")),
      () -> c.createIndex(Indexes.ascending("$**")),
      () -> c.createIndex(Indexes.ascending("a.0")),
      () -> c.createIndex(new Document("z", 1), new IndexOptions().name("b_1")),
      () -> c.find(a).collation(collation).first(),
      () -> c.find().hint(a).first(),
      () -> c.find(Filters.text("x")).first(),
      () -> c.find(Filters.where("true")).first(),
      () -> c.find(Filters.geoWithinBox("a", 0, 0, 1, 1)).first(),
      () -> c.find(Filters.nearSphere("a", 0, 0, 1.0, 0.0)).first(),
      () -> c.find().projection(Projections.computed("x", "$a")).first(),
      () -> c.find().projection(Projections.include("a.$")).first(),
      () -> c.updateOne(a, Updates.set("b", 1), new UpdateOptions().collation(collation)),
      () -> c.updateOne(a, List.of(Updates.set("b", 1))),
      () -> c.findOneAndUpdate(a, List.of(Updates.set("b", 1))),
      () -> c.bulkWrite(twoUpdates()),
      () -> c.dropIndexes(),
      () -> c.watch().iterator().tryNext(),
      () -> c.aggregate(List.of(Aggregates.out("d"))).toCollection(),
      () -> c.aggregate(List.of(Aggregates.merge("d"))).toCollection(),
      () -> c.renameCollection(new MongoNamespace("test.d")),
      () -> database.createCollection("capped", new CreateCollectionOptions().capped(true).sizeInBytes(1000)),
      () -> database.createCollection("valid", new CreateCollectionOptions().validationOptions(new ValidationOptions().validator(a))),
      () -> database.createView("view", "c", List.of()),
      () -> database.runCommand(insert(a).append("writeConcern", new Document("w", 0))),
      () -> database.runCommand(insert(a).append("txnNumber", 1L).append("startTransaction", true).append("autocommit", false)),
      this::insertInTransaction
    );
    for (int i = 0; i < faked.size(); i++) {
      assertThat(catchThrowable(faked.get(i))).as("number " + i).isInstanceOf(MongoException.class);
    }
    assertThat(c.countDocuments()).isEqualTo(1);
  }

  void insertInTransaction() {
    try (ClientSession session = store.client.startSession()) {
      session.startTransaction();
      c.insertOne(session, new Document());
      session.commitTransaction();
    }
  }

  static Document insert(Document document) {
    return new Document("insert", "c").append("documents", List.of(document));
  }

  static List<UpdateOneModel<Document>> twoUpdates() {
    return List.of(new UpdateOneModel<>(new Document("a", 1), Updates.set("b", 1)),
      new UpdateOneModel<>(new Document("a", 1), Updates.set("b", 2)));
  }

  @Test void aSecondDocumentWithAUniqueKeyIs11000AndNamesTheIndex() {
    c.createIndex(new Document("request", 1), new IndexOptions().unique(true).sparse(true));
    c.insertMany(List.of(new Document("_id", 1).append("request", "r"), new Document("_id", 2), new Document("_id", 3)));
    assertThatThrownBy(() -> c.insertOne(new Document("request", "r"))).isInstanceOfSatisfying(MongoWriteException.class, e -> {
      assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
      assertThat(e.getError().getCode()).isEqualTo(11000);
      assertThat(e.getError().getMessage()).contains("index: request_1 dup key");
    });
    assertThatThrownBy(() -> c.updateOne(new Document("_id", 2), Updates.set("request", "r"))).isInstanceOf(MongoWriteException.class);
    c.updateOne(new Document("_id", 1), Updates.set("request", "r"));
    assertThatThrownBy(() -> c.insertOne(new Document("_id", 1))).hasMessageContaining("index: _id_ dup key");
    assertThatThrownBy(() -> c.findOneAndUpdate(new Document("_id", 3), Updates.set("request", "r")))
      .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
  }

  @Test void anIndexThatCannotBeUniqueIsNotCreated() {
    c.insertMany(List.of(new Document("u", 1), new Document("u", 1)));
    assertThatThrownBy(() -> c.createIndex(new Document("u", 1), new IndexOptions().unique(true)))
      .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    assertThat(c.listIndexes()).hasSize(1);
    c.createIndex(new Document("u", 1));
    assertThat(c.countDocuments(new Document("u", 1))).isEqualTo(2);
  }

  @Test void manyInsertsAndUnorderedUpdatesWork() {
    c.insertMany(IntStream.range(0, 2500).mapToObj(i -> new Document("_id", i)).toList());
    List<UpdateOneModel<Document>> updates = IntStream.range(0, 500)
      .mapToObj(i -> new UpdateOneModel<Document>(new Document("_id", i), Updates.set("b", i))).toList();
    assertThat(c.bulkWrite(updates, new BulkWriteOptions().ordered(false)).getModifiedCount()).isEqualTo(500);
    assertThat(c.countDocuments(new Document("b", new Document("$exists", true)))).isEqualTo(500);
    assertThat(c.find().into(new ArrayList<>())).hasSize(2500);
  }

  @Test void aFailedBulkSaysHowManyDocumentsWentIn() {
    List<Document> withTwin = List.of(new Document("_id", 1), new Document("_id", 1), new Document("_id", 2));
    assertThatThrownBy(() -> c.insertMany(withTwin)).isInstanceOfSatisfying(MongoBulkWriteException.class,
      e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
    c.drop();
    assertThatThrownBy(() -> c.insertMany(withTwin, new InsertManyOptions().ordered(false)))
      .isInstanceOfSatisfying(MongoBulkWriteException.class,
      e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2));
    assertThat(c.countDocuments()).isEqualTo(2);
  }

  @Test void droppingAnIndexLeavesThoseOfOtherCollections() throws Exception {
    MongoCollection<Document> d = store.collection("d");
    c.createIndex(new Document("x", 1));
    d.createIndex(new Document("x", 1));
    c.dropIndex("x_1");
    assertThat(c.listIndexes()).hasSize(1);
    assertThat(d.listIndexes()).hasSize(2);
    d.dropIndex(new Document("x", 1));
    assertThat(d.listIndexes()).hasSize(1);
  }

  @Test void largeResultsComeInBatchesTheProtocolAllows() {
    c.insertMany(IntStream.range(0, 60).mapToObj(i -> new Document("_id", i).append("data", new byte[1_000_000])).toList());
    assertThat(c.find().into(new ArrayList<>())).hasSize(60);
    assertThat(c.aggregate(List.of(Aggregates.sort(new Document("_id", -1)))).into(new ArrayList<>())).hasSize(60);
  }
}
