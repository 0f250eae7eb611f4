package doudi.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** The journal of a store that nobody has open, made to end as a power cut ends it. */
public final class TornJournal {
  private TornJournal() {
  }

  /** Puts bytes of a write that was never finished, so many at most, behind the last whole one. */
  public static void tear(Path store, Random random, int most) throws IOException {
    Path journal;
    try (StoreFolder folder = new StoreFolder(store, FileChannel::open)) {
      journal = folder.journal(folder.journals().last());
    }
    byte[] torn = new byte[1 + random.nextInt(most)];
    random.nextBytes(torn);
    long end = end(journal);
    try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(torn), end);
    }
  }

  /** Of the last whole write. */
  static long end(Path journal) throws IOException {
    long end = 0;
    try (FrameReader reader = new FrameReader(journal)) {
      for (Frame frame = reader.at(0); frame != null; frame = reader.at(end)) {
        end = frame.end();
      }
    }
    return end;
  }
}
