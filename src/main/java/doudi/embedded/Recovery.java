package doudi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a folder back. Zeros and an unfinished write at the end of the last journal are dropped; anything else that is not whole is
 * refused or, when salvaging, set aside and passed over.
 */
final class Recovery {
  /**
   * @param journalEnd where the last journal stops being whole; what follows was never acknowledged
   * @param version of the last journal; the present one when there is none
   */
  record Recovered(long generation, long journalEnd, int version, List<Salvaged> salvaged) {}

  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final StoreFolder folder;
  private final boolean salvage;
  private final Consumer<StoreRecord> consumer;
  private final List<Salvaged> salvaged = new ArrayList<>();
  private int version = FileHead.VERSION;

  Recovery(StoreFolder folder, boolean salvage, Consumer<StoreRecord> consumer) {
    this.folder = folder;
    this.salvage = salvage;
    this.consumer = consumer;
  }

  Recovered recover() throws IOException {
    SortedSet<Long> snapshots = folder.snapshots();
    long generation = snapshots.isEmpty() ? 0 : snapshots.last();
    if (!snapshots.isEmpty()) {
      read(folder.snapshot(generation), FileHead.Kind.SNAPSHOT, false);
    }
    version = FileHead.VERSION;
    long end = 0;
    SortedSet<Long> journals = journalsFrom(generation);
    for (long journal : journals) {
      requireNoneMissing(generation, end, journal);
      generation = journal;
      end = read(folder.journal(journal), FileHead.Kind.JOURNAL, journal == journals.last());
    }
    return new Recovered(generation, end, version, salvaged);
  }

  /** A journal whose creation was interrupted was never written to and is as good as not there. */
  private SortedSet<Long> journalsFrom(long generation) throws IOException {
    SortedSet<Long> journals = folder.journals().tailSet(generation);
    while (!journals.isEmpty() && isBlank(folder.journal(journals.last()))) {
      journals = journals.headSet(journals.last());
    }
    return journals;
  }

  private static boolean isBlank(Path journal) throws IOException {
    try (FrameReader reader = new FrameReader(journal)) {
      return reader.next(0) == null && reader.size() <= FileHead.BYTES;
    }
  }

  private void requireNoneMissing(long previous, long end, long journal) throws IOException {
    long expected = end == 0 ? previous : previous + 1;
    if (journal != expected && !salvage) {
      throw new DamagedStoreException(folder.journal(expected), 0, "is missing");
    }
  }

  private long read(Path file, FileHead.Kind kind, boolean last) throws IOException {
    try (FrameReader reader = new FrameReader(file)) {
      long offset = 0;
      long records = 0;
      boolean ended = false;
      // Zeros come behind a head; where there is none, they are something that was lost.
      long size = last && reader.at(0) != null ? reader.sizeWithoutZeros() : reader.size();
      while (offset < size) {
        Frame frame = whole(reader, offset);
        if (frame == null && last && !salvage && !isDurableBehind(reader, offset)) {
          log.warn("unfinished write dropped file={} offset={} bytes={}", file, offset, size - offset);
          return offset;
        } else if (frame == null) {
          offset = passOver(reader, file, offset, size);
          continue;
        }
        switch (frame.type()) {
          case HEAD -> version = readable(file, FileHead.read(frame), kind).version();
          case PUT, CHANGE, DELETE, DROP -> {
            consumer.accept(StoreRecord.read(frame));
            records++;
          }
          case END -> ended = kind == FileHead.Kind.JOURNAL || frame.body().readLong() == records;
          case BATCH -> { }
        }
        offset = frame.end();
      }
      if (!ended && !last) {
        passOver(reader, file, offset, size);
      }
      return offset;
    }
  }

  /** The frame at the offset unless it is damaged or something other than the head begins the file. */
  private static Frame whole(FrameReader reader, long offset) throws IOException {
    Frame frame = reader.at(offset);
    return frame != null && (offset == 0) == (frame.type() == Frame.Type.HEAD) ? frame : null;
  }

  private static FileHead readable(Path file, FileHead head, FileHead.Kind kind) throws IOException {
    if (head.version() > FileHead.VERSION) {
      throw new IOException(file + " has format " + head.version() + "; this program reads up to format " + FileHead.VERSION);
    }
    if (head.kind() != kind) {
      throw new DamagedStoreException(file, 0, "is a " + head.kind());
    }
    return head;
  }

  /** Whether the file itself says that the byte was on disk once. */
  private static boolean isDurableBehind(FrameReader reader, long offset) throws IOException {
    Frame frame = reader.next(offset + 1);
    while (frame != null) {
      boolean end = frame.type() == Frame.Type.END;
      if (end || frame.type() == Frame.Type.BATCH && frame.body().readLong() > offset) {
        return true;
      }
      frame = reader.next(frame.end());
    }
    return false;
  }

  /** Returns where the next whole frame begins. */
  private long passOver(FrameReader reader, Path file, long offset, long size) throws IOException {
    if (!salvage) {
      throw new DamagedStoreException(file, offset, offset < size ? "is damaged" : "ends too early");
    }
    Frame next = reader.next(offset + 1);
    long end = next == null ? size : next.offset();
    Path aside = folder.file("damaged-" + file.getFileName() + "-at-" + offset);
    Files.write(aside, reader.bytes(offset, end));
    salvaged.add(new Salvaged(file.getFileName().toString(), offset, end - offset, aside));
    return end;
  }
}
