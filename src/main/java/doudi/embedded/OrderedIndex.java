package doudi.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** An index held in memory in key order. Guarded by its collection's monitor, like everything the collection owns. */
final class OrderedIndex extends Index<Object> {

    private final boolean unique;
    private final Identity identity;
    private final FieldPath[] paths;
    private final NavigableSet<IndexEntry> entries;
    private int documentsWithArrays;

    /** @param identity of the collection if this is its primary index, otherwise null */
    OrderedIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique, Identity identity) {
        super(name, keys, sparse);
        this.unique = unique;
        this.identity = identity;
        this.paths = keys.stream().map(key -> new FieldPath(key.getKey())).toArray(FieldPath[]::new);
        this.entries = new TreeSet<>(IndexEntry.order(keys, 0));
    }

    NavigableSet<IndexEntry> entries() {
        return entries;
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
        for (Object[] key : keys.keys()) {
            for (Object value : key) {
                requireOrdered(value);
            }
            if (unique && isTaken(key, own)) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(Arrays.asList(key)));
            }
        }
        return keys;
    }

    IndexKeys keys(Document document) {
        Object[] key = new Object[paths.length];
        boolean present = false;
        for (int i = 0; i < key.length; i++) {
            Object value = paths[i].value(document);
            if (value instanceof Collection) {
                return multipleKeys(document);
            }
            present |= !(value instanceof Missing);
            key[i] = ValueOrder.normalise(value);
        }
        return present || !isSparse() ? IndexKeys.one(key) : IndexKeys.NONE;
    }

    private IndexKeys multipleKeys(Document document) {
        List<List<Object>> values = Arrays.stream(paths).map(path -> path.values(document)).toList();
        if (values.stream().filter(field -> field.size() > 1).count() > 1) {
            throw new CannotIndexParallelArraysError(keys());
        }
        int count = values.stream().mapToInt(List::size).max().orElseThrow();
        Object[][] keys = new Object[count][values.size()];
        for (int i = 0; i < count; i++) {
            for (int field = 0; field < values.size(); field++) {
                List<Object> of = values.get(field);
                keys[i][field] = ValueOrder.normalise(of.get(Math.min(i, of.size() - 1)));
            }
        }
        return new IndexKeys(keys, true);
    }

    void add(IndexKeys keys, Object position) {
        for (Object[] key : keys.keys()) {
            entries.add(IndexEntry.of(key, position));
        }
        documentsWithArrays += keys.fromArrays() ? 1 : 0;
    }

    void remove(IndexKeys keys, Object position) {
        for (Object[] key : keys.keys()) {
            entries.remove(IndexEntry.of(key, position));
        }
        documentsWithArrays -= keys.fromArrays() ? 1 : 0;
    }

    private void requireOrdered(Object value) {
        if (value instanceof BsonRegularExpression || value instanceof BsonJavaScript) {
            throw new BadValueException("Index " + getName() + " cannot hold " + value);
        }
    }

    private boolean isTaken(Object[] key, Object own) {
        IndexEntry found = entries.ceiling(new IndexEntry(key, null, -1));
        return found != null && entries.comparator().compare(found, new IndexEntry(key, null, 1)) < 0
            && !found.position().equals(own);
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
        IndexKeys keys = keys(newDocument);
        if (!keys.equals(keys(oldDocument))) {
            checked(newDocument, Identity.of(collection.getFullName()).position(oldDocument), collection);
        }
    }

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {
        IndexKeys before = keys(oldDocument);
        IndexKeys after = keys(newDocument);
        if (!before.equals(after)) {
            remove(before, position);
            add(after, position);
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
