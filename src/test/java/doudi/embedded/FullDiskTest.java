package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import doudi.support.RunningApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the disk refuses writes, changes are refused, reads go on, nothing is half there; when it takes them again, so does the store. */
class FullDiskTest {
  @TempDir Path folder;
  FullDisk disk = new FullDisk();

  RunningStore open() throws Exception {
    return RunningStore.open(folder, 32L << 20, disk);
  }

  static void isRefused(Runnable change) {
    assertThatThrownBy(change::run).isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode())
      .isEqualTo(EmbeddedMongo.DISK_REFUSES));
  }

  static void eventually(Runnable change) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      try {
        change.run();
        return;
      } catch (MongoException e) {
        assertThat(e.getCode()).isEqualTo(EmbeddedMongo.DISK_REFUSES);
        assertThat(System.nanoTime()).as("recovers by itself").isLessThan(end);
        Thread.sleep(20);
      }
    }
  }

  @Test void everyKindOfChangeIsTakenBackAndWorksAgainLater() throws Exception {
    Map<String, List<Document>> after;
    try (RunningStore store = open()) {
      MongoCollection<Document> c = store.collection("c");
      c.createIndex(new Document("u", 1), new IndexOptions().unique(true));
      c.insertMany(IntStream.range(0, 10).mapToObj(i -> new Document("_id", i).append("u", i)).toList());
      store.collection("kept").insertOne(new Document("_id", 1));
      Map<String, List<Document>> before = store.contents();
      List<Runnable> changes = List.of(
        () -> c.insertOne(new Document("_id", 10).append("u", 10)),
        () -> c.updateOne(new Document("_id", 1), Updates.set("u", 11)),
        () -> c.deleteOne(new Document("_id", 2)),
        () -> c.deleteMany(new Document()),
        () -> c.findOneAndUpdate(new Document("_id", 3), Updates.set("u", 12)),
        () -> c.createIndex(new Document("x", 1)),
        () -> c.dropIndex("u_1"),
        () -> store.collection("new").insertOne(new Document()),
        () -> store.collection("kept").drop(),
        () -> store.client.getDatabase("test").drop());
      for (Runnable change : changes) {
        disk.free.set(0);
        isRefused(change);
        assertThat(store.mongo.figures().refusing()).isTrue();
        isRefused(change);
        assertThat(store.contents()).isEqualTo(before);
        assertThat(c.countDocuments(new Document("u", new Document("$gte", 0)))).isEqualTo(10);
        disk.free.set(Long.MAX_VALUE);
        eventually(() -> c.updateOne(new Document("_id", 0), Updates.inc("turn", 1)));
        before = store.contents();
      }
      assertThatThrownBy(() -> c.insertOne(new Document("u", 1))).as("index is right").hasMessageContaining("E11000");
      c.insertOne(new Document("_id", 10).append("u", 10));
      after = store.contents();
      assertThat(store.mongo.figures().refusals()).isEqualTo(changes.size());
    }
    try (RunningStore store = open()) {
      assertThat(store.contents()).isEqualTo(after);
    }
  }

  /** Where zeros were written ahead, changes go on although the disk is full. */
  @Test void changesGoOnWhileThereIsRoomInTheJournal() throws Exception {
    disk.inPlace = true;
    List<Integer> there = new ArrayList<>();
    try (RunningStore store = open()) {
      MongoCollection<Document> c = store.collection("c");
      c.insertOne(new Document("_id", 0));
      disk.free.set(300_000);
      assertThatThrownBy(() -> {
        for (int i = 1; i < 10_000; i++) c.insertOne(new Document("_id", i).append("p", "x".repeat(1_000)));
      }).isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(EmbeddedMongo.DISK_REFUSES));
      c.distinct("_id", Integer.class).into(there);
      assertThat(there).hasSizeBetween(1_000, 1_400);
      disk.free.set(Long.MAX_VALUE);
      eventually(() -> c.insertOne(new Document("_id", 10_000)));
      there.add(10_000);
    }
    try (RunningStore store = open()) {
      assertThat(store.collection("c").distinct("_id", Integer.class).into(new ArrayList<>())).containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @Test void aFailedSyncIsNeverTrusted() throws Exception {
    try (RunningStore store = open()) {
      store.collection("c").insertOne(new Document("_id", 1));
      disk.syncsFail.set(true);
      isRefused(() -> store.collection("c").insertOne(new Document("_id", 2)));
      Files.copy(folder.resolve("journal-0"), Files.createDirectories(folder.resolve("copy")).resolve("journal-0"));
      assertThat(DurabilityTest.count(folder.resolve("copy"))).as("as if killed now").isEqualTo(1);
      disk.syncsFail.set(false);
      eventually(() -> store.collection("c").insertOne(new Document("_id", 2)));
    }
  }

  @Test void refusedBytesAreCutOffBeforeAnyoneIsTold() throws Exception {
    Path journal = folder.resolve("journal-0");
    try (Store store = new Store(folder, new StoreSettings(true, false, 32L << 20, 50, disk))) {
      RunningApp.eventually("a mark is written", () -> journal.toFile().length() > FileHead.BYTES);
      disk.failsWhen = new CountDownLatch(1);
      disk.syncsFail.set(true);
      store.table("test.c").put(new de.bwaldvogel.mongo.bson.Document("_id", 1));
      CompletableFuture<Long> sizeWhenTold = new CompletableFuture<>();
      store.journal().whenDurable(store.journal().ticket(), Runnable::run, lost -> sizeWhenTold.complete(lost == null ? -1 : journal.toFile()
        .length()));
      disk.failsWhen.countDown();
      assertThat(sizeWhenTold.get()).as("without the mark, which the sync left in doubt").isEqualTo(FileHead.BYTES);
      assertThat(store.table("test.c").size()).isZero();
      disk.syncsFail.set(false);
    }
  }

  /** Only to who asks for it: whoever else looks there waits for the disk, and hears nothing of what was taken back. */
  @Test void aWriteThatWaitsForNothingIsAnsweredBeforeTheDiskAnswers() throws Exception {
    try (RunningStore store = open()) {
      MongoCollection<Document> c = store.collection("c");
      c.insertOne(new Document("_id", 0));
      disk.failsWhen = new CountDownLatch(1);
      disk.syncsFail.set(true);
      c.withWriteConcern(WriteConcern.W1.withJournal(false)).insertOne(new Document("_id", 1));
      var seen = CompletableFuture.supplyAsync(() -> c.find(new Document("_id", 1)).first());
      assertThatThrownBy(() -> seen.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
      disk.failsWhen.countDown();
      assertThat(seen.get(10, TimeUnit.SECONDS)).as("read again by the driver").isNull();
      disk.syncsFail.set(false);
      eventually(() -> c.insertOne(new Document("_id", 2)));
      assertThat(c.distinct("_id", Integer.class).into(new ArrayList<>())).containsExactlyInAnyOrder(0, 2);
    }
  }

  @Test void underLoadNothingAcknowledgedIsLostAndNothingRefusedComesBack() throws Exception {
    Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    Set<Integer> refused = ConcurrentHashMap.newKeySet();
    AtomicInteger ids = new AtomicInteger();
    AtomicInteger readErrors = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    try (RunningStore store = RunningStore.open(folder, 300_000, disk)) {
      MongoCollection<Document> c = store.collection("c");
      c.createIndex(new Document("u", 1), new IndexOptions().unique(true));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        threads.add(new Thread(() -> insert(c, ids, stop, acknowledged, refused)));
      }
      for (int i = 0; i < 2; i++) {
        threads.add(new Thread(() -> read(c, stop, acknowledged, readErrors)));
      }
      threads.forEach(Thread::start);
      for (int outage = 0; outage < 4; outage++) {
        Thread.sleep(250);
        disk.free.set(500 + outage * 777);
        Thread.sleep(400);
        disk.free.set(Long.MAX_VALUE);
        Thread.sleep(600);
      }
      stop.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      verify(store, acknowledged, refused);
      assertThat(store.mongo.figures().refusals()).isGreaterThanOrEqualTo(4);
    }
    try (RunningStore store = open()) {
      verify(store, acknowledged, refused);
    }
    assertThat(acknowledged).isNotEmpty();
    assertThat(refused).isNotEmpty();
    assertThat(readErrors).hasValue(0);
  }

  static void insert(MongoCollection<Document> c, AtomicInteger ids, AtomicBoolean stop, Set<Integer> acknowledged,
    Set<Integer> refused) {
    while (!stop.get()) {
      int id = ids.incrementAndGet();
      try {
        c.insertOne(new Document("_id", id).append("u", id).append("p", "x".repeat(300)));
        acknowledged.add(id);
      } catch (MongoException e) {
        assertThat(e.getCode()).isEqualTo(EmbeddedMongo.DISK_REFUSES);
        refused.add(id);
      }
    }
  }

  static void read(MongoCollection<Document> c, AtomicBoolean stop, Set<Integer> acknowledged, AtomicInteger errors) {
    while (!stop.get()) {
      for (int id : acknowledged.stream().limit(20).toList()) {
        try {
          errors.addAndGet(c.find(new Document("u", id)).first() == null ? 1 : 0);
        } catch (MongoException e) {
          errors.incrementAndGet();
        }
      }
    }
  }

  static void verify(RunningStore store, Set<Integer> acknowledged, Set<Integer> refused) {
    Set<Integer> found = ConcurrentHashMap.newKeySet();
    store.collection("c").find().forEach(document -> found.add(document.getInteger("_id")));
    assertThat(acknowledged.stream().filter(id -> !found.contains(id))).as("lost").isEmpty();
    assertThat(refused.stream().filter(found::contains)).as("refused but there").isEmpty();
    assertThat(store.collection("c").countDocuments(new Document("u", new Document("$gt", 0)))).isEqualTo(found.size());
  }

  /** On a real file system of 4 MB, where root may mount one. */
  @Test void aRealFullFileSystemIsSurvived() throws Exception {
    Path small = Files.createDirectories(folder.resolve("small"));
    Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString()) == 0,
      "cannot mount a small file system");
    try {
      Path ballast = small.resolve("ballast");
      try (RunningStore store = RunningStore.open(small.resolve("data"))) {
        store.collection("c").insertOne(new Document("_id", -1));
        Files.write(ballast, new byte[2_000_000]);
        AtomicInteger inserted = new AtomicInteger();
        isRefused(() -> {
          for (int i = 0; i < 10_000; i++) {
            store.collection("c").insertOne(new Document("_id", i).append("p", "x".repeat(2000)));
            inserted.incrementAndGet();
          }
        });
        assertThat(inserted.get()).isBetween(500, 1100);
        assertThat(store.collection("c").countDocuments()).isEqualTo(inserted.get() + 1);
        Files.delete(ballast);
        eventually(() -> store.collection("c").insertOne(new Document("_id", "after")));
      }
      try (RunningStore store = RunningStore.open(small.resolve("data"))) {
        assertThat(store.collection("c").countDocuments(new Document("_id", "after"))).isEqualTo(1);
      }
    } finally {
      run("umount", small.toString());
    }
  }

  static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
