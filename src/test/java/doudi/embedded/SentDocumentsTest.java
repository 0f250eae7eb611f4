package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of any form that are inserted as bytes are found by every index, now and after a start. */
class SentDocumentsTest {
  @TempDir Path folder;
  RunningStore store;
  MongoCollection<RawBsonDocument> c;

  @BeforeEach void open() throws Exception {
    store = RunningStore.open(folder);
    c = store.client.getDatabase("test").getCollection("c", RawBsonDocument.class);
    c.createIndex(new Document("u", 1), new IndexOptions().unique(true).sparse(true));
    c.createIndex(new Document("deep.a", 1));
    c.createIndex(new Document("list", 1));
  }

  @AfterEach void close() throws Exception {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    store = RunningStore.open(folder);
    c = store.client.getDatabase("test").getCollection("c", RawBsonDocument.class);
  }

  private static RawBsonDocument raw(String json) {
    return RawBsonDocument.parse(json);
  }

  private List<BsonDocument> found(String filter) {
    return c.find(Document.parse(filter)).map(one -> one.decode(new BsonDocumentCodec())).into(new ArrayList<>());
  }

  @Test void everyIndexKnowsThem() throws Exception {
    c.insertMany(List.of(raw("{deep: {a: 1}, _id: 1}"), raw("{_id: null, u: 1}"), raw("{_id: {b: 1}, list: [1, 2], deep: {a: [7, 8]}}"),
      raw("{u: null, text: '办不成'}")));
    for (int start = 0; start < 2; start++) {
      assertThat(found("{'deep.a': 1}")).containsExactly(BsonDocument.parse("{deep: {a: 1}, _id: 1}"));
      assertThat(found("{u: 1}")).containsExactly(BsonDocument.parse("{_id: null, u: 1}"));
      assertThat(found("{list: 2}")).isEqualTo(found("{'deep.a': 8}")).isEqualTo(found("{_id: {b: 1}}")).hasSize(1);
      assertThat(found("{text: '办不成'}")).as("got an id").hasSize(1).allMatch(one -> one.get("_id").isObjectId());
      assertThat(c.countDocuments()).isEqualTo(4);
      reopen();
    }
    c.deleteMany(new Document());
    assertThat(found("{'deep.a': {$gte: 0}}")).isEmpty();
  }

  @Test void whatMayNotBeIsRefusedAlone() {
    c.insertOne(raw("{_id: 1, u: 1}"));
    assertThatThrownBy(() -> c.insertOne(raw("{_id: 2, u: 1}"))).isInstanceOfSatisfying(MongoWriteException.class,
      e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
    assertThatThrownBy(() -> c.insertOne(raw("{_id: [1], u: 3}"))).isInstanceOf(MongoWriteException.class);
    assertThatThrownBy(() -> c.insertMany(List.of(raw("{_id: 4}"), raw("{_id: 1}"), raw("{_id: 5}")))).isInstanceOfSatisfying(
      MongoBulkWriteException.class, e -> {
        assertThat(e.getWriteErrors()).hasSize(1).allMatch(error -> error.getIndex() == 1);
        assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1);
      });
    assertThat(found("{}")).extracting(one -> one.get("_id")).containsExactly(new BsonInt32(1), new BsonInt32(4));
  }

  @Test void ofTwoFieldsOfOneNameTheLastCountsEverywhere() throws Exception {
    c.insertOne(raw("{_id: 1}"));
    var out = new BasicOutputBuffer();
    try (var writer = new BsonBinaryWriter(out)) {
      writer.writeStartDocument();
      for (String name : List.of("_id", "u", "_id", "u")) {
        writer.writeInt32(name, 1 + out.getPosition());
      }
      writer.writeEndDocument();
    }
    var twice = new RawBsonDocument(out.toByteArray());
    c.insertOne(twice);
    BsonDocument last = Document.parse("{_id: 21, u: 30}").toBsonDocument();
    for (int start = 0; start < 2; start++) {
      assertThat(found("{}")).containsExactly(BsonDocument.parse("{_id: 1}"), last);
      assertThat(found("{u: 30}")).isEqualTo(found("{_id: 21}")).containsExactly(last);
      assertThat(found("{u: 14}")).isEmpty();
      reopen();
    }
    c.deleteOne(new Document("u", 30));
    assertThat(found("{u: {$gt: 0}}")).isEmpty();
  }
}
