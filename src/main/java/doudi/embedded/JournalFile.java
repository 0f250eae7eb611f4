package doudi.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One journal on disk. Every batch begins with a BATCH frame saying up to where the file was known to be on disk before
 * it, so that damage below that place can be told from an unfinished write. Where batches are synced, zeros stand behind the end, which
 * the next ones overwrite: a sync that does not make the file longer is shorter. Used by one thread at a time.
 */
final class JournalFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JournalFile.class);
  /** Enough for any ordinary batch, written ahead; a disk that takes this much is taken for one with space. */
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

  private final FileChannel channel;
  private volatile long end;
  private long synced;
  /** Where the file ends, zeros included. */
  private long room;
  /** Where marks begin that no sync has followed. */
  private long unsyncedMarks = Long.MAX_VALUE;

  private JournalFile(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
    this.synced = end;
    this.room = end;
  }

  /** Opens a journal whose content up to the end is known to be whole, and syncs it; writes the head when there is none. */
  static JournalFile open(StoreFolder folder, long generation, long end) throws IOException {
    Path path = folder.journal(generation);
    JournalFile file = new JournalFile(folder.openToWrite(path), end);
    try {
      file.rewind();
      if (end == 0) {
        ByteBuf head = Unpooled.buffer();
        FileHead.of(FileHead.Kind.JOURNAL, generation).writeTo(head);
        file.append(head);
        file.end = head.readableBytes();
      }
      file.sync();
      folder.sync();
      return file;
    } catch (IOException e) {
      file.close();
      if (end == 0) {
        Files.deleteIfExists(path);
      }
      throw e;
    }
  }

  /** Room at the beginning of a batch for the frame that {@link #commit} completes. */
  static void beginBatch(ByteBuf batch) {
    int start = Frame.begin(batch, Frame.Type.BATCH);
    batch.writeLong(0);
    Frame.finish(batch, start);
  }

  /**
   * Writes the batch behind the end, which moves only when everything went well.
   *
   * @return nanoseconds the sync took, 0 without
   */
  long commit(ByteBuf batch, boolean sync) throws IOException {
    write(batch);
    long batchEnd = end + batch.readableBytes();
    if (!sync) {
      end = batchEnd;
      return 0;
    }
    writeAhead(batchEnd);
    long written = System.nanoTime();
    channel.force(false);
    end = batchEnd;
    noteSynced();
    return System.nanoTime() - written;
  }

  /** Says in the file that all of it is on disk; being lost does no harm. */
  void mark() throws IOException {
    ByteBuf mark = Unpooled.buffer(Frame.HEADER + 9);
    beginBatch(mark);
    unsyncedMarks = Math.min(unsyncedMarks, end);
    commit(mark, false);
  }

  /** Everything is on disk afterwards, and the file says so. */
  void end() throws IOException {
    sync();
    mark();
    cut();
    sync();
  }

  /** Ends a journal that the next one continues. */
  void finish() throws IOException {
    cut();
    sync();
    ByteBuf last = Unpooled.buffer();
    int start = Frame.begin(last, Frame.Type.END);
    last.writeLong(0);
    Frame.finish(last, start);
    append(last);
    end += last.readableBytes();
    sync();
  }

  /** Cuts off what was written behind the end, and marks: a sync that failed leaves in doubt what was written before it too. */
  void rewind() throws IOException {
    end = Math.min(end, unsyncedMarks);
    unsyncedMarks = Long.MAX_VALUE;
    if (cut()) {
      channel.force(true);
    }
  }

  void rewindTo(long earlierEnd) throws IOException {
    end = earlierEnd;
    synced = Math.min(synced, end);
    rewind();
  }

  /** Fails unless the disk takes data again. */
  void probe() throws IOException {
    rewind();
    try {
      writeFully(ZEROS.duplicate(), end);
      channel.force(false);
    } finally {
      rewind();
    }
  }

  long size() {
    return end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private boolean cut() throws IOException {
    boolean longer = channel.size() > end;
    if (longer) {
      channel.truncate(end);
    }
    room = end;
    return longer;
  }

  private void sync() throws IOException {
    channel.force(false);
    noteSynced();
  }

  private void noteSynced() {
    synced = end;
    unsyncedMarks = Long.MAX_VALUE;
  }

  private void write(ByteBuf batch) throws IOException {
    batch.setLong(Frame.HEADER + 1, synced);
    append(batch);
  }

  private void append(ByteBuf frames) throws IOException {
    Frame.seal(frames, end);
    writeFully(frames.nioBuffer(), end);
  }

  /** Without space for zeros the file grows with each batch, as long as there is space for that. */
  private void writeAhead(long batchEnd) {
    if (batchEnd <= room) {
      return;
    }
    ByteBuffer zeros = ZEROS.duplicate();
    try {
      writeFully(zeros, batchEnd);
    } catch (IOException e) {
      log.debug("no more zeros written ahead", e);
    }
    room = batchEnd + zeros.position();
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, position + bytes.position());
    }
  }
}
