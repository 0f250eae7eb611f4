package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Fields at the top of a document that are set or removed, done on its bytes. */
final class FieldChanges {
  /** Each field that is set, as it stands in a document, in the order in which those that are new come to its end. */
  private final Map<String, byte[]> set = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();

  void set(String name, Object value) {
    byte[] document = BsonWriter.write(new Document(name, value));
    set.put(name, Arrays.copyOfRange(document, Integer.BYTES, document.length - 1));
  }

  void remove(String name) {
    removed.add(name);
  }

  boolean concern(String name) {
    return set.containsKey(name) || removed.contains(name);
  }

  boolean concernAny(Collection<String> names) {
    return names.stream().anyMatch(this::concern);
  }

  byte[] appliedTo(byte[] document) {
    var missing = new LinkedHashMap<>(set);
    ByteBuf out = Unpooled.buffer(document.length + 64).writeIntLE(0);
    BsonReader.eachField(document, (name, from, to) -> {
      byte[] wanted = missing.remove(name);
      if (wanted != null) {
        out.writeBytes(wanted);
      } else if (!removed.contains(name)) {
        out.writeBytes(document, from, to - from);
      }
    });
    missing.values().forEach(out::writeBytes);
    out.writeByte(0).setIntLE(0, out.writerIndex());
    return ByteBufUtil.getBytes(out);
  }

  /**
   * For a {@link Frame.Type#CHANGE}: three documents one behind the other, what makes the changed one the one it is, the fields that are
   * set, and those that are removed.
   */
  byte[] record(Document identity) {
    ByteBuf out = Unpooled.buffer(256);
    out.writeBytes(BsonWriter.write(identity));
    int fields = out.writerIndex();
    out.writeIntLE(0);
    set.values().forEach(out::writeBytes);
    out.writeByte(0).setIntLE(fields, out.writerIndex() - fields);
    var names = new Document();
    removed.forEach(name -> names.put(name, null));
    out.writeBytes(BsonWriter.write(names));
    return ByteBufUtil.getBytes(out);
  }

  /** Reads what {@link #record} wrote. */
  static FieldChanges of(byte[] record) {
    var changes = new FieldChanges();
    int fields = lengthAt(record, 0);
    int names = fields + lengthAt(record, fields);
    byte[] set = Arrays.copyOfRange(record, fields, names);
    BsonReader.eachField(set, (name, from, to) -> changes.set.put(name, Arrays.copyOfRange(set, from, to)));
    BsonReader.eachField(Arrays.copyOfRange(record, names, record.length), (name, from, to) -> changes.removed.add(name));
    return changes;
  }

  private static int lengthAt(byte[] record, int at) {
    return Unpooled.wrappedBuffer(record).getIntLE(at);
  }
}
