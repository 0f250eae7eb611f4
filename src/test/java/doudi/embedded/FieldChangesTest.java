package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was changed field by field is there after a start, wherever a snapshot came in between. */
class FieldChangesTest {
  private static final int DOCUMENTS = 12;
  private static final String PAD = "x".repeat(400);

  @TempDir Path folder;
  private final Random random = new Random(7);

  /** A snapshot holds a document as it was at some moment behind the beginning of its journal, which is then replayed from there. */
  @Test void replayedOverAnyLaterStateTheyLeadToTheSameDocument() {
    for (int round = 0; round < 400; round++) {
      var records = new ArrayList<StoreRecord>();
      var states = new ArrayList<byte[]>();
      byte[] state = null;
      states.add(null);
      for (int i = 0; i < 8; i++) {
        StoreRecord record = state == null || random.nextInt(5) == 0 ? whole(state) : changed();
        records.add(record);
        state = replayed(state, List.of(record));
        states.add(state);
      }
      for (int begin = 0; begin <= 8; begin++) {
        for (int snapshot = begin; snapshot <= 8; snapshot++) {
          assertThat(content(replayed(states.get(snapshot), records.subList(begin, 8)))).as("from %d over %d", begin, snapshot).isEqualTo(content(state));
        }
      }
    }
  }

  private StoreRecord whole(byte[] before) {
    return before != null && random.nextBoolean()
        ? new StoreRecord(Frame.Type.DELETE, "test.c", BsonWriter.write(new Document("_id", 1)))
        : new StoreRecord(Frame.Type.PUT, "test.c", BsonWriter.write(new Document("_id", 1).append("a", random.nextInt(9))));
  }

  private StoreRecord changed() {
    var changes = new FieldChanges();
    for (String field : List.of("a", "b", "c", "d")) {
      int kind = random.nextInt(3);
      if (kind == 0) changes.set(field, random.nextInt(9));
      if (kind == 1) changes.remove(field);
    }
    return new StoreRecord(Frame.Type.CHANGE, "test.c", changes.record(new Document("_id", 1)));
  }

  /** The document of a table that held the one before, if any, and then replayed the records. */
  private static byte[] replayed(byte[] before, List<StoreRecord> records) {
    var table = new Table("test.c", new Journal(null, DurabilityTest.STRICT, new CommitFigures()));
    if (before != null) table.replay(new StoreRecord(Frame.Type.PUT, "test.c", before));
    records.forEach(table::replay);
    List<byte[]> documents = table.snapshot();
    return documents.isEmpty() ? null : documents.get(0);
  }

  private static Map<String, Object> content(byte[] document) {
    return document == null ? Map.of() : new HashMap<>(BsonReader.read(document));
  }

  @Test void areThereAfterEveryStart() throws Exception {
    int snapshots = 0;
    for (int start = 0; start < 6; start++) {
      Map<String, List<org.bson.Document>> before;
      try (RunningStore store = RunningStore.withFrequentSnapshots(folder, 20_000)) {
        var collection = store.collection("c");
        collection.createIndex(new org.bson.Document("a", 1));
        for (int i = 0; i < 300; i++) {
          var one = new org.bson.Document("_id", random.nextInt(DOCUMENTS));
          int kind = random.nextInt(12);
          if (kind == 0) collection.deleteOne(one);
          else if (kind == 1 && collection.countDocuments(one) == 0) collection.insertOne(new org.bson.Document(one).append("pad", PAD));
          else if (kind == 2) collection.updateOne(one, new org.bson.Document("$inc", new org.bson.Document("n", 1)));
          else collection.updateOne(one, update());
        }
        before = store.contents();
        snapshots += store.mongo.figures().snapshotBytes() > 0 ? 1 : 0;
      }
      try (RunningStore store = RunningStore.open(folder)) {
        assertThat(store.contents()).isEqualTo(before);
        for (int value = 0; value < 5; value++) {
          int wanted = value;
          assertThat(store.collection("c").countDocuments(new org.bson.Document("a", value)))
              .isEqualTo(before.get("c").stream().filter(one -> Integer.valueOf(wanted).equals(one.get("a"))).count());
        }
      }
    }
    assertThat(snapshots).as("starts with a snapshot").isPositive();
  }

  private org.bson.Document update() {
    var set = new org.bson.Document(random.nextBoolean() ? "a" : "b", random.nextInt(5));
    var update = new org.bson.Document("$set", set);
    return random.nextBoolean() ? update : update.append("$unset", new org.bson.Document("c", "").append(set.containsKey("a") ? "b" : "a", ""));
  }

  @Test void areWrittenInsteadOfTheDocumentWhereThatIsShorter() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      var collection = store.collection("c");
      collection.insertOne(new org.bson.Document("_id", 1).append("pad", PAD));
      collection.insertOne(new org.bson.Document("_id", 2));
      for (int id = 1; id <= 2; id++) {
        collection.updateOne(new org.bson.Document("_id", id), new org.bson.Document("$set", new org.bson.Document("a", id)));
      }
    }
    var written = new ArrayList<String>();
    try (FrameReader reader = new FrameReader(folder.resolve("journal-0"))) {
      for (Frame frame = reader.at(0); frame != null; frame = reader.at(frame.end())) {
        boolean change = frame.type() == Frame.Type.PUT || frame.type() == Frame.Type.CHANGE;
        if (change && StoreRecord.read(frame).namespace().equals("test.c")) written.add(frame.type() + (frame.length() > 400 ? " long" : " short"));
      }
    }
    assertThat(written).containsExactly("PUT long", "PUT short", "CHANGE short", "PUT short");
  }

  /** A program of the former format must not find the new kind of record in a file that says it is of the former. */
  @Test void aJournalOfTheFormerFormatIsReadAndNotWrittenToAnyMore() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      store.collection("c").insertOne(new org.bson.Document("_id", 1).append("pad", PAD));
    }
    Path former = folder.resolve("journal-0");
    setVersion(former, FileHead.VERSION - 1);
    for (int start = 0; start < 2; start++) {
      try (RunningStore store = RunningStore.open(folder)) {
        assertThat(store.collection("c").countDocuments()).isEqualTo(1);
        store.collection("c").updateOne(new org.bson.Document("_id", 1), new org.bson.Document("$set", new org.bson.Document("a", start)));
      }
    }
    assertThat(typesIn(former)).doesNotContain(Frame.Type.CHANGE).endsWith(Frame.Type.END);
    assertThat(typesIn(folder.resolve("journal-1"))).contains(Frame.Type.CHANGE);
    assertThat(folder.resolve("journal-2")).doesNotExist();
    try (RunningStore store = RunningStore.open(folder)) {
      assertThat(store.collection("c").find().first()).isEqualTo(new org.bson.Document("_id", 1).append("pad", PAD).append("a", 1));
    }
  }

  private static void setVersion(Path journal, int version) throws Exception {
    byte[] bytes = Files.readAllBytes(journal);
    var frames = io.netty.buffer.Unpooled.wrappedBuffer(bytes).setInt(Frame.HEADER + 1, version);
    Frame.seal(frames, 0);
    Files.write(journal, bytes);
  }

  private static List<Frame.Type> typesIn(Path file) throws Exception {
    var types = new ArrayList<Frame.Type>();
    try (FrameReader reader = new FrameReader(file)) {
      for (Frame frame = reader.at(0); frame != null; frame = reader.at(frame.end())) types.add(frame.type());
    }
    return types;
  }
}
