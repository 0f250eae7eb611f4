package doudi.embedded;

import java.util.List;
import java.util.stream.Stream;

/** The whole store as it was at one moment. It costs one reference per document, since documents never change. */
record Moment(Ticket ticket, List<TableContent> tables) {
  Stream<StoreRecord> records() {
    return tables.stream().flatMap(TableContent::records);
  }
}
