package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;

/** The documents of a table as they were at one moment. */
record TableContent(String namespace, List<Document> documents) {
  static TableContent of(Table table) {
    return new TableContent(table.namespace(), table.snapshot());
  }

  Stream<StoreRecord> records() {
    return documents.stream().map(document -> new StoreRecord(Frame.Type.PUT, namespace, document));
  }
}
