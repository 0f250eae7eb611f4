package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.bson.Document;
import doudi.support.RunningApp;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots come for what is past, and only then. */
class SnapshotsTest {
  @TempDir Path folder;

  /** What is only added is not written twice; what was replaced or removed does not stay, whatever the first start found. */
  @Test void filesHoldLittleMoreThanWhatIsThere() throws Exception {
    String text = "x".repeat(1_000);
    try (RunningStore store = RunningStore.withFrequentSnapshots(folder, 20_000)) {
      for (int i = 0; i < 200; i++) {
        store.collection("c").insertOne(new org.bson.Document("_id", i).append("text", text));
      }
    }
    assertThat(files()).noneMatch(SnapshotsTest::isSnapshot);
    try (RunningStore store = RunningStore.withFrequentSnapshots(folder, 20_000)) {
      store.collection("c").insertOne(new org.bson.Document("_id", 200).append("text", text));
      for (int i = 0; i < 1_000; i++) {
        store.collection("c").updateOne(new org.bson.Document("_id", i % 200), Updates.set("text", i + text));
      }
      store.collection("c").deleteMany(Filters.lt("_id", 150));
    }
    try (RunningStore store = RunningStore.withFrequentSnapshots(folder, 20_000)) {
      store.collection("c").insertOne(new org.bson.Document("_id", 201));
    }
    assertThat(bytes()).isBetween(51_000L, 51_000L * 3 / 2 + 5_000);
    assertThat(DurabilityTest.count(folder)).isEqualTo(52);
  }

  /** Put, changed, removed, dropped or taken back: what a snapshot is said to need is what it needs. */
  @Test void whatOneNeedsIsKnownWithoutTakingIt() throws Exception {
    var random = new Random(11);
    var disk = new FullDisk();
    int snapshots = 0;
    for (int start = 0; start < 8; start++) {
      List<Path> before = files();
      try (Store store = new Store(folder, new StoreSettings(true, false, 20_000, 1, disk))) {
        assertThat(store.recordBytes()).as("at start %d", start).isEqualTo(taken(store));
        for (int i = 0; i < 300; i++) {
          boolean refused = start % 2 == 0 && i % 60 == 0;
          disk.free.set(refused ? random.nextInt(40) : Long.MAX_VALUE);
          for (int changes = random.nextInt(8); changes >= 0; changes--) {
            store.command(() -> change(store, random));
          }
          if (refused) {
            RunningApp.eventually("the disk refuses", () -> store.figures().refusing());
            disk.free.set(Long.MAX_VALUE);
            RunningApp.eventually("the disk takes writes", () -> !store.figures().refusing());
          }
          assertThat(written(store)).as("start %d, change %d", start, i).isNull();
          assertThat(store.recordBytes()).as("start %d, change %d", start, i).isEqualTo(taken(store));
        }
      }
      snapshots += files().stream().anyMatch(file -> isSnapshot(file) && !before.contains(file)) ? 1 : 0;
    }
    assertThat(snapshots).as("starts that took one").isGreaterThan(2);
  }

  /** Waits until what was changed is on disk; otherwise why it is not. */
  private static IOException written(Store store) throws Exception {
    var written = new CompletableFuture<IOException>();
    store.journal().whenDurable(store.journal().ticket(), Runnable::run, written::complete);
    return written.get(10, TimeUnit.SECONDS);
  }

  private static Object change(Store store, Random random) {
    Table table = store.table(random.nextBoolean() ? "test.c" : "other.longer");
    var document = new Document("_id", random.nextInt(20)).append("text", "x".repeat(random.nextInt(400)));
    Object position = table.identity().position(document);
    boolean there = table.bytes(position) != null;
    int kind = there ? random.nextInt(9) : 8;
    if (kind < 2) {
      table.remove(position);
    } else if (kind < 6) {
      var changes = new FieldChanges();
      changes.set("text", document.get("text"));
      table.change(position, changes.appliedTo(table.bytes(position)), changes);
    } else if (kind == 6 && random.nextInt(20) == 0) {
      store.drop(table);
    } else {
      table.put(document);
    }
    return position;
  }

  private static long taken(Store store) {
    ByteBuf out = Unpooled.buffer();
    store.tables().forEach(table -> TableContent.of(table).records().forEach(each -> each.writeTo(out)));
    return out.readableBytes();
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) bytes += Files.size(file);
    return bytes;
  }

  private static boolean isSnapshot(Path file) {
    return file.getFileName().toString().startsWith("snapshot-");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
