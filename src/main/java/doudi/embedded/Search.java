package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One way of looking for what a filter matches, and what it cost. Of a candidate only what the filter asks about is read. Nothing may
 * change meanwhile.
 */
final class Search {
  private final Table table;
  private final QueryLog queries;
  private final Document filter;
  private final Predicate<Document> matcher;
  private final boolean backwards;
  private final Optional<IndexScan> scan;
  private final Optional<Set<String>> asked;
  private long examined;

  /**
   * @param matcher   whether a document with the fields that the filter asks about matches it
   * @param backwards the order where no index is used
   */
  Search(Table table, List<OrderedIndex> ordered, QueryLog queries, Document filter, Document orderBy, Predicate<Document> matcher,
      boolean backwards) {
    Footprint.current().saw(table);
    this.table = table;
    this.queries = queries;
    this.filter = filter;
    this.matcher = matcher;
    this.backwards = backwards;
    this.scan = IndexScan.best(ordered, filter, orderBy);
    this.asked = NeededFields.ofFilter(filter);
  }

  boolean isSorted() {
    return scan.isPresent() && scan.get().isSorted();
  }

  /** @param limit 0 for all */
  Stream<byte[]> matching(int skip, int limit) {
    Stream<byte[]> candidates = scan.map(found -> found.positions().map(table::bytes)).orElseGet(() -> table.documents(backwards));
    Stream<byte[]> matching = candidates.peek(document -> examined++)
      .filter(document -> matcher.test(BsonReader.read(document, asked))).skip(skip);
    return limit > 0 ? matching.limit(limit) : matching;
  }

  List<byte[]> found(int skip, int limit) {
    List<byte[]> found = matching(skip, limit).toList();
    note(found.size());
    return found;
  }

  /** Writes down what it cost. */
  void note(long returned) {
    if (!Catalogue.isSystem(table.namespace())) {
      queries.add(table.namespace(), filter, scan.map(IndexScan::indexName).orElse(""), examined, returned);
    }
  }
}
