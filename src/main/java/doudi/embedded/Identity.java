package doudi.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** The fields that name a document within its namespace; their values, normalised, are its position in the table. */
record Identity(List<String> fields) {
  private static final Identity ID = new Identity(List.of("_id"));

  static Identity of(String namespace) {
    if (namespace.endsWith(".system.namespaces")) {
      return new Identity(List.of("name"));
    }
    return namespace.endsWith(".system.indexes") ? new Identity(List.of("ns", "name")) : ID;
  }

  Object position(Document document) {
    if (fields.size() == 1) {
      Object value = ValueOrder.normalise(document.get(fields.get(0)));
      return value == null ? Missing.getInstance() : value;
    }
    return fields.stream().map(document::get).toList();
  }
}
