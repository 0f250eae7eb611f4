package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Documents as a client sent them to be stored: their bytes are stored as they are, and only what indexes need is read. */
final class SentDocuments extends AbstractList<Document> implements RandomAccess {
  private final List<byte[]> documents;

  /** @param documents each of them as {@link BsonCheck#storable} gives it */
  SentDocuments(List<byte[]> documents) {
    this.documents = documents;
  }

  byte[] bytes(int i) {
    return documents.get(i);
  }

  @Override
  public Document get(int i) {
    return BsonReader.read(documents.get(i));
  }

  @Override
  public int size() {
    return documents.size();
  }
}
