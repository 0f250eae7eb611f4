package doudi.embedded;

import static java.util.stream.Collectors.groupingBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Append-only log with group commit: whatever is appended while one sync runs is written by the next one.
 *
 * <p>When the disk refuses a batch, all changes that are not on disk are taken back from memory, what was written of them
 * is cut off, their replies become errors, and {@link #refusing} says so until the disk takes data again. So memory never
 * shows for longer what a restart would not find, and no byte that a failed sync left in doubt is relied on.
 */
final class Journal implements AutoCloseable {
  /** Who owns the changes. All calls come from the journal's own thread. */
  interface Owner {
    /** The place between two batches where {@link #switchTo} may be called. */
    void batchWritten();

    /** Runs the task while no command runs, then lets the collections follow the tables. */
    void takeBack(Runnable task);

    /** The disk takes data again. */
    void writable();
  }

  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final long QUIET_MILLIS = 20;
  private static final int LARGEST_KEPT_RECORD = 1 << 20;
  private static final ThreadLocal<ByteBuf> RECORD = ThreadLocal.withInitial(() -> Unpooled.buffer(1 << 13));

  private final Owner owner;
  private final boolean fsync;
  private final long retryMillis;
  private final CommitFigures figures;
  private final HeldReplies replies = new HeldReplies();
  private final Thread writer = new Thread(this::writeBatches, "journal");
  private volatile JournalFile file;

  private Batch pending = new Batch();
  private boolean idle;
  private boolean closed;
  private volatile IOException refusing;

  Journal(Owner owner, StoreSettings settings, CommitFigures figures) {
    this.owner = owner;
    this.fsync = settings.fsync();
    this.retryMillis = settings.retryMillis();
    this.figures = figures;
  }

  void start(JournalFile first) {
    file = first;
    writer.setDaemon(true);
    writer.start();
  }

  /** Never fails for the disk's sake, because indexes may have changed already; the change is taken back instead. */
  long append(StoreRecord change, Runnable takeBack) {
    ByteBuf record = RECORD.get().clear();
    change.writeTo(record);
    long position;
    synchronized (this) {
      pending.add(record, takeBack);
      position = replies.append();
      if (idle) {
        notifyAll();
      }
    }
    if (record.capacity() > LARGEST_KEPT_RECORD) {
      RECORD.remove();
    }
    Footprint.current().wrote(position);
    return position;
  }

  /** Taken at the end of a command that looked at tables only, while it still keeps {@link Owner#takeBack} waiting. */
  Ticket ticketOf(Footprint command) {
    return new Ticket(replies.epoch(), command.known(), command.written());
  }

  /** Stands for everything that was changed until now, and for nothing of the caller's own. */
  Ticket ticket() {
    return new Ticket(replies.epoch(), replies.last(), 0);
  }

  /** The position of the last change of all. */
  long last() {
    return replies.last();
  }

  /**
   * Calls back in the thread, or at once in the caller's when nothing is left to wait for: with null when all the ticket stands for is on
   * disk, otherwise with why it never will be.
   */
  void whenDurable(Ticket ticket, Executor thread, Consumer<IOException> callback) {
    replies.hold(ticket, thread, callback);
  }

  /** Returns once all the ticket stands for is on disk; fails with why it never will be. Not in the journal's own thread. */
  void awaitDurable(Ticket ticket) throws IOException {
    CompletableFuture<IOException> durable = new CompletableFuture<>();
    whenDurable(ticket, Runnable::run, durable::complete);
    IOException lost = durable.join();
    if (lost != null) {
      throw lost;
    }
  }

  /** Why nothing can be written now, or null. */
  IOException refusing() {
    return refusing;
  }

  long epoch() {
    return replies.epoch();
  }

  /** Only between two batches. After a failure the journal goes on where it was. */
  void switchTo(StoreFolder folder, long generation) throws IOException {
    long end = file.size();
    JournalFile next;
    try {
      file.finish();
      next = JournalFile.open(folder, generation, 0);
    } catch (IOException e) {
      file.rewindTo(end);
      throw e;
    }
    JournalFile finished = file;
    file = next;
    try {
      finished.close();
    } catch (IOException e) {
      log.warn("a finished journal could not be closed", e);
    }
  }

  long fileSize() {
    return file.size();
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    joinWriter();
    if (refusing == null) {
      file.end();
    }
    file.close();
  }

  private void writeBatches() {
    Batch spare = new Batch();
    Batch batch;
    while ((batch = nextBatch(spare)) != null) {
      IOException error = write(batch);
      if (error == null) {
        answer(replies.committed(batch.size()), reply -> null);
        owner.batchWritten();
      } else {
        refuse(batch, error);
      }
      spare = batch.clear();
    }
  }

  private Batch nextBatch(Batch spare) {
    if (fsync && isQuiet()) {
      mark();
    }
    synchronized (this) {
      while (pending.isEmpty() && !closed) {
        waitFor(0);
      }
      Batch batch = pending;
      pending = spare;
      return batch.isEmpty() ? null : batch;
    }
  }

  /** Under load the next batch says what a mark would say. */
  private synchronized boolean isQuiet() {
    if (pending.isEmpty() && !closed) {
      waitFor(QUIET_MILLIS);
    }
    return pending.isEmpty() && !closed && refusing == null;
  }

  private void mark() {
    try {
      file.mark();
    } catch (IOException e) {
      log.debug("no mark written", e);
    }
  }

  private IOException write(Batch batch) {
    try {
      long syncNanos = file.commit(batch.bytes(), fsync);
      figures.committed(batch.size(), System.nanoTime() - batch.begunNanos(), syncNanos);
      return null;
    } catch (IOException e) {
      return e;
    } catch (RuntimeException e) {
      return new IOException("the journal writer failed", e);
    }
  }

  private void refuse(Batch batch, IOException error) {
    log.error("the disk refuses writes, changes are answered with an error until it takes them: {}", error.toString());
    refusing = error;
    List<HeldReplies.Held> ended = new ArrayList<>();
    owner.takeBack(() -> ended.addAll(takeBack(batch)));
    rewind();
    answer(ended, reply -> replies.isLost(reply.ticket()) ? error : null);
    awaitDisk();
  }

  /** A thread is woken once for all replies that leave in it, and the next batch need not wait until they have left. */
  private static void answer(List<HeldReplies.Held> ended, Function<HeldReplies.Held, IOException> fate) {
    ended.stream().collect(groupingBy(HeldReplies.Held::thread)).forEach((thread, together) ->
      attempt(() -> thread.execute(() -> tell(together, fate))));
  }

  private static void tell(List<HeldReplies.Held> together, Function<HeldReplies.Held, IOException> fate) {
    together.forEach(reply -> attempt(() -> reply.callback().accept(fate.apply(reply))));
  }

  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      log.debug("nobody is left to answer", e);
    }
  }

  private synchronized List<HeldReplies.Held> takeBack(Batch batch) {
    pending.takeBack();
    pending.clear();
    batch.takeBack();
    return replies.takenBack();
  }

  private void rewind() {
    try {
      file.rewind();
    } catch (IOException e) {
      log.error("what was written of the refused changes cannot be cut off yet; after a crash now they may be there", e);
    }
  }

  private void awaitDisk() {
    while (refusing != null && !isClosed()) {
      try {
        file.probe();
        owner.writable();
        refusing = null;
        log.info("the disk takes writes again");
      } catch (IOException | RuntimeException e) {
        synchronized (this) {
          waitFor(retryMillis);
        }
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void waitFor(long millis) {
    try {
      idle = true;
      wait(millis);
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      idle = false;
    }
  }

  private void joinWriter() throws IOException {
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while closing the journal", e);
    }
  }
}
