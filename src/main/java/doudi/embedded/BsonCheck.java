package doudi.embedded;

import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes that come from outside are one document that {@link BsonReader} can read. What is stored is read without looking again. */
final class BsonCheck {
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int DEEPEST = 200;

  private final byte[] bytes;
  private int at;
  private int depth;

  private BsonCheck(byte[] bytes) {
    this.bytes = bytes;
  }

  /** @throws IllegalArgumentException when they are not */
  static void requireDocument(byte[] bytes) {
    var check = new BsonCheck(bytes);
    check.document(bytes.length);
    require(check.at == bytes.length);
  }

  private void document(int limit) {
    require(++depth <= DEEPEST);
    int end = at + length(Integer.BYTES + 1, limit - at) - 1;
    at += Integer.BYTES;
    while (at < end) {
      byte type = bytes[at++];
      passName(end);
      passValue(type, end);
    }
    require(at == end && bytes[at++] == BsonConstants.TERMINATING_BYTE);
    depth--;
  }

  private void passName(int end) {
    while (at < end && bytes[at] != BsonConstants.STRING_TERMINATION) {
      at++;
    }
    require(at++ < end);
  }

  private void passValue(byte type, int end) {
    switch (type) {
      case BsonConstants.TYPE_UTF8_STRING -> passText(end);
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> document(end);
      case BsonConstants.TYPE_INT32 -> at += Integer.BYTES;
      case BsonConstants.TYPE_UTC_DATETIME, BsonConstants.TYPE_INT64, BsonConstants.TYPE_DOUBLE -> at += Long.BYTES;
      case BsonConstants.TYPE_NULL -> { }
      default -> passRare(type, end);
    }
    require(at <= end);
  }

  private void passText(int end) {
    int length = length(1, end - at - Integer.BYTES);
    at += Integer.BYTES + length;
    require(bytes[at - 1] == BsonConstants.STRING_TERMINATION);
  }

  private void passRare(byte type, int end) {
    ByteBuf rest = Unpooled.wrappedBuffer(bytes, at, end - at);
    try {
      BsonDecoder.decodeValue(type, rest);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException tooShort) {
      throw new IllegalArgumentException("a value does not end where it should", tooShort);
    }
    at += rest.readerIndex();
  }

  private int length(int least, int most) {
    require(most >= least && bytes.length - at >= Integer.BYTES);
    int length = (int) INT.get(bytes, at);
    require(length >= least && length <= most);
    return length;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not a whole document");
    }
  }
}
