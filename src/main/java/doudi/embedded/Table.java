package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The documents of one namespace, held as the bytes that the journal gets too: smaller than objects, and nothing for the collector to
 * walk through. Stored bytes are never modified, only replaced, and every change is journaled. Changes are made within
 * {@link Store#command}: while the journal takes some back, no other may hold a table and wait for the journal.
 */
final class Table {
  private final String namespace;
  private final Identity identity;
  private final Journal journal;
  private final Map<Object, byte[]> documents = new LinkedHashMap<>();
  private final int beside;
  private boolean dropped;
  private volatile long bytes;
  private volatile long changedAt;

  Table(String namespace, Journal journal) {
    this.namespace = namespace;
    this.identity = Identity.of(namespace);
    this.journal = journal;
    this.beside = StoreRecord.beside(namespace);
    this.changedAt = journal.last();
  }

  synchronized void replay(StoreRecord change) {
    switch (change.type()) {
      case PUT -> hold(position(change.document()), change.document());
      case CHANGE -> replayChange(position(change.document()), change.document());
      case DELETE -> release(position(change.document()));
      default -> {
        documents.clear();
        bytes = 0;
      }
    }
  }

  private void replayChange(Object position, byte[] changes) {
    byte[] before = documents.get(position);
    if (before != null) {
      hold(position, FieldChanges.of(changes).appliedTo(before));
    }
  }

  Object put(Document document) {
    Object position = identity.position(document);
    put(position, BsonWriter.write(document));
    return position;
  }

  /** @param position of that document */
  synchronized void put(Object position, byte[] document) {
    record(Frame.Type.PUT, document, restoring(position, documents.get(position)));
    hold(position, document);
  }

  /** Journals the changed fields alone where that is shorter. */
  synchronized void change(Object position, byte[] changed, FieldChanges changes) {
    byte[] before = documents.get(position);
    byte[] fields = changes.record(identified(before));
    boolean shorter = fields.length < changed.length && changed.length <= StoreRecord.LARGEST_DOCUMENT;
    record(shorter ? Frame.Type.CHANGE : Frame.Type.PUT, shorter ? fields : changed, restoring(position, before));
    hold(position, changed);
  }

  synchronized void remove(Object position) {
    byte[] before = documents.get(position);
    record(Frame.Type.DELETE, BsonWriter.write(identified(before)), restoring(position, before));
    release(position);
  }

  /** @param restoring brings the table back to where it can be found */
  synchronized void drop(Runnable restoring) {
    record(Frame.Type.DROP, null, () -> {
      setDropped(false);
      restoring.run();
    });
    dropped = true;
  }

  /** The document as it is now, for the caller alone; null when there is none. */
  Document get(Object position) {
    byte[] bytes = bytes(position);
    return bytes == null ? null : BsonReader.read(bytes);
  }

  synchronized byte[] bytes(Object position) {
    return documents.get(position);
  }

  synchronized int size() {
    return documents.size();
  }

  /** The documents as they are now; the list does not change any more, nor do they. */
  synchronized List<byte[]> snapshot() {
    return new ArrayList<>(documents.values());
  }

  /** For its collection, which lets nobody change the table meanwhile. */
  Stream<byte[]> documents(boolean backwards) {
    if (!backwards) {
      return documents.values().stream();
    }
    List<byte[]> reversed = snapshot();
    Collections.reverse(reversed);
    return reversed.stream();
  }

  /** The position of its last change, or that of the last change of all when it was new. */
  long changedAt() {
    return changedAt;
  }

  /** What a snapshot of it takes on disk. */
  long recordBytes() {
    return bytes;
  }

  Identity identity() {
    return identity;
  }

  String namespace() {
    return namespace;
  }

  private Object position(byte[] document) {
    return identity.position(identified(document));
  }

  private Document identified(byte[] document) {
    return BsonReader.read(document, Set.copyOf(identity.fields()));
  }

  private Runnable restoring(Object position, byte[] before) {
    return () -> restore(position, before);
  }

  private synchronized void restore(Object position, byte[] before) {
    if (before == null) {
      release(position);
    } else {
      hold(position, before);
    }
  }

  private void hold(Object position, byte[] document) {
    byte[] before = documents.put(position, document);
    bytes += before == null ? document.length + beside : document.length - before.length;
  }

  private void release(Object position) {
    byte[] before = documents.remove(position);
    bytes -= before == null ? 0 : before.length + beside;
  }

  private synchronized void setDropped(boolean dropped) {
    this.dropped = dropped;
  }

  private void record(Frame.Type type, byte[] document, Runnable takeBack) {
    if (dropped) {
      throw new MongoServerException(namespace + " was dropped");
    }
    changedAt = journal.append(new StoreRecord(type, namespace, document), takeBack);
  }
}
