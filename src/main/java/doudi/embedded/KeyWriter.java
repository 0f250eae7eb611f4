package doudi.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Writes values as bytes whose unsigned order is the order of the values, so that comparing two keys of an index is
 * comparing two arrays. Each value begins with the tag of its type and ends by itself: no key is the beginning of another.
 * Equal numbers of different types are the same bytes; strings compare by UTF-16 unit, as the library's matcher does.
 */
final class KeyWriter {
  /** Greater than any byte a value can begin with. */
  static final byte BEHIND = (byte) 0xFF;

  private static final int END = 0;
  private static final int MIN_KEY = 1;
  private static final int NULL = 2;
  private static final int NUMBER = 3;
  private static final int STRING = 4;
  private static final int DOCUMENT = 5;
  private static final int ARRAY = 6;
  private static final int BINARY = 7;
  private static final int LEGACY_UUID = 8;
  private static final int UUID_TAG = 9;
  private static final int OBJECT_ID = 10;
  private static final int BOOLEAN = 11;
  private static final int DATE = 12;
  private static final int TIMESTAMP = 13;
  private static final int MAX_KEY = 14;
  private static final double LARGEST_EXACT = 1L << 53;

  private byte[] bytes = new byte[256];
  private int length;

  KeyWriter clear() {
    length = 0;
    return this;
  }

  KeyWriter start(byte[] prefix) {
    length = 0;
    return raw(prefix);
  }

  /** @throws BadValueException for a value that has no place in an order, for example a regular expression */
  KeyWriter value(Object value, boolean ascending) {
    int start = length;
    write(value);
    if (!ascending) {
      for (int i = start; i < length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    return this;
  }

  /** Where the values of this type begin. */
  KeyWriter beforeType(Object value, boolean ascending) {
    put(ascending ? tagOf(value) : ~tagOf(value));
    return this;
  }

  /** Where the values of this type have ended. */
  KeyWriter behindType(Object value, boolean ascending) {
    put((ascending ? tagOf(value) : ~tagOf(value)) + 1);
    return this;
  }

  KeyWriter raw(byte... more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void write(Object value) {
    int tag = tagOf(value);
    put(tag);
    switch (tag) {
      case NUMBER -> number((Number) value);
      case STRING -> string((String) value);
      case DATE -> date((Instant) value);
      case BOOLEAN -> put((Boolean) value ? 1 : 0);
      case OBJECT_ID -> raw(((ObjectId) value).toByteArray());
      case UUID_TAG -> uuid((UUID) value);
      case LEGACY_UUID -> uuid(((LegacyUUID) value).getUuid());
      case TIMESTAMP -> longValue(((BsonTimestamp) value).getValue());
      case BINARY -> binary(((BinData) value).getData());
      case DOCUMENT -> document((Map<?, ?>) value);
      case ARRAY -> array((Collection<?>) value);
      default -> { }
    }
  }

  private static int tagOf(Object value) {
    if (value == null || value instanceof Missing) {
      return NULL;
    } else if (value instanceof String) {
      return STRING;
    } else if (value instanceof Number) {
      return NUMBER;
    } else if (value instanceof Instant) {
      return DATE;
    } else if (value instanceof Boolean) {
      return BOOLEAN;
    } else if (value instanceof UUID) {
      return UUID_TAG;
    } else if (value instanceof ObjectId) {
      return OBJECT_ID;
    }
    return rareTagOf(value);
  }

  private static int rareTagOf(Object value) {
    if (value instanceof Map) {
      return DOCUMENT;
    } else if (value instanceof Collection) {
      return ARRAY;
    } else if (value instanceof BinData) {
      return BINARY;
    } else if (value instanceof LegacyUUID) {
      return LEGACY_UUID;
    } else if (value instanceof BsonTimestamp) {
      return TIMESTAMP;
    } else if (value instanceof MinKey) {
      return MIN_KEY;
    } else if (value instanceof MaxKey) {
      return MAX_KEY;
    }
    throw new BadValueException("an index cannot hold " + value);
  }

  /** The double next to the number, then, where doubles have gaps, the number itself. */
  private void number(Number number) {
    double rough = number.doubleValue() + 0.0;
    long bits = Double.doubleToLongBits(rough);
    longValue(bits ^ (bits >> 63 | Long.MIN_VALUE));
    if (Math.abs(rough) >= LARGEST_EXACT) {
      longValue((number instanceof Long exact ? exact : (long) rough) ^ Long.MIN_VALUE);
    }
  }

  private void string(String text) {
    reserve(3 * text.length() + 1);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 2) {
        bytes[length++] = 1;
        bytes[length++] = (byte) (unit + 1);
      } else if (unit < 0x80) {
        bytes[length++] = (byte) unit;
      } else if (unit < 0x800) {
        bytes[length++] = (byte) (0xC0 | unit >> 6);
        bytes[length++] = (byte) (0x80 | unit & 0x3F);
      } else {
        bytes[length++] = (byte) (0xE0 | unit >> 12);
        bytes[length++] = (byte) (0x80 | unit >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | unit & 0x3F);
      }
    }
    bytes[length++] = END;
  }

  private void date(Instant instant) {
    longValue(instant.getEpochSecond() ^ Long.MIN_VALUE);
    intValue(instant.getNano());
  }

  private void uuid(UUID uuid) {
    longValue(uuid.getMostSignificantBits());
    longValue(uuid.getLeastSignificantBits());
  }

  private void binary(byte[] data) {
    intValue(data.length);
    raw(data);
  }

  private void document(Map<?, ?> fields) {
    fields.forEach((name, value) -> {
      put(tagOf(value));
      string(name.toString());
      write(value);
    });
    put(END);
  }

  private void array(Collection<?> values) {
    values.forEach(this::write);
    put(END);
  }

  private void longValue(long value) {
    intValue((int) (value >>> 32));
    intValue((int) value);
  }

  private void intValue(int value) {
    reserve(Integer.BYTES);
    bytes[length++] = (byte) (value >>> 24);
    bytes[length++] = (byte) (value >>> 16);
    bytes[length++] = (byte) (value >>> 8);
    bytes[length++] = (byte) value;
  }

  private void put(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
