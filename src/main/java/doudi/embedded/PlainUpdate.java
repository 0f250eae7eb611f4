package doudi.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An update that sets single values and removes fields at the top of a document and does nothing else. It is done on the stored bytes, and
 * only the indexes on such a field are looked at.
 */
final class PlainUpdate {
  private static final Set<Class<?>> SINGLE = Set.of(String.class, Integer.class, Long.class, Double.class, Boolean.class, Instant.class,
      ObjectId.class);

  private final FieldChanges changes = new FieldChanges();

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
      boolean special = name.isEmpty() || name.equals("_id") || name.contains(".") || name.startsWith("$") || changes.concern(name);
      if (special) {
        return false;
      } else if (operator.equals("$unset")) {
        changes.remove(name);
      } else if (operator.equals("$set") && (value == null || SINGLE.contains(value.getClass()))) {
        changes.set(name, value);
      } else {
        return false;
      }
    }
    return true;
  }

  /** Changes those documents; the answer to the command. The first that must not be changed ends it. */
  Document run(List<byte[]> documents, Table table, List<OrderedIndex> indexes, MongoCollection<Object> collection) {
    List<OrderedIndex> touched = indexes.stream().filter(index -> changes.concernAny(index.fields())).toList();
    var looked = new HashSet<>(table.identity().fields());
    touched.forEach(index -> looked.addAll(index.fields()));
    int changed = 0;
    for (byte[] before : documents) {
      byte[] after = changes.appliedTo(before);
      if (!Arrays.equals(before, after)) {
        change(BsonReader.read(before, looked), BsonReader.read(after, looked), after, table, touched, collection);
        changed++;
      }
    }
    return new Document("n", documents.size()).append("nModified", changed);
  }

  /** As the library goes about it: nothing is changed before every index agrees, and the indexes go back when it cannot be stored. */
  private void change(Document before, Document after, byte[] bytes, Table table, List<OrderedIndex> touched,
      MongoCollection<Object> collection) {
    Object position = table.identity().position(before);
    touched.forEach(index -> index.checkUpdate(before, after, collection));
    touched.forEach(index -> index.updateInPlace(before, after, position, collection));
    try {
      table.change(position, bytes, changes);
    } catch (RuntimeException notStored) {
      touched.forEach(index -> index.updateInPlace(after, before, position, collection));
      throw notStored;
    }
  }
}
