package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * The library describes the collections and indexes of a database in two tables of their own. It creates a collection by
 * writing its name first and its _id index last, and drops it in the opposite order. So after an interruption a collection
 * without an _id index was never wholly created, or was already going, and the rest of it is removed.
 */
final class Catalogue {
  private static final String COLLECTIONS = ".system.namespaces";
  private static final String INDEXES = ".system.indexes";
  private static final String PRIMARY = "_id_";

  private final Store store;

  Catalogue(Store store) {
    this.store = store;
  }

  /** @return whether anything had to be removed */
  boolean finishInterruptedChanges() {
    boolean changed = false;
    for (String database : store.databaseNames()) {
      Table collections = store.table(database + COLLECTIONS);
      Table indexes = store.table(database + INDEXES);
      for (Document collection : read(collections)) {
        String namespace = collection.get("name").toString();
        if (!isSystem(namespace) && indexes.get(List.of(namespace, PRIMARY)) == null) {
          remove(collections, indexes, namespace);
          changed = true;
        }
      }
    }
    return changed;
  }

  /** After damage documents may be left whose collection has lost its description; they must not be lost with it. */
  void describeWhatIsThere() {
    for (Table table : store.tables()) {
      String namespace = table.namespace();
      if (!isSystem(namespace) && table.size() > 0) {
        String database = namespace.substring(0, namespace.indexOf('.'));
        putIfMissing(store.table(database + COLLECTIONS), new Document("name", namespace));
        putIfMissing(store.table(database + INDEXES),
          new Document("key", new Document("_id", 1)).append("name", PRIMARY).append("ns", namespace).append("v", 2));
      }
    }
  }

  private static List<Document> read(Table table) {
    return table.snapshot().stream().map(BsonReader::read).toList();
  }

  private static void putIfMissing(Table table, Document document) {
    if (table.get(table.identity().position(document)) == null) {
      table.put(document);
    }
  }

  static boolean isSystem(String namespace) {
    return namespace.contains(".system.");
  }

  private void remove(Table collections, Table indexes, String namespace) {
    for (Document index : read(indexes)) {
      if (namespace.equals(index.get("ns"))) {
        indexes.remove(indexes.identity().position(index));
      }
    }
    store.drop(store.table(namespace));
    collections.remove(namespace);
  }
}
