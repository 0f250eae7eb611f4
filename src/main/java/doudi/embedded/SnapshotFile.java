package doudi.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;

/** The whole content of a store as one file: head, one PUT per document, END with their number. A backup is one too. */
final class SnapshotFile {
  private static final int BUFFER = 1 << 20;

  private final FileChannel channel;
  private final ByteBuf buffer = Unpooled.buffer(BUFFER + (BUFFER >> 2));
  private long written;
  private long records;

  private SnapshotFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Writes, syncs and leaves the channel open; returns the number of records. */
  static long write(FileChannel channel, long generation, Iterator<StoreRecord> content) throws IOException {
    SnapshotFile file = new SnapshotFile(channel);
    FileHead.of(FileHead.Kind.SNAPSHOT, generation).writeTo(file.buffer);
    while (content.hasNext()) {
      file.add(content.next());
    }
    file.finish();
    return file.records;
  }

  private void add(StoreRecord entry) throws IOException {
    entry.writeTo(buffer);
    records++;
    if (buffer.writerIndex() > BUFFER) {
      flush();
    }
  }

  private void finish() throws IOException {
    int end = Frame.begin(buffer, Frame.Type.END);
    buffer.writeLong(records);
    Frame.finish(buffer, end);
    flush();
    channel.force(true);
  }

  private void flush() throws IOException {
    Frame.seal(buffer, written);
    ByteBuffer bytes = buffer.nioBuffer();
    while (bytes.hasRemaining()) {
      written += channel.write(bytes, written);
    }
    buffer.clear();
  }
}
