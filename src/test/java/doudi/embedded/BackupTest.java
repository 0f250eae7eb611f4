package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is the whole store at one moment; a restore gives exactly that back, or nothing. */
class BackupTest {
  @TempDir Path folder;

  Path file(String name) {
    return folder.resolve(name);
  }

  static void fill(RunningStore store) {
    MongoCollection<Document> c = store.collection("c");
    c.createIndex(new Document("u", 1), new IndexOptions().unique(true));
    c.insertMany(IntStream.range(0, 500).mapToObj(i -> new Document("_id", i).append("u", i).append("text", "text " + i)).toList());
  }

  @Test void aDrillUnderLoadGivesBackOneMoment() throws Exception {
    try (RunningStore store = RunningStore.withFrequentSnapshots(file("data"), 200_000)) {
      MongoCollection<Document> first = store.collection("first");
      MongoCollection<Document> second = store.collection("second");
      first.insertOne(new Document("_id", 0));
      second.insertOne(new Document("_id", 0));
      AtomicInteger written = new AtomicInteger();
      AtomicBoolean stop = new AtomicBoolean();
      Thread writer = new Thread(() -> {
        for (int i = 1; !stop.get(); i++) {
          first.insertOne(new Document("_id", i).append("p", "x".repeat(200)));
          second.insertOne(new Document("_id", i).append("p", "x".repeat(200)));
          first.updateOne(new Document("_id", 0), Updates.combine(Updates.set("last", i), Updates.set("p", i + "y".repeat(1_000))));
          written.set(i);
        }
      });
      writer.start();
      for (int drill = 0; drill < 5; drill++) {
        Thread.sleep(200);
        int before = written.get();
        Backup backup = store.mongo.backup(file("backup" + drill));
        int after = written.get() + 1;
        EmbeddedMongo.restore(backup.file(), file("restored" + drill), false);
        try (RunningStore restored = RunningStore.open(file("restored" + drill))) {
          long firsts = restored.collection("first").countDocuments() - 1;
          long seconds = restored.collection("second").countDocuments() - 1;
          int last = restored.collection("first").find(new Document("_id", 0)).first().getInteger("last");
          assertThat(seconds).isBetween((long) before, (long) after);
          assertThat(firsts - seconds).as("one moment").isBetween(0L, 1L);
          assertThat(last).isBetween((int) seconds - 1, (int) seconds);
        }
      }
      stop.set(true);
      writer.join();
      assertThat(store.mongo.figures().snapshotBytes()).as("snapshots were taken meanwhile").isPositive();
    }
  }

  @Test void aMomentIsBetweenCommandsNotInsideOne() throws Exception {
    try (Store store = new Store(file("data"), StoreSettings.of(true, false))) {
      CompletableFuture<Void> inside = new CompletableFuture<>();
      CompletableFuture<Void> mayEnd = new CompletableFuture<>();
      CompletableFuture<Void> command = CompletableFuture.runAsync(() -> store.command(() -> {
        store.table("test.first").put(new de.bwaldvogel.mongo.bson.Document("_id", 1));
        inside.complete(null);
        mayEnd.join();
        store.table("test.second").put(new de.bwaldvogel.mongo.bson.Document("_id", 1));
        return null;
      }));
      inside.join();
      CompletableFuture<Moment> moment = CompletableFuture.supplyAsync(store::moment);
      Thread.sleep(50);
      assertThat(moment).isNotDone();
      mayEnd.complete(null);
      command.join();
      assertThat(moment.get().records()).hasSize(2);
    }
  }

  @Test void whatIsRestoredIsWhatWasThere() throws Exception {
    try (RunningStore store = RunningStore.open(file("data"))) {
      fill(store);
      Document reply = store.client.getDatabase("admin").runCommand(new Document("doudiBackup", file("backup").toString()));
      assertThat(reply.getLong("documents")).isGreaterThanOrEqualTo(500);
      assertThatThrownBy(() -> store.mongo.backup(file("backup"))).isInstanceOf(FileAlreadyExistsException.class);
      assertThatThrownBy(() -> store.client.getDatabase("admin").runCommand(new Document("doudiBackup", file("backup").toString())))
        .isInstanceOf(MongoCommandException.class).hasMessageContaining("exists already");
      assertThatThrownBy(() -> store.client.getDatabase("admin").runCommand(new Document("doudiBackup", "relative")))
        .isInstanceOf(MongoCommandException.class);
      EmbeddedMongo.restore(file("backup"), file("restored"), false);
      try (RunningStore restored = RunningStore.open(file("restored"))) {
        assertThat(restored.contents()).isEqualTo(store.contents());
        assertThatThrownBy(() -> restored.collection("c").insertOne(new Document("u", 7))).hasMessageContaining("E11000");
      }
    }
  }

  @Test void everyDamagedByteOfABackupIsRefused() throws Exception {
    try (RunningStore store = RunningStore.open(file("data"))) {
      store.collection("c").insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
      store.mongo.backup(file("backup"));
    }
    byte[] bytes = Files.readAllBytes(file("backup"));
    for (int i = 0; i < bytes.length; i++) {
      Files.write(file("flipped"), DurabilityTest.flipped(bytes, i));
      assertThatThrownBy(() -> EmbeddedMongo.restore(file("flipped"), file("restored"), false)).as("byte %d", i)
        .isInstanceOf(DamagedStoreException.class);
      Files.write(file("cut"), Arrays.copyOf(bytes, i));
      assertThatThrownBy(() -> EmbeddedMongo.restore(file("cut"), file("restored"), false)).as("cut at %d", i)
        .isInstanceOf(DamagedStoreException.class);
    }
    assertThat(file("restored")).doesNotExist();
    Files.copy(file("data/journal-0"), file("journal"));
    assertThatThrownBy(() -> EmbeddedMongo.restore(file("journal"), file("restored"), false)).hasMessageContaining("not a backup");
  }

  @Test void aNewerBackupIsRefused() throws Exception {
    io.netty.buffer.ByteBuf head = io.netty.buffer.Unpooled.buffer();
    new FileHead(FileHead.Kind.SNAPSHOT, FileHead.VERSION + 1, 1).writeTo(head);
    Frame.seal(head, 0);
    Files.write(file("newer"), Arrays.copyOf(head.array(), head.writerIndex()));
    assertThatThrownBy(() -> EmbeddedMongo.restore(file("newer"), file("restored"), true)).hasMessageContaining("format 3");
  }

  @Test void nothingIsOverwrittenWithoutForceAndNothingLostWithIt() throws Exception {
    try (RunningStore store = RunningStore.open(file("data"))) {
      fill(store);
      store.mongo.backup(file("backup"));
    }
    try (RunningStore store = RunningStore.open(file("target"))) {
      store.collection("mine").insertOne(new Document("_id", 1));
      assertThatThrownBy(() -> EmbeddedMongo.restore(file("backup"), file("target"), true)).isInstanceOf(StoreInUseException.class);
    }
    assertThatThrownBy(() -> EmbeddedMongo.restore(file("backup"), file("target"), false))
      .isInstanceOf(FileAlreadyExistsException.class);
    EmbeddedMongo.restore(file("backup"), file("target"), true);
    try (RunningStore store = RunningStore.open(file("target"))) {
      assertThat(store.collection("c").countDocuments()).isEqualTo(500);
      assertThat(store.collection("mine").countDocuments()).isZero();
    }
    assertThat(replaced()).isRegularFile();
  }

  Path replaced() throws IOException {
    try (var files = Files.list(file("target"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("replaced-")).findFirst().orElseThrow()
        .resolve("journal-0");
    }
  }
}
