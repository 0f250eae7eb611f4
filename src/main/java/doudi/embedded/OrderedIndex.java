package doudi.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An index held in memory in key order. Guarded by its collection's monitor, like everything the collection owns. */
final class OrderedIndex extends Index<Object> {
  private final boolean unique;
  private final Identity identity;
  private final FieldPath[] paths;
  private final boolean[] ascending;
  private final Set<String> fields;
  private final KeyWriter writer = new KeyWriter();
  /** Key, then position, to position. */
  private final KeyTree entries = new KeyTree();
  private int documentsWithArrays;
  private Move lastMove;

  /** What an update of a document means for the index. */
  private record Move(Document from, Document to, IndexKeys before, IndexKeys after) {
    static Move of(OrderedIndex index, Document from, Document to) {
      return new Move(from, to, index.keys(from), index.keys(to));
    }

    boolean isOf(Document from, Document to) {
      return this.from == from && this.to == to;
    }

    boolean isNone() {
      return before.equals(after);
    }
  }

  /** @param identity of the collection if this is its primary index, otherwise null */
  OrderedIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique, Identity identity) {
    super(name, keys, sparse);
    this.unique = unique;
    this.identity = identity;
    this.paths = new FieldPath[keys.size()];
    this.ascending = new boolean[keys.size()];
    this.fields = keys.stream().map(key -> FieldPath.top(key.getKey())).collect(Collectors.toUnmodifiableSet());
    for (int i = 0; i < paths.length; i++) {
      paths[i] = new FieldPath(keys.get(i).getKey());
      ascending[i] = keys.get(i).isAscending();
    }
  }

  KeyTree entries() {
    return entries;
  }

  /** The fields at the top of a document that decide its keys. */
  Set<String> fields() {
    return fields;
  }

  /** With arrays a document may have several entries, none of which tells its place in a sort order. */
  boolean isMultikey() {
    return documentsWithArrays > 0;
  }

  @Override
  public boolean isSparse() {
    return super.isSparse();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public boolean hasSameOptions(Index<?> other) {
    return super.hasSameOptions(other) && toIndexDescription().equals(other.toIndexDescription());
  }

  /**
   * The keys of a document that may be added, none if the index is sparse and the document has none of the fields.
   *
   * @param own position of the document if it is there already
   */
  IndexKeys checked(Document document, Object own, MongoCollection<Object> collection) {
    IndexKeys keys = keys(document);
    if (unique) {
      for (byte[] key : keys.keys()) {
        if (isTaken(key, own)) {
          throw new DuplicateKeyError(this, collection, getKeys(), values(document));
        }
      }
    }
    return keys;
  }

  IndexKeys keys(Document document) {
    writer.clear();
    boolean present = false;
    for (int i = 0; i < paths.length; i++) {
      Object value = paths[i].value(document);
      if (value instanceof Collection) {
        return multipleKeys(document);
      }
      present |= !(value instanceof Missing);
      writer.value(value, ascending[i]);
    }
    return present || !isSparse() ? IndexKeys.one(writer.toBytes()) : IndexKeys.NONE;
  }

  private IndexKeys multipleKeys(Document document) {
    List<List<Object>> values = Arrays.stream(paths).map(path -> path.values(document)).toList();
    if (values.stream().filter(field -> field.size() > 1).count() > 1) {
      throw new CannotIndexParallelArraysError(keys());
    }
    byte[][] keys = new byte[values.stream().mapToInt(List::size).max().orElseThrow()][];
    for (int i = 0; i < keys.length; i++) {
      writer.clear();
      for (int field = 0; field < ascending.length; field++) {
        List<Object> of = values.get(field);
        writer.value(of.get(Math.min(i, of.size() - 1)), ascending[field]);
      }
      keys[i] = writer.toBytes();
    }
    return new IndexKeys(keys, true);
  }

  private KeyValue values(Document document) {
    return new KeyValue(Arrays.stream(paths).map(path -> path.value(document)).toArray());
  }

  void add(IndexKeys keys, Object position) {
    for (byte[] key : keys.keys()) {
      entries.put(entry(key, position), position);
    }
    documentsWithArrays += keys.fromArrays() ? 1 : 0;
  }

  void remove(IndexKeys keys, Object position) {
    for (byte[] key : keys.keys()) {
      entries.remove(entry(key, position));
    }
    documentsWithArrays -= keys.fromArrays() ? 1 : 0;
  }

  private byte[] entry(byte[] key, Object position) {
    return identity != null ? key : writer.start(key).value(position, true).toBytes();
  }

  /** No key is the beginning of another, so an entry that begins with the key has this key. */
  private boolean isTaken(byte[] key, Object own) {
    Object found = entries.firstThatBegins(key);
    return found != null && !found.equals(own);
  }

  /** Only the primary index knows; the library takes the one answer that is not null. */
  @Override
  public Object getPosition(Document document) {
    return identity == null ? null : identity.position(document);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    checked(document, null, collection);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    add(checked(document, position, collection), position);
  }

  @Override
  public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
    lastMove = Move.of(this, oldDocument, newDocument);
    if (unique && !lastMove.isNone()) {
      checked(newDocument, Identity.of(collection.getFullName()).position(oldDocument), collection);
    }
  }

  /** The library calls this after {@link #checkUpdate} with the same documents. */
  @Override
  public void updateInPlace(Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {
    Move move = lastMove != null && lastMove.isOf(oldDocument, newDocument) ? lastMove : Move.of(this, oldDocument, newDocument);
    lastMove = null;
    if (!move.isNone()) {
      remove(move.before(), position);
      add(move.after(), position);
    }
  }

  @Override
  public Object remove(Document document) {
    throw new UnsupportedOperationException("the collection removes entries by their keys");
  }

  /** Never asked: {@link EmbeddedCollection} plans its queries itself. */
  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    throw new UnsupportedOperationException("the collection plans its queries itself");
  }

  @Override
  public long getCount() {
    return entries.size();
  }

  @Override
  public long getDataSize() {
    return entries.size();
  }

  @Override
  public void drop() {
    entries.clear();
  }
}
