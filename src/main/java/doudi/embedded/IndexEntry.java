package doudi.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.Comparator;
import java.util.List;

/** An entry of an index or, with a side other than 0, the place before or after all entries that start with the key. */
record IndexEntry(Object[] key, Object position, int side) {

    static IndexEntry of(Object[] key, Object position) {
        return new IndexEntry(key, position, 0);
    }

    static IndexEntry at(List<Object> prefix, int side) {
        return new IndexEntry(prefix.toArray(), null, side);
    }

    /** Compares the key from the given field on. */
    static Comparator<IndexEntry> order(List<IndexKey> fields, int from) {
        boolean[] ascending = new boolean[fields.size()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = fields.get(i).isAscending();
        }
        return (a, b) -> compare(a, b, ascending, from);
    }

    private static int compare(IndexEntry a, IndexEntry b, boolean[] ascending, int from) {
        int common = Math.min(a.key.length, b.key.length);
        for (int i = from; i < common; i++) {
            int order = ValueOrder.INSTANCE.compare(a.key[i], b.key[i]);
            if (order != 0) {
                return ascending[i] ? order : -order;
            }
        }
        return a.side != 0 || b.side != 0 ? Integer.compare(a.side, b.side) : ValueOrder.INSTANCE.compare(a.position, b.position);
    }
}
