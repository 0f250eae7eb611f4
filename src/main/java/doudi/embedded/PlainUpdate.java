package doudi.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An update that sets single values and removes fields at the top of a document and does nothing else. It is done on the stored bytes, and
 * only the indexes on such a field are looked at.
 */
final class PlainUpdate {
  private static final Set<Class<?>> SINGLE = Set.of(String.class, Integer.class, Long.class, Double.class, Boolean.class, Instant.class,
      ObjectId.class);

  /** Each field that is set, as it stands in a document, in the order in which those that are new come to its end. */
  private final Map<String, byte[]> set = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();

  private PlainUpdate() {}

  /** Empty for any other update, also one that is wrong. */
  static Optional<PlainUpdate> of(Document update) {
    var plain = new PlainUpdate();
    boolean understood = update.entrySet().stream().allMatch(part -> part.getValue() instanceof Document fields
        && !fields.isEmpty() && plain.takes(part.getKey(), fields));
    return understood && !update.isEmpty() ? Optional.of(plain) : Optional.empty();
  }

  private boolean takes(String operator, Document fields) {
    for (var field : fields.entrySet()) {
      String name = field.getKey();
      Object value = field.getValue();
      boolean special = name.isEmpty() || name.equals("_id") || name.contains(".") || name.startsWith("$") || changes(name);
      if (special) {
        return false;
      } else if (operator.equals("$unset")) {
        removed.add(name);
      } else if (operator.equals("$set") && (value == null || SINGLE.contains(value.getClass()))) {
        set.put(name, element(name, value));
      } else {
        return false;
      }
    }
    return true;
  }

  private static byte[] element(String name, Object value) {
    byte[] document = BsonWriter.write(new Document(name, value));
    return Arrays.copyOfRange(document, Integer.BYTES, document.length - 1);
  }

  private boolean changes(String name) {
    return set.containsKey(name) || removed.contains(name);
  }

  /** Changes those documents; the answer to the command. The first that must not be changed ends it. */
  Document run(List<byte[]> documents, Table table, List<OrderedIndex> indexes, MongoCollection<Object> collection) {
    List<OrderedIndex> touched = indexes.stream().filter(index -> index.fields().stream().anyMatch(this::changes)).toList();
    var looked = new HashSet<>(table.identity().fields());
    touched.forEach(index -> looked.addAll(index.fields()));
    int changed = 0;
    for (byte[] before : documents) {
      byte[] after = applied(before);
      if (!Arrays.equals(before, after)) {
        change(BsonReader.read(before, looked), BsonReader.read(after, looked), after, table, touched, collection);
        changed++;
      }
    }
    return new Document("n", documents.size()).append("nModified", changed);
  }

  /** As the library goes about it: nothing is changed before every index agrees, and the indexes go back when it cannot be stored. */
  private static void change(Document before, Document after, byte[] bytes, Table table, List<OrderedIndex> touched,
      MongoCollection<Object> collection) {
    Object position = table.identity().position(before);
    touched.forEach(index -> index.checkUpdate(before, after, collection));
    touched.forEach(index -> index.updateInPlace(before, after, position, collection));
    try {
      table.put(position, bytes);
    } catch (RuntimeException notStored) {
      touched.forEach(index -> index.updateInPlace(after, before, position, collection));
      throw notStored;
    }
  }

  byte[] applied(byte[] document) {
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
}
