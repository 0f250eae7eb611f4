package doudi.embedded;

import java.util.List;
import java.util.stream.Stream;

/** The documents of a table as they were at one moment. */
record TableContent(String namespace, List<byte[]> documents) {
  static TableContent of(Table table) {
    return new TableContent(table.namespace(), table.snapshot());
  }

  Stream<StoreRecord> records() {
    return documents.stream().map(document -> new StoreRecord(Frame.Type.PUT, namespace, document));
  }
}
