package doudi.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Writes the same BSON as the library's encoder; the common types without intermediate copies. */
final class BsonWriter {
  private static final int LARGEST_KEPT = 1 << 20;
  private static final ThreadLocal<ByteBuf> SPARE = ThreadLocal.withInitial(() -> Unpooled.buffer(1 << 13));
  private static final byte[][] POSITIONS = new byte[256][];

  static {
    for (int i = 0; i < POSITIONS.length; i++) {
      POSITIONS[i] = Integer.toString(i).getBytes(US_ASCII);
    }
  }

  private BsonWriter() {
  }

  static byte[] write(Document document) {
    ByteBuf out = SPARE.get().clear();
    write(document, out);
    byte[] bytes = ByteBufUtil.getBytes(out);
    if (out.capacity() > LARGEST_KEPT) {
      SPARE.remove();
    }
    return bytes;
  }

  static void write(Document document, ByteBuf out) {
    int start = begin(out);
    for (Map.Entry<String, Object> field : document.entrySet()) {
      int type = out.writerIndex();
      out.writeByte(0);
      ByteBufUtil.writeUtf8(out, field.getKey());
      out.writeByte(0);
      out.setByte(type, writeValue(field.getValue(), out));
    }
    end(start, out);
  }

  private static void writeArray(Collection<?> values, ByteBuf out) {
    int start = begin(out);
    int i = 0;
    for (Object value : values) {
      int type = out.writerIndex();
      out.writeByte(0).writeBytes(position(i++)).writeByte(0);
      out.setByte(type, writeValue(value, out));
    }
    end(start, out);
  }

  /** Returns the type, which stands before the field's name. */
  private static byte writeValue(Object value, ByteBuf out) {
    if (value instanceof String text) {
      writeString(text, out);
      return BsonConstants.TYPE_UTF8_STRING;
    } else if (value instanceof Document child) {
      write(child, out);
      return BsonConstants.TYPE_EMBEDDED_DOCUMENT;
    } else if (value instanceof Instant instant) {
      out.writeLongLE(instant.toEpochMilli());
      return BsonConstants.TYPE_UTC_DATETIME;
    } else if (value instanceof Collection<?> values) {
      writeArray(values, out);
      return BsonConstants.TYPE_ARRAY;
    }
    byte type = BsonEncoder.determineType(value);
    BsonEncoder.encodeValue(type, value, out);
    return type;
  }

  private static void writeString(String text, ByteBuf out) {
    int start = out.writerIndex();
    out.writeIntLE(0);
    ByteBufUtil.writeUtf8(out, text);
    out.writeByte(0);
    out.setIntLE(start, out.writerIndex() - start - Integer.BYTES);
  }

  private static byte[] position(int i) {
    return i < POSITIONS.length ? POSITIONS[i] : Integer.toString(i).getBytes(US_ASCII);
  }

  private static int begin(ByteBuf out) {
    int start = out.writerIndex();
    out.writeIntLE(0);
    return start;
  }

  private static void end(int start, ByteBuf out) {
    out.writeByte(BsonConstants.TERMINATING_BYTE);
    out.setIntLE(start, out.writerIndex() - start);
  }
}
