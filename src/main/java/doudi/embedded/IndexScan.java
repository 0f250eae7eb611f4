package doudi.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A way through one index that meets all documents a filter can match: points for the leading fields, then perhaps a
 * range, then perhaps the sort order.
 */
final class IndexScan {

    private static final int MOST_PREFIXES = 1000;

    private final OrderedIndex index;
    private final QueryConditions conditions;
    private final List<IndexKey> keys;
    private List<List<Object>> prefixes = List.of(List.of());
    private int depth;
    private final boolean ranged;
    private boolean sorted;
    private boolean backwards;

    private IndexScan(OrderedIndex index, QueryConditions conditions, Document orderBy) {
        this.index = index;
        this.conditions = conditions;
        this.keys = index.getKeys();
        usePoints();
        ranged = depth < keys.size() && conditions.isRange(field(depth));
        if (!index.isMultikey()) {
            useOrder(orderBy);
        }
    }

    /** Longest run of points first, then the sort order, then a range; empty when no index meets all documents. */
    static Optional<IndexScan> best(List<OrderedIndex> indexes, Document filter, Document orderBy) {
        QueryConditions conditions = new QueryConditions(filter);
        IndexScan best = null;
        for (OrderedIndex index : indexes) {
            IndexScan scan = new IndexScan(index, conditions, orderBy);
            if (scan.isUsable() && (best == null || scan.value() > best.value())) {
                best = scan;
            }
        }
        return Optional.ofNullable(best);
    }

    String indexName() {
        return index.getName();
    }

    /** Whether the positions come in the order that was asked for. */
    boolean isSorted() {
        return sorted;
    }

    Stream<Object> positions() {
        List<Iterator<IndexEntry>> parts = prefixes.stream().map(this::range).toList();
        Iterator<IndexEntry> entries = parts.size() == 1 ? parts.get(0) : new IndexMerge(parts, mergeOrder());
        Stream<Object> positions = StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED), false)
            .map(IndexEntry::position);
        return index.isMultikey() ? positions.distinct() : positions;
    }

    private void usePoints() {
        while (depth < keys.size()) {
            SortedSet<Object> points = conditions.points(field(depth));
            if (points == null || prefixes.size() * points.size() > MOST_PREFIXES) {
                return;
            }
            prefixes = prefixes.stream().flatMap(prefix -> points.stream().map(point -> append(prefix, point))).toList();
            depth++;
        }
    }

    private void useOrder(Document orderBy) {
        if (orderBy == null || orderBy.isEmpty() || orderBy.containsKey("$natural")) {
            return;
        }
        List<String> fields = orderBy.keySet().stream().filter(field -> !isConstant(field)).toList();
        if (fields.size() > keys.size() - depth) {
            return;
        }
        List<Boolean> opposite = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            IndexKey key = keys.get(depth + i);
            if (!key.getKey().equals(fields.get(i))) {
                return;
            }
            opposite.add(key.isAscending() != isAscending(orderBy.get(fields.get(i))));
        }
        sorted = opposite.stream().distinct().count() <= 1;
        backwards = sorted && opposite.contains(true);
    }

    private boolean isConstant(String field) {
        return keys.subList(0, depth).stream().anyMatch(key -> key.getKey().equals(field)) && conditions.points(field).size() == 1;
    }

    private static boolean isAscending(Object direction) {
        return ((Number) direction).intValue() > 0;
    }

    /** A sparse index lacks documents, unless the filter excludes those it lacks. */
    private boolean isUsable() {
        boolean demanded = keys.stream().anyMatch(key -> conditions.isPresent(key.getKey()));
        return index.isSparse() ? demanded : depth > 0 || ranged || sorted;
    }

    private int value() {
        boolean single = index.isUnique() && depth == keys.size();
        return (single ? 1000 : 0) + 10 * depth + (sorted ? 6 : 0) + (ranged ? 5 : 0);
    }

    private Iterator<IndexEntry> range(List<Object> prefix) {
        NavigableSet<IndexEntry> entries = index.entries();
        IndexEntry from = from(prefix);
        IndexEntry to = to(prefix);
        if (entries.comparator().compare(from, to) > 0) {
            return Collections.emptyIterator();
        }
        NavigableSet<IndexEntry> part = entries.subSet(from, false, to, false);
        return (backwards ? part.descendingSet() : part).iterator();
    }

    private IndexEntry from(List<Object> prefix) {
        return !ranged ? IndexEntry.at(prefix, -1) : end(prefix, keys.get(depth).isAscending(), -1);
    }

    private IndexEntry to(List<Object> prefix) {
        return !ranged ? IndexEntry.at(prefix, 1) : end(prefix, !keys.get(depth).isAscending(), 1);
    }

    /** Always inclusive; a range without lower bound starts behind null, which no comparison matches. */
    private IndexEntry end(List<Object> prefix, boolean low, int side) {
        Object bound = low ? conditions.lower(field(depth)) : upperUnlessMultikey();
        if (bound != null) {
            return IndexEntry.at(append(prefix, bound), side);
        }
        return low ? IndexEntry.at(append(prefix, null), -side) : IndexEntry.at(prefix, side);
    }

    /** One element of an array may meet the lower bound and another the upper one, so only one of them narrows. */
    private Object upperUnlessMultikey() {
        boolean onlyLower = index.isMultikey() && conditions.lower(field(depth)) != null;
        return onlyLower ? null : conditions.upper(field(depth));
    }

    private Comparator<IndexEntry> mergeOrder() {
        Comparator<IndexEntry> order = IndexEntry.order(keys, sorted ? depth : 0);
        return backwards ? order.reversed() : order;
    }

    private String field(int i) {
        return keys.get(i).getKey();
    }

    private static List<Object> append(List<Object> prefix, Object value) {
        List<Object> longer = new ArrayList<>(prefix);
        longer.add(value);
        return longer;
    }
}
