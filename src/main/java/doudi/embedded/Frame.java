package doudi.embedded;

import io.netty.buffer.ByteBuf;
import java.util.zip.CRC32C;

/**
 * One entry of a store file: mark, length of the payload, checksum, then the payload, which is a type and a body. The
 * checksum covers the place in the file too, so bytes of a store file inside a document are never taken for a frame.
 *
 * @param length of the payload, in bytes
 * @param body   valid until the next frame is read
 */
record Frame(long offset, Type type, int length, ByteBuf body) {
  enum Type { HEAD, BATCH, PUT, DELETE, DROP, END, CHANGE }

  static final int MARK = 0xD0D1F11E;
  static final int HEADER = 12;
  static final int LARGEST_PAYLOAD = 17 << 20;

  private static final int LENGTH = 4;
  private static final int CHECKSUM = 8;

  long end() {
    return offset + HEADER + length;
  }

  /** Begins a frame; {@link #finish} ends it once its body is written. */
  static int begin(ByteBuf out, Type type) {
    int start = out.writerIndex();
    out.writeInt(MARK).writeLong(0).writeByte(type.ordinal());
    return start;
  }

  static void finish(ByteBuf out, int start) {
    out.setInt(start + LENGTH, out.writerIndex() - start - HEADER);
  }

  /** Fills in the checksums of all frames of a heap buffer, whose first byte will stand at the offset of the file. */
  static void seal(ByteBuf frames, long fileOffset) {
    int start = frames.readerIndex();
    while (start < frames.writerIndex()) {
      int length = frames.getInt(start + LENGTH);
      long offset = fileOffset + start - frames.readerIndex();
      frames.setInt(start + CHECKSUM, checksum(offset, frames.array(), frames.arrayOffset() + start + HEADER, length));
      start += HEADER + length;
    }
  }

  static int checksum(long offset, byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) (crc.getValue() ^ (offset * 0x9E3779B97F4A7C15L >>> 32));
  }
}
