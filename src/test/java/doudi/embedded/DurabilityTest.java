package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after every kind of end; what was not may be dropped but never half. */
class DurabilityTest {
  /** Of the frame that says that all before it is on disk. */
  static final int MARK = Frame.HEADER + 1 + Long.BYTES;
  static final StoreSettings STRICT = StoreSettings.of(true, false);

  @TempDir Path folder;

  /** A store of six documents, each written by itself; returns where the record of each ends in the journal. */
  static List<Long> sixDocuments(Path store) throws IOException {
    try (RunningStore running = RunningStore.open(store)) {
      for (int i = 0; i < 6; i++) {
        running.collection("c").insertOne(new Document("_id", i).append("text", "x".repeat(20)));
      }
    }
    List<Long> ends = new ArrayList<>();
    try (FrameReader reader = new FrameReader(store.resolve("journal-0"))) {
      for (Frame frame = reader.at(0); frame != null; frame = reader.at(frame.end())) {
        if (frame.type() == Frame.Type.PUT && StoreRecord.read(frame).namespace().equals("test.c")) {
          ends.add(frame.end());
        }
      }
    }
    return ends;
  }

  @Test void everyCutLosesOnlyWhatWasCutOff() throws Exception {
    List<Long> ends = sixDocuments(folder.resolve("store"));
    byte[] bytes = Files.readAllBytes(folder.resolve("store/journal-0"));
    for (int length = ends.get(3).intValue(); length <= bytes.length; length++) {
      int cut = length;
      Path copy = copyOf("cut" + length, Arrays.copyOf(bytes, length));
      int whole = (int) ends.stream().filter(end -> end <= cut).count();
      assertThat(count(copy)).as("cut at %d", length).isEqualTo(whole);
      assertThat(addOneAndReopen(copy)).as("cut at %d, then written to", length).isEqualTo(whole + 1);
    }
  }

  /** Behind every byte here something says that it was on disk. */
  @Test void everyDamagedByteIsRefusedWithItsPlace() throws Exception {
    List<Long> ends = sixDocuments(folder.resolve("store"));
    byte[] bytes = Files.readAllBytes(folder.resolve("store/journal-0"));
    for (int i = ends.get(3).intValue(); i < bytes.length - MARK; i++) {
      Path copy = copyOf("damaged" + i, flipped(bytes, i));
      int at = i;
      assertThatThrownBy(() -> new Store(copy, STRICT).close()).as("byte %d", i)
        .isInstanceOfSatisfying(DamagedStoreException.class, e -> {
          assertThat(e.offset()).isBetween((long) at - 200, (long) at);
          assertThat(e).hasMessageContaining("journal-0").hasMessageContaining("--salvage");
        });
      assertThat(Files.readAllBytes(copy.resolve("journal-0"))).as("left as it was").isEqualTo(flipped(bytes, i));
    }
  }

  /** A power cut can leave any part of the last write, in any order. */
  @Test void anUnfinishedWriteBehindTheDurablePartIsDropped() throws Exception {
    sixDocuments(folder.resolve("store"));
    byte[] bytes = Files.readAllBytes(folder.resolve("store/journal-0"));
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      byte[] torn = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(300));
      for (int j = bytes.length; j < torn.length; j++) {
        torn[j] = (byte) (i % 2 == 0 ? 0 : random.nextInt());
      }
      Path copy = copyOf("torn" + i, torn);
      assertThat(addOneAndReopen(copy)).isEqualTo(7);
    }
  }

  /** Creating and dropping write several records; whatever part of them survives, a collection is whole or absent. */
  @Test void cutDefinitionsLeaveWholeCollections() throws Exception {
    Path original = folder.resolve("store");
    try (RunningStore store = RunningStore.open(original)) {
      MongoCollection<Document> c = store.collection("c");
      c.createIndex(new Document("u", 1), new IndexOptions().unique(true));
      c.insertOne(new Document("_id", 1).append("u", 1));
      c.dropIndex("u_1");
      store.collection("d").insertOne(new Document("_id", 1));
      c.drop();
      c.insertOne(new Document("_id", 2));
    }
    byte[] bytes = Files.readAllBytes(original.resolve("journal-0"));
    for (int length = FileHead.BYTES; length <= bytes.length; length += 7) {
      Path copy = copyOf("ddl" + length, Arrays.copyOf(bytes, length));
      try (Store store = new Store(copy, STRICT)) {
        Table collections = store.table("test.system.namespaces");
        Table indexes = store.table("test.system.indexes");
        for (String name : List.of("test.c", "test.d")) {
          boolean named = collections.get(name) != null;
          assertThat(indexes.get(List.of(name, "_id_")) != null).as("%s at %d", name, length).isEqualTo(named);
          assertThat(named || store.table(name).size() == 0).as("%s at %d", name, length).isTrue();
        }
      }
    }
  }

  @Test void reopensAsItWasClosedAlsoAcrossSnapshots() throws Exception {
    Map<String, List<Document>> before;
    try (RunningStore store = RunningStore.withFrequentSnapshots(folder, 20_000)) {
      changeMuch(store);
      before = store.contents();
      store.client.getDatabase("test2").drop();
    }
    assertThat(names()).anyMatch(name -> name.startsWith("snapshot-"));
    try (RunningStore store = RunningStore.open(folder)) {
      assertThat(store.contents()).isEqualTo(before);
      assertThat(store.client.getDatabase("test2").getCollection("x").countDocuments()).isZero();
      Document twin = store.collection("c").find().first().append("_id", 9999);
      assertThatThrownBy(() -> store.collection("c").insertOne(twin)).isInstanceOf(MongoWriteException.class);
    }
  }

  /** As after {@code kill -9}: behind what was written stand zeros, and perhaps the beginning of a write. */
  @Test void zerosBehindTheEndAreNeitherDamageNorLeftThere() throws Exception {
    Path killed;
    try (RunningStore store = RunningStore.open(folder.resolve("store"))) {
      store.collection("c").insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
      killed = copyOf("killed", Files.readAllBytes(folder.resolve("store/journal-0")));
    }
    Path journal = killed.resolve("journal-0");
    long end = TornJournal.end(journal);
    assertThat(Files.size(journal)).as("zeros").isGreaterThan(end + 1_000_000);
    try (Store store = new Store(copyOf("salvaged", Files.readAllBytes(journal)), StoreSettings.of(true, true))) {
      assertThat(store.salvaged()).isEmpty();
      assertThat(store.table("test.c").size()).isEqualTo(2);
    }
    try (Store store = new Store(copyOf("lost", new byte[2_000]), StoreSettings.of(true, true))) {
      assertThat(store.salvaged()).as("without a head").hasSize(1);
    }
    for (int seed = 0; seed < 20; seed++) {
      Path torn = copyOf("torn" + seed, Files.readAllBytes(journal));
      TornJournal.tear(torn, new Random(seed), 200);
      add(torn, "added");
      assertThat(Files.size(torn.resolve("journal-0"))).as("closed").isEqualTo(TornJournal.end(torn.resolve("journal-0")));
      assertThat(count(torn)).isEqualTo(3);
    }
  }

  static void changeMuch(RunningStore store) {
    MongoCollection<Document> c = store.collection("c");
    c.createIndex(new Document("u", 1), new IndexOptions().unique(true));
    c.createIndex(new Document("gone", 1));
    c.dropIndex("gone_1");
    store.collection("dropped").insertOne(new Document());
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      Document document = new Document("u", "k" + i % 400).append("n", i).append("p", "x".repeat(random.nextInt(300)));
      c.replaceOne(new Document("_id", i % 400), document, new ReplaceOptions().upsert(true));
      if (i % 7 == 0) {
        c.deleteOne(new Document("u", "k" + random.nextInt(400)));
      }
      if (i == 2000) {
        store.collection("dropped").drop();
        store.client.getDatabase("test2").getCollection("x").insertOne(new Document());
      }
    }
  }

  @Test void obsoleteFilesAreDeletedAndAMissingOneIsNoticed() throws Exception {
    try (RunningStore store = RunningStore.withFrequentSnapshots(folder, 5_000)) {
      for (int i = 0; i < 300; i++) {
        Document document = new Document("_id", i % 30).append("n", i).append("p", "x".repeat(100));
        store.collection("c").replaceOne(new Document("_id", i % 30), document, new ReplaceOptions().upsert(true));
      }
    }
    assertThat(names().stream().filter(name -> name.startsWith("snapshot-")).count()).isLessThanOrEqualTo(1);
    Path snapshot = files().filter(file -> file.getFileName().toString().startsWith("snapshot-")).findFirst().orElseThrow();
    byte[] whole = Files.readAllBytes(snapshot);
    Files.write(snapshot, flipped(whole, 500));
    assertThatThrownBy(() -> new Store(folder, STRICT)).isInstanceOf(DamagedStoreException.class);
    Files.write(snapshot, Arrays.copyOf(whole, whole.length - (Frame.HEADER + 1 + Long.BYTES)));
    assertThatThrownBy(() -> new Store(folder, STRICT)).isInstanceOf(DamagedStoreException.class)
      .hasMessageContaining("ends too early");
    Files.delete(snapshot);
    assertThatThrownBy(() -> new Store(folder, STRICT)).isInstanceOf(DamagedStoreException.class).hasMessageContaining("missing");
  }

  @Test void aFileOfANewerFormatIsRefused() throws Exception {
    io.netty.buffer.ByteBuf head = io.netty.buffer.Unpooled.buffer();
    new FileHead(FileHead.Kind.JOURNAL, FileHead.VERSION + 1, 0).writeTo(head);
    Frame.seal(head, 0);
    Files.write(folder.resolve("journal-0"), Arrays.copyOf(head.array(), head.writerIndex()));
    assertThatThrownBy(() -> new Store(folder, STRICT)).isInstanceOf(IOException.class).hasMessageContaining("format 3");
    assertThatThrownBy(() -> new Store(folder, StoreSettings.of(true, true))).hasMessageContaining("format 3");
  }

  @Test void withoutSyncTheEndOfTheProcessLosesNothing() throws Exception {
    StoreSettings os = StoreSettings.of(false, false);
    Store store = new Store(folder, os);
    store.table("test.c").put(new de.bwaldvogel.mongo.bson.Document("_id", 1));
    while (store.figures().changes() < 1) {
      Thread.sleep(1);
    }
    Path copy = copyOf("copy", Files.readAllBytes(folder.resolve("journal-0")));
    assertThat(count(copy)).isEqualTo(1);
    store.close();
    assertThat(store.figures().syncMicros().max()).isZero();
  }

  Path copyOf(String name, byte[] journal) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    Files.write(copy.resolve("journal-0"), journal);
    return copy;
  }

  static byte[] flipped(byte[] bytes, int position) {
    byte[] damaged = bytes.clone();
    damaged[position] ^= 0x55;
    return damaged;
  }

  static int count(Path store) throws IOException {
    try (Store opened = new Store(store, STRICT)) {
      return opened.table("test.c").size();
    }
  }

  static int addOneAndReopen(Path store) throws IOException {
    add(store, "added");
    return count(store);
  }

  static void add(Path store, String id) throws IOException {
    try (Store opened = new Store(store, STRICT)) {
      opened.table("test.c").put(new de.bwaldvogel.mongo.bson.Document("_id", id));
    }
  }

  Stream<Path> files() throws IOException {
    return Files.list(folder);
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = files()) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
