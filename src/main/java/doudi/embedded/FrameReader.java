package doudi.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the frames of a file from any place, cheapest in order. */
final class FrameReader implements AutoCloseable {
  private static final int WINDOW = 1 << 20;

  private final FileChannel channel;
  private final long size;
  private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowStart;

  FrameReader(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  long size() {
    return size;
  }

  /** The frame that begins at the offset, or null when there is no whole and undamaged one. */
  Frame at(long offset) throws IOException {
    if (offset + Frame.HEADER >= size) {
      return null;
    }
    int at = load(offset, Frame.HEADER);
    int mark = window.getInt(at);
    int length = window.getInt(at + 4);
    int checksum = window.getInt(at + 8);
    if (mark != Frame.MARK || length <= 0 || length > Frame.LARGEST_PAYLOAD || length > size - offset - Frame.HEADER) {
      return null;
    }
    int payload = load(offset + Frame.HEADER, length);
    if (Frame.checksum(offset, window.array(), payload, length) != checksum) {
      return null;
    }
    return frame(offset, Unpooled.wrappedBuffer(window.array(), payload, length), length);
  }

  /** The first undamaged frame at or behind the offset, or null. */
  Frame next(long offset) throws IOException {
    for (long candidate = offset; candidate + Frame.HEADER < size; candidate++) {
      if (window.getInt(load(candidate, 4)) == Frame.MARK) {
        Frame found = at(candidate);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Without the zeros at the end, of which some may belong to the last frame. */
  long sizeWithoutZeros() throws IOException {
    for (long from = Math.max(0, size - WINDOW), to = size; to > 0; to = from, from = Math.max(0, from - WINDOW)) {
      byte[] bytes = bytes(from, to);
      for (int i = bytes.length - 1; i >= 0; i--) {
        if (bytes[i] != 0) {
          return from + i + 1;
        }
      }
    }
    return 0;
  }

  byte[] bytes(long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
    readFully(bytes, from);
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Frame frame(long offset, ByteBuf payload, int length) {
    int type = payload.readByte();
    Frame.Type[] types = Frame.Type.values();
    return type < 0 || type >= types.length ? null : new Frame(offset, types[type], length, payload);
  }

  /** Makes the bytes available in the window and returns their index there. */
  private int load(long offset, int length) throws IOException {
    if (offset < windowStart || offset + length > windowStart + window.limit()) {
      if (window.capacity() < length) {
        window = ByteBuffer.allocate(length);
      }
      window.clear().limit((int) Math.min(window.capacity(), size - offset));
      readFully(window, offset);
      windowStart = offset;
    }
    return (int) (offset - windowStart);
  }

  private void readFully(ByteBuffer target, long from) throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target, from + target.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
  }
}
