package doudi.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
  private final KeyWriter writer = new KeyWriter();
  private List<byte[]> prefixes = List.of(new byte[0]);
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
    List<IndexPart> parts = prefixes.stream().map(this::part).toList();
    Iterator<Object> positions = parts.size() == 1 ? parts.get(0).positions() : new IndexMerge(parts, sorted, backwards);
    Stream<Object> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(positions, Spliterator.ORDERED), false);
    return index.isMultikey() ? stream.distinct() : stream;
  }

  private void usePoints() {
    while (depth < keys.size()) {
      SortedSet<Object> points = conditions.points(field(depth));
      if (points == null || prefixes.size() * points.size() > MOST_PREFIXES) {
        return;
      }
      boolean ascending = isAscending(depth);
      prefixes = prefixes.stream()
        .flatMap(prefix -> points.stream().map(point -> writer.start(prefix).value(point, ascending).toBytes()))
        .toList();
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

  private IndexPart part(byte[] prefix) {
    byte[] from = ranged ? from(prefix) : prefix;
    byte[] to = ranged ? to(prefix) : writer.start(prefix).raw(KeyWriter.BEHIND).toBytes();
    return new IndexPart(prefix.length, index.entries().walk(from, to, backwards));
  }

  private byte[] from(byte[] prefix) {
    boolean ascending = isAscending(depth);
    Object bound = ascending ? lower() : upper();
    writer.start(prefix);
    return (bound == null ? writer.beforeType(anyBound(), ascending) : writer.value(bound, ascending)).toBytes();
  }

  /** Bounds count as inclusive, and comparisons match values of their own type only. */
  private byte[] to(byte[] prefix) {
    boolean ascending = isAscending(depth);
    Object bound = ascending ? upper() : lower();
    writer.start(prefix);
    return (bound == null ? writer.behindType(anyBound(), ascending) : writer.value(bound, ascending).raw(KeyWriter.BEHIND)).toBytes();
  }

  private Object anyBound() {
    return lower() != null ? lower() : upper();
  }

  private Object lower() {
    return conditions.lower(field(depth));
  }

  /** One element of an array may meet the lower bound and another the upper one, so only one of them narrows. */
  private Object upper() {
    boolean onlyLower = index.isMultikey() && lower() != null;
    return onlyLower ? null : conditions.upper(field(depth));
  }

  private boolean isAscending(int i) {
    return keys.get(i).isAscending();
  }

  private String field(int i) {
    return keys.get(i).getKey();
  }
}
