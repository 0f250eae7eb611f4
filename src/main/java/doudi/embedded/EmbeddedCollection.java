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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A collection whose documents live in a {@link Table} and whose queries go through {@link OrderedIndex}es.
 *
 * <p>The library updates a document in place, which is its own: each reading makes a new one from the stored bytes, which never change.
 */
final class EmbeddedCollection extends AbstractSynchronizedMongoCollection<Object> {
  private final Store store;
  private final Table table;
  private List<OrderedIndex> ordered = List.of();
  private Set<String> indexedFields = Set.of();
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
    Search search = look(filter, orderBy);
    if (orderBy != null && !orderBy.isEmpty() && !search.isSorted()) return search(filter, orderBy, skip, limit, null);
    return new FoundDocuments(search.found(skip, limit), needed);
  }

  @Override
  protected QueryResult queryDocuments(Document filter, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    return new QueryResult(search(filter, orderBy, skip, limit > 0 ? limit : matchAtMost, fields));
  }

  private List<Document> search(Document filter, Document orderBy, int skip, int limit, Document fields) {
    Search search = look(filter, orderBy);
    Document order = search.isSorted() ? null : orderBy;
    Optional<Set<String>> shown = NeededFields.ofResult(fields, order);
    Stream<Document> matching = search.matching(0, 0).map(bytes -> BsonReader.read(bytes, shown));
    List<Document> found = matchDocumentsFromStream(matching, new Document(), order, skip, limit, 0, fields).collectDocuments();
    search.note(found.size());
    return found;
  }

  private Search look(Document filter, Document orderBy) {
    return new Search(table, ordered, store.queries(), filter, orderBy, document -> documentMatchesQuery(document, filter),
      isNaturalDescending(orderBy));
  }

  @Override
  public synchronized int count(Document filter, int skip, int limit) {
    Footprint.current().saw(table);
    if (filter == null || filter.isEmpty()) {
      int rest = Math.max(0, table.size() - skip);
      return limit > 0 ? Math.min(limit, rest) : rest;
    }
    return look(filter, null).found(skip, limit).size();
  }

  @Override
  public int count() {
    return table.size();
  }

  @Override
  public synchronized List<Document> insertDocuments(List<Document> documents, boolean isOrdered) {
    if (!(documents instanceof SentDocuments sent)) return super.insertDocuments(documents, isOrdered);
    List<Document> refused = new ArrayList<>();
    for (int i = 0; i < sent.size() && (refused.isEmpty() || !isOrdered); i++) {
      try {
        add(sent.bytes(i));
      } catch (MongoServerError e) {
        refused.add(ErrorReply.at(i, e));
      }
    }
    return refused;
  }

  private void add(byte[] bytes) {
    Document indexed = BsonReader.read(bytes, indexedFields);
    if (indexed.containsKey("_id")) add(indexed, bytes);
    else addDocument(BsonReader.read(bytes));
  }

  @Override
  public synchronized void addDocument(Document document) {
    if (!document.containsKey("_id") && !Catalogue.isSystem(table.namespace())) {
      document.put("_id", new ObjectId());
    }
    add(document, BsonWriter.write(document));
  }

  /** @param indexed at least the fields that indexes need */
  private void add(Document indexed, byte[] bytes) {
    Footprint.current().saw(table);
    if (indexed.get("_id") instanceof Collection) throw new InvalidIdFieldError("The '_id' value cannot be of type array");
    List<IndexKeys> keys = ordered.stream().map(index -> index.checked(indexed, null, this)).toList();
    Object position = table.identity().position(indexed);
    table.put(position, bytes);
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
    if (plain.isPresent()) return plain.get().run(look(selector, null).found(0, isMulti ? 0 : 1), table, ordered, this);
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
    indexedFields = ordered.stream().flatMap(index -> index.fields().stream()).collect(Collectors.toUnmodifiableSet());
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
