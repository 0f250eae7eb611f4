package doudi.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the same documents from BSON as the library's decoder; the common types without intermediate copies. */
final class BsonReader {
  static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int NAMES = 1 << 12;
  /** Names of fields met lately, by their hash, so that a name read again is the same string. A race costs one string more. */
  private static final Name[] LATELY = new Name[NAMES];

  private final byte[] bytes;
  private int at;

  private record Name(byte[] bytes, String text) {}

  /** Sees a field of a document: its type, name and value are the bytes from the one place up to the other. */
  interface FieldVisitor {
    void field(String name, int from, int to);
  }

  private BsonReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static Document read(byte[] document) {
    return new BsonReader(document).document();
  }

  /** Only those of its fields; what they hold is whole. */
  static Document read(byte[] document, Set<String> fields) {
    return new BsonReader(document).only(fields);
  }

  /** @param fields empty for all of them */
  static Document read(byte[] document, Optional<Set<String>> fields) {
    return fields.isPresent() ? read(document, fields.get()) : read(document);
  }

  /** Shows the fields at the top, in their order. */
  static void eachField(byte[] document, FieldVisitor visitor) {
    var reader = new BsonReader(document);
    reader.at = Integer.BYTES;
    for (int from = reader.at; document[from] != BsonConstants.TERMINATING_BYTE; from = reader.at) {
      reader.at++;
      String name = reader.name();
      reader.passOver(document[from]);
      visitor.field(name, from, reader.at);
    }
  }

  private Document document() {
    at += Integer.BYTES;
    var document = new Document();
    for (byte type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
      document.put(name(), value(type));
    }
    return document;
  }

  private Document only(Set<String> fields) {
    at += Integer.BYTES;
    var document = new Document();
    for (byte type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE && document.size() < fields.size(); type = bytes[at++]) {
      String name = name();
      if (fields.contains(name)) {
        document.put(name, value(type));
      } else {
        passOver(type);
      }
    }
    return document;
  }

  private List<Object> array() {
    at += Integer.BYTES;
    var values = new ArrayList<>();
    for (byte type = bytes[at++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[at++]) {
      passOverName();
      values.add(value(type));
    }
    return values;
  }

  private Object value(byte type) {
    return switch (type) {
      case BsonConstants.TYPE_UTF8_STRING -> text();
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document();
      case BsonConstants.TYPE_ARRAY -> array();
      case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(longValue());
      case BsonConstants.TYPE_INT32 -> intValue();
      case BsonConstants.TYPE_INT64 -> longValue();
      case BsonConstants.TYPE_DOUBLE -> Double.longBitsToDouble(longValue());
      case BsonConstants.TYPE_BOOLEAN -> bytes[at++] != BsonConstants.BOOLEAN_VALUE_FALSE;
      case BsonConstants.TYPE_NULL -> null;
      default -> rare(type);
    };
  }

  private Object rare(byte type) {
    ByteBuf rest = Unpooled.wrappedBuffer(bytes, at, bytes.length - at);
    Object value = BsonDecoder.decodeValue(type, rest);
    at += rest.readerIndex();
    return value;
  }

  private void passOver(byte type) {
    switch (type) {
      case BsonConstants.TYPE_UTF8_STRING -> at += Integer.BYTES + (int) INT.get(bytes, at);
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> at += (int) INT.get(bytes, at);
      default -> value(type);
    }
  }

  private int intValue() {
    int value = (int) INT.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  private long longValue() {
    long value = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  private String text() {
    int length = intValue();
    String text = new String(bytes, at, length - 1, UTF_8);
    at += length;
    return text;
  }

  private String name() {
    int start = at;
    int hash = 0;
    for (byte letter = bytes[at++]; letter != BsonConstants.STRING_TERMINATION; letter = bytes[at++]) {
      hash = 31 * hash + letter;
    }
    int end = at - 1;
    int place = (hash ^ hash >>> 16) & NAMES - 1;
    Name known = LATELY[place];
    if (known == null || !Arrays.equals(known.bytes, 0, known.bytes.length, bytes, start, end)) {
      known = new Name(Arrays.copyOfRange(bytes, start, end), new String(bytes, start, end - start, UTF_8));
      LATELY[place] = known;
    }
    return known.text;
  }

  private void passOverName() {
    while (bytes[at++] != BsonConstants.STRING_TERMINATION) { }
  }
}
