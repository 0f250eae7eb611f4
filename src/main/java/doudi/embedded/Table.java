package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documents of one namespace. A stored document is never modified, only replaced, and every change is journaled. */
final class Table {
  private final String namespace;
  private final Identity identity;
  private final Journal journal;
  private final Map<Object, Document> documents = new LinkedHashMap<>();
  private boolean dropped;
  private volatile long changedAt;

  Table(String namespace, Journal journal) {
    this.namespace = namespace;
    this.identity = Identity.of(namespace);
    this.journal = journal;
    this.changedAt = journal.last();
  }

  synchronized void replay(StoreRecord change) {
    switch (change.type()) {
      case PUT -> documents.put(identity.position(change.document()), change.document());
      case DELETE -> documents.remove(identity.position(change.document()));
      default -> documents.clear();
    }
  }

  synchronized Object put(Document document) {
    Object position = identity.position(document);
    record(Frame.Type.PUT, document, restoring(position, documents.get(position)));
    documents.put(position, document);
    return position;
  }

  synchronized void remove(Object position) {
    Document before = documents.get(position);
    record(Frame.Type.DELETE, identity.extract(before), restoring(position, before));
    documents.remove(position);
  }

  /** @param restoring brings the table back to where it can be found */
  synchronized void drop(Runnable restoring) {
    record(Frame.Type.DROP, null, () -> {
      setDropped(false);
      restoring.run();
    });
    dropped = true;
  }

  synchronized Document get(Object position) {
    return documents.get(position);
  }

  synchronized int size() {
    return documents.size();
  }

  /** The documents as they are now; the list does not change any more, nor do they. */
  synchronized List<Document> snapshot() {
    return new ArrayList<>(documents.values());
  }

  /** For its collection, which lets nobody change the table meanwhile. */
  Collection<Document> documents() {
    return Collections.unmodifiableCollection(documents.values());
  }

  /** The position of its last change, or that of the last change of all when it was new. */
  long changedAt() {
    return changedAt;
  }

  Identity identity() {
    return identity;
  }

  String namespace() {
    return namespace;
  }

  private Runnable restoring(Object position, Document before) {
    return () -> restore(position, before);
  }

  private synchronized void restore(Object position, Document before) {
    if (before == null) {
      documents.remove(position);
    } else {
      documents.put(position, before);
    }
  }

  private synchronized void setDropped(boolean dropped) {
    this.dropped = dropped;
  }

  private void record(Frame.Type type, Document document, Runnable takeBack) {
    if (dropped) {
      throw new MongoServerException(namespace + " was dropped");
    }
    changedAt = journal.append(new StoreRecord(type, namespace, document), takeBack);
  }
}
