package doudi.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A collection whose documents live in a {@link Table} and whose queries go through {@link OrderedIndex}es.
 *
 * <p>The library updates a document in place, which is its own: each reading makes a new one from the stored bytes, which never change.
 * Of a candidate only what the filter asks about is read, and the rest only when it matches.
 */
final class EmbeddedCollection extends AbstractSynchronizedMongoCollection<Object> {
  private final Store store;
  private final Table table;
  private List<OrderedIndex> ordered = List.of();
  private int matchAtMost;

  EmbeddedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Store store) {
    super(database, name, options, cursors);
    this.store = store;
    this.table = store.table(getFullName());
  }

  synchronized List<Document> find(Document filter, Document orderBy, int skip, int limit, Document fields) {
    if (fields != null && !fields.isEmpty()) return search(filter, orderBy, skip, limit, fields);
    return find(filter, orderBy, skip, limit, Optional.empty());
  }

  /** @param needed the fields that anybody will look at; empty for all of them */
  synchronized List<Document> find(Document filter, Document orderBy, int skip, int limit, Optional<Set<String>> needed) {
    Search search = new Search(filter, orderBy);
    if (orderBy != null && !orderBy.isEmpty() && !search.isSorted()) return search(filter, orderBy, skip, limit, null);
    return new FoundDocuments(search.found(skip, limit), needed);
  }

  @Override
  protected QueryResult queryDocuments(Document filter, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    return new QueryResult(search(filter, orderBy, skip, limit > 0 ? limit : matchAtMost, fields));
  }

  private List<Document> search(Document filter, Document orderBy, int skip, int limit, Document fields) {
    Search search = new Search(filter, orderBy);
    Document order = search.isSorted() ? null : orderBy;
    Optional<Set<String>> shown = NeededFields.ofResult(fields, order);
    Stream<Document> matching = search.matching(0, 0).map(bytes -> BsonReader.read(bytes, shown));
    List<Document> found = matchDocumentsFromStream(matching, new Document(), order, skip, limit, 0, fields).collectDocuments();
    search.note(found.size());
    return found;
  }

  /** One way of looking for what a filter matches, and what it cost. */
  private final class Search {
    private final Document filter;
    private final Document orderBy;
    private final Optional<IndexScan> scan;
    private final Optional<Set<String>> asked;
    private long examined;

    Search(Document filter, Document orderBy) {
      Footprint.current().saw(table);
      this.filter = filter;
      this.orderBy = orderBy;
      this.scan = IndexScan.best(ordered, filter, orderBy);
      this.asked = NeededFields.ofFilter(filter);
    }

    boolean isSorted() {
      return scan.isPresent() && scan.get().isSorted();
    }

    Stream<byte[]> matching(int skip, int limit) {
      Stream<byte[]> matching = scan.map(found -> found.positions().map(table::bytes))
        .orElseGet(() -> table.documents(isNaturalDescending(orderBy))).peek(document -> examined++).filter(this::matches).skip(skip);
      return limit > 0 ? matching.limit(limit) : matching;
    }

    List<byte[]> found(int skip, int limit) {
      List<byte[]> found = matching(skip, limit).toList();
      note(found.size());
      return found;
    }

    private boolean matches(byte[] document) {
      return documentMatchesQuery(BsonReader.read(document, asked), filter);
    }

    void note(long returned) {
      if (!Catalogue.isSystem(table.namespace())) {
        store.queries().add(table.namespace(), filter, scan.map(IndexScan::indexName).orElse(""), examined, returned);
      }
    }
  }

  @Override
  public synchronized int count(Document filter, int skip, int limit) {
    Footprint.current().saw(table);
    if (filter == null || filter.isEmpty()) {
      int rest = Math.max(0, table.size() - skip);
      return limit > 0 ? Math.min(limit, rest) : rest;
    }
    return new Search(filter, null).found(skip, limit).size();
  }

  @Override
  public int count() {
    return table.size();
  }

  @Override
  public synchronized void addDocument(Document document) {
    Footprint.current().saw(table);
    if (document.get("_id") instanceof Collection) throw new InvalidIdFieldError("The '_id' value cannot be of type array");
    if (!document.containsKey("_id") && !Catalogue.isSystem(table.namespace())) {
      document.put("_id", new ObjectId());
    }
    List<IndexKeys> keys = ordered.stream().map(index -> index.checked(document, null, this)).toList();
    Object position = table.put(document);
    for (int i = 0; i < keys.size(); i++) ordered.get(i).add(keys.get(i), position);
  }

  @Override
  public synchronized void removeDocument(Document document) {
    Object position = table.identity().position(document);
    Document stored = table.get(position);
    table.remove(position);
    ordered.forEach(index -> index.remove(index.keys(stored), position));
  }

  @Override
  public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters arrayFilters, boolean isMulti,
      boolean isUpsert, Oplog oplog) {
    Optional<PlainUpdate> plain = isUpsert || !arrayFilters.isEmpty() ? Optional.empty() : PlainUpdate.of(update);
    if (plain.isPresent()) return plain.get().run(new Search(selector, null).found(0, isMulti ? 0 : 1), table, ordered, this);
    matchAtMost = isMulti ? 0 : 1;
    try {
      return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    } finally {
      matchAtMost = 0;
    }
  }

  /** The indexes have followed the new document already and go back if it cannot be stored, for example for its size. */
  @Override
  protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
    try {
      table.put(newDocument);
    } catch (RuntimeException e) {
      ordered.forEach(index -> index.updateInPlace(newDocument, oldDocument, position, this));
      throw e;
    }
  }

  /** Filled in one pass; the library would need two, but leaves an index alone that has entries. */
  @Override
  public synchronized void addIndex(Index<Object> index) {
    if (getIndexes().stream().noneMatch(existing -> existing.getName().equals(index.getName()))) {
      fill((OrderedIndex) index);
    }
    super.addIndex(index);
    followIndexes();
  }

  private void fill(OrderedIndex index) {
    try {
      for (byte[] bytes : table.snapshot()) {
        Document document = BsonReader.read(bytes);
        index.add(index.checked(document, null, this), table.identity().position(document));
      }
    } catch (MongoServerError e) {
      throw new IndexBuildFailedException(e, this);
    }
  }

  @Override
  public synchronized void dropIndex(String name) {
    super.dropIndex(name);
    followIndexes();
  }

  private void followIndexes() {
    ordered = getIndexes().stream().map(OrderedIndex.class::cast).toList();
  }

  @Override
  public synchronized void drop() {
    super.drop();
    store.drop(table);
  }

  @Override
  protected Object addDocumentInternal(Document document) {
    throw new UnsupportedOperationException("addDocument does it all");
  }

  @Override
  protected void removeDocument(Object position) {
    throw new UnsupportedOperationException("removeDocument does it all");
  }

  @Override
  protected QueryResult matchDocuments(Document filter, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    return queryDocuments(filter, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  protected Document getDocument(Object position) {
    return table.get(position);
  }

  @Override
  protected Object findDocumentPosition(Document document) {
    return table.identity().position(document);
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return table.snapshot().stream().map(BsonReader::read)
      .map(document -> new DocumentWithPosition<>(document, table.identity().position(document)));
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int sizeDelta) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
