package doudi.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A durable backend for the library's server: documents in memory, every change in a journal. */
final class EmbeddedBackend extends AbstractMongoBackend {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedBackend.class);
  private static final int DEFAULT_BATCH = ResultCursor.DEFAULT_BATCH;
  private static final int UNKNOWN_ERROR = 8;
  /** Commands that know nothing but what is in the tables they look at. */
  private static final Set<String> OF_TABLES = Set.of("insert", "update", "delete", "findandmodify", "find", "aggregate", "count",
    "distinct");
  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "create", "createindexes", "drop",
    "dropindexes", "dropdatabase");

  private final Map<String, MongoDatabase> opened = new ConcurrentHashMap<>();
  private final OpenCursors cursors = new OpenCursors(getCursorRegistry());
  private final Store store;

  EmbeddedBackend(Store store) {
    this.store = store;
    store.databaseNames().forEach(this::resolveDatabase);
    store.onTablesTakenBack(this::reopenDatabases);
  }

  private void reopenDatabases() {
    super.close();
    opened.clear();
    store.databaseNames().forEach(this::resolveDatabase);
  }

  /** The library also calls this to list databases, with names it has opened already. */
  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return opened.computeIfAbsent(name, missing -> new EmbeddedDatabase(missing, getCursorRegistry(), cursors, store));
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document query = message.getDocument();
    Channel channel = message.getChannel();
    String command = query.keySet().iterator().next();
    String name = command.toLowerCase(Locale.ROOT);
    boolean write = WRITES.contains(name);
    DurabilityGate.install(channel, store.journal());
    MessageDecoder.install(channel);
    if (command.equals(BackupCommand.NAME)) {
      CompletableFuture<Document> reply = BackupCommand.run(store, query, channel);
      DurabilityGate.expect(channel, new DurabilityGate.Expected(null, false, reply));
      return new Document();
    }
    return store.command(() -> {
      Footprint footprint = Footprint.current();
      footprint.begin();
      Document reply = answer(channel, message.getDatabaseName(), command, query, write);
      Ticket ticket = OF_TABLES.contains(name) ? store.journal().ticketOf(footprint) : store.journal().ticket();
      DurabilityGate.expect(channel, new DurabilityGate.Expected(waitsForNothing(query) ? Ticket.NONE : ticket, write, null));
      return reply;
    });
  }

  /** Whoever writes with {@code j: false} says that a crash may take it back; like any change, it comes to disk before later ones do. */
  private static boolean waitsForNothing(Document query) {
    return query.get("writeConcern") instanceof Document concern && Boolean.FALSE.equals(concern.get("j"));
  }

  private Document answer(Channel channel, String database, String command, Document query, boolean write) {
    IOException refusing = store.journal().refusing();
    if (write && refusing != null) {
      return ErrorReply.diskRefuses(refusing);
    }
    try {
      UnsupportedFeatures.refuse(command, query);
      return super.handleCommand(channel, database, command, query);
    } catch (MongoServerError e) {
      return ErrorReply.of(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
    } catch (MongoServerException e) {
      return ErrorReply.of(UNKNOWN_ERROR, "UnknownError", e.getMessageWithoutErrorCode());
    } catch (RuntimeException e) {
      log.error("unexpected failure command={}", command, e);
      return ErrorReply.of(UNKNOWN_ERROR, "UnknownError", e.toString());
    }
  }

  /** Only what comes in the protocol's old form, in which drivers do no more than greet. */
  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (!Set.of("ismaster", "hello", "buildinfo", "ping").contains(command.toLowerCase())) {
      throw new MongoServerException("OP_QUERY is not supported by the embedded store");
    }
    return super.handleCommand(channel, database, command, query);
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    throw new MongoServerException("OP_QUERY is not supported by the embedded store");
  }

  @Override
  protected Document handleGetMore(String database, String command, Document query) {
    query.putIfAbsent("batchSize", DEFAULT_BATCH);
    return super.handleGetMore(database, command, query);
  }

  @Override
  public void dropDatabase(String name) {
    super.dropDatabase(name);
    opened.remove(name);
  }

  @Override
  public void enableOplog() {
    throw new UnsupportedOperationException("the oplog is not durable and grows without bound");
  }

  @Override
  public void close() {
    super.close();
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
