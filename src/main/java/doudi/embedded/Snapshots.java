package doudi.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files short: a snapshot is due when they hold half as much again as the documents need, so what is only ever added to is
 * not written twice. A snapshot begins with a new journal, then copies the tables one after the other while they
 * change: it contains every change of the older journals and perhaps some of the new one, whose replay repeats them.
 */
final class Snapshots implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
  private static final double PAST_TO_PRESENT = 0.5;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final String UNFINISHED = "snapshot.unfinished";

  private final StoreFolder folder;
  private final Journal journal;
  private final long smallestPast;
  private final LongSupplier present;
  private final Supplier<Stream<StoreRecord>> contents;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Snapshots::daemon);
  private long generation;
  private volatile long notBefore = System.nanoTime();
  private volatile long olderJournalBytes;
  private volatile long snapshotBytes;
  private volatile boolean running;

  /** @param present bytes that a snapshot would have now */
  Snapshots(StoreFolder folder, Journal journal, long smallestPast, LongSupplier present, Supplier<Stream<StoreRecord>> contents) {
    this.folder = folder;
    this.journal = journal;
    this.smallestPast = smallestPast;
    this.present = present;
    this.contents = contents;
  }

  /** Returns the journal to continue with. After a salvage that is a new one, behind a snapshot of what was found. */
  JournalFile start(Recovery.Recovered found) throws IOException {
    generation = found.generation();
    long end = found.journalEnd();
    Files.deleteIfExists(folder.file(UNFINISHED));
    if (!found.salvaged().isEmpty()) {
      generation++;
      end = 0;
      write(generation);
      folder.deleteBefore(generation);
    } else if (!folder.snapshots().isEmpty()) {
      folder.deleteBefore(folder.snapshots().last());
    }
    if (!folder.snapshots().isEmpty()) {
      snapshotBytes = Files.size(folder.snapshot(folder.snapshots().last()));
    }
    for (long older : folder.journals().headSet(generation)) {
      olderJournalBytes += Files.size(folder.journal(older));
    }
    return end > 0 && found.version() < FileHead.VERSION ? journalBehind(end) : openJournal(end);
  }

  /** A program that knows the former format only finds the new one in a file that says so. */
  private JournalFile journalBehind(long end) throws IOException {
    try (JournalFile former = openJournal(end)) {
      former.finish();
      olderJournalBytes += former.size();
    }
    generation++;
    return openJournal(0);
  }

  /** Called between two batches. */
  void takeIfFull() {
    long needed = present.getAsLong();
    long past = snapshotBytes + journalBytes() - needed;
    if (running || past < Math.max(smallestPast, (long) (needed * PAST_TO_PRESENT)) || System.nanoTime() < notBefore) {
      return;
    }
    try {
      long size = journal.fileSize();
      journal.switchTo(folder, generation + 1);
      generation++;
      olderJournalBytes += size;
      running = true;
      long started = generation;
      thread.execute(() -> take(started));
    } catch (IOException e) {
      notBefore = System.nanoTime() + RETRY_NANOS;
      log.error("no new journal, continuing with the old one", e);
    }
  }

  long journalBytes() {
    return olderJournalBytes + journal.fileSize();
  }

  long snapshotBytes() {
    return snapshotBytes;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        log.warn("closing while a snapshot is still being written; the next start reads the journals instead");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JournalFile openJournal(long end) throws IOException {
    return JournalFile.open(folder, generation, end);
  }

  private void take(long started) {
    try {
      write(started);
      folder.deleteBefore(started);
      olderJournalBytes = 0;
    } catch (IOException | RuntimeException e) {
      notBefore = System.nanoTime() + RETRY_NANOS;
      log.error("no snapshot, keeping the journals; next try in 30 s", e);
    } finally {
      running = false;
    }
  }

  private void write(long newGeneration) throws IOException {
    Path unfinished = folder.file(UNFINISHED);
    try (FileChannel channel = folder.openToWrite(unfinished)) {
      long epoch = journal.epoch();
      SnapshotFile.write(channel, newGeneration, contents.get().iterator());
      // A snapshot must not keep alive what the disk has refused since.
      journal.awaitDurable(new Ticket(epoch, journal.last(), 0));
      snapshotBytes = channel.size();
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(unfinished, folder.snapshot(newGeneration), StandardCopyOption.ATOMIC_MOVE);
    folder.sync();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "snapshot");
    thread.setDaemon(true);
    return thread;
  }
}
