package doudi.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;

/** The library keeps its catalogue in system collections, so journaling those journals collections and indexes too. */
final class EmbeddedDatabase extends AbstractSynchronizedMongoDatabase<Object> {
  private final Store store;
  private final OpenCursors cursors;

  EmbeddedDatabase(String name, CursorRegistry registry, OpenCursors cursors, Store store) {
    super(name, registry);
    this.store = store;
    this.cursors = cursors;
    initializeNamespacesAndIndexes();
  }

  @Override
  public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    EmbeddedCollection collection = query.get(command) instanceof String name ? existing(name) : null;
    if (collection != null) {
      switch (command) {
        case "find":
          return find(collection, query);
        case "aggregate":
          return aggregate(collection, query, databases, oplog);
        case "dropIndexes":
          return dropIndexes(collection, query);
        default:
      }
    }
    Document reply = super.handleCommand(channel, command, query, databases, oplog);
    return command.equals("insert") ? withTrueCount(reply, query) : reply;
  }

  private EmbeddedCollection existing(String name) {
    return (EmbeddedCollection) resolveCollection(name, false);
  }

  private Document find(EmbeddedCollection collection, Document query) {
    List<Document> found = collection.find((Document) query.getOrDefault("filter", new Document()), (Document) query.get("sort"),
      number(query, "skip"), number(query, "limit"), (Document) query.get("projection"));
    return cursors.reply(collection.getFullName(), found, number(query, "batchSize"));
  }

  /** As in the library, except that the leading $match, $sort, $skip and $limit become a query. */
  private Document aggregate(EmbeddedCollection collection, Document query, DatabaseResolver databases, Oplog oplog) {
    List<Document> stages = Aggregation.parse(query.get("pipeline"));
    LeadingStages leading = LeadingStages.of(stages);
    List<Document> rest = stages.subList(leading.length(), stages.size());
    Aggregation aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
    List<Document> found = collection.find(leading.filter(), leading.orderBy(), leading.skip(), leading.limit(),
      NeededFields.ofStages(rest));
    List<Document> result = aggregation.runStagesAsStream(found.stream()).toList();
    Document cursor = (Document) query.getOrDefault("cursor", new Document());
    return cursors.reply(collection.getFullName(), result, number(cursor, "batchSize"));
  }

  /** The library would forget the indexes of this name of all collections. */
  private Document dropIndexes(EmbeddedCollection collection, Document query) {
    Object wanted = query.get("index");
    Document description = new Document("ns", collection.getFullName()).append(wanted instanceof String ? "name" : "key", wanted);
    List<Document> found = new ArrayList<>();
    indexes.get().handleQuery(description).forEach(found::add);
    if (found.isEmpty()) {
      throw new IndexNotFoundException("index not found: " + wanted);
    }
    for (Document index : found) {
      collection.dropIndex((String) index.get("name"));
      indexes.get().deleteDocuments(index, 1);
    }
    Document response = new Document();
    Utils.markOkay(response);
    return response;
  }

  /** The library always answers that all documents were inserted. */
  private static Document withTrueCount(Document reply, Document query) {
    if (reply.get("writeErrors") instanceof List<?> errors) {
      int wanted = ((List<?>) query.get("documents")).size();
      boolean ordered = Utils.isTrue(query.getOrDefault("ordered", true));
      reply.put("n", ordered ? ((Document) errors.get(0)).get("index") : wanted - errors.size());
    }
    return reply;
  }

  private static int number(Document query, String field) {
    return query.get(field) instanceof Number number ? number.intValue() : 0;
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    return new EmbeddedCollection(this, name, options, cursorRegistry, store);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
    boolean primary = keys.size() == 1 && keys.get(0).getKey().equals("_id");
    return new OrderedIndex(name, keys, sparse, true, primary ? Identity.of(collection) : null);
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new OrderedIndex(name, keys, sparse, false, null);
  }

  @Override
  protected long getFileSize() {
    return 0;
  }

  @Override
  protected long getStorageSize() {
    return 0;
  }
}
