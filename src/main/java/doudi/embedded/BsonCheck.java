package doudi.embedded;

import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/** Looks through bytes that come from outside, since {@link BsonReader} reads what is stored without looking again. */
final class BsonCheck {
  private static final int DEEPEST = 200;
  private static final int MANY = 256;
  private static final int LENGTH_AND_KIND = Integer.BYTES + 1;

  private final byte[] bytes;
  private int at;
  private int depth;
  private int[] nameHashes = new int[32];
  private int names;
  private boolean mayRepeatNames;

  private BsonCheck(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The bytes themselves, or as the library would write what it reads in them: of two fields of one name the last.
   *
   * @throws IllegalArgumentException when they are not one whole document
   */
  static byte[] storable(byte[] bytes) {
    var check = new BsonCheck(bytes);
    check.document(bytes.length);
    require(check.at == bytes.length);
    return check.mayRepeatNames ? BsonWriter.write(BsonReader.read(bytes)) : bytes;
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
    int hash = 0;
    while (at < end && bytes[at] != BsonConstants.STRING_TERMINATION) {
      hash = 31 * hash + bytes[at++];
    }
    require(at++ < end);
    if (depth == 1) {
      note(hash);
    }
  }

  /** Two names of one hash are taken for one name, and so are very many names: writing such a document again changes nothing. */
  private void note(int nameHash) {
    for (int i = 0; i < names && !mayRepeatNames; i++) {
      mayRepeatNames = nameHashes[i] == nameHash;
    }
    mayRepeatNames |= names == MANY;
    if (!mayRepeatNames) {
      nameHashes = names == nameHashes.length ? Arrays.copyOf(nameHashes, 2 * names) : nameHashes;
      nameHashes[names++] = nameHash;
    }
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
    if (type == BsonConstants.TYPE_DATA) {
      require(end - at >= LENGTH_AND_KIND && length(0, end - at - LENGTH_AND_KIND) >= 0);
    }
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
    int length = (int) BsonReader.INT.get(bytes, at);
    require(length >= least && length <= most);
    return length;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not a whole document");
    }
  }
}
