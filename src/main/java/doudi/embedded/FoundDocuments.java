package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;

/**
 * What a query found, each document read from its bytes whenever it is asked for: a large result takes the room of one document at a time
 * and of the references to the others.
 */
final class FoundDocuments extends AbstractList<Document> implements RandomAccess {
  private final List<byte[]> found;
  private final Optional<Set<String>> fields;

  /** @param fields which of theirs are read; empty for all of them */
  FoundDocuments(List<byte[]> found, Optional<Set<String>> fields) {
    this.found = found;
    this.fields = fields;
  }

  @Override
  public Document get(int i) {
    return BsonReader.read(found.get(i), fields);
  }

  @Override
  public int size() {
    return found.size();
  }
}
