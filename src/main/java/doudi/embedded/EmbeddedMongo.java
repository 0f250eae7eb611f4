package doudi.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * A durable MongoDB-compatible server inside this process; clients talk to it through {@link #connectionString}.
 *
 * <p>No reply leaves before everything it knows of is on disk. All documents are held in memory, about 5 KB of heap for a
 * document of 2 KB with a handful of indexes. What the server cannot do like MongoDB it refuses with code 115.
 */
public final class EmbeddedMongo implements AutoCloseable {
  /**
   * Error code of a write while the disk takes none. Nothing was changed; reads go on; the store tries again by itself
   * twice a second.
   */
  public static final int DISK_REFUSES = 14031;

  public enum Durability {
    /** What was acknowledged survives a power cut. */
    FSYNC,
    /** What was acknowledged survives the end of the process, but the last seconds not a power cut. */
    OS
  }

  /**
   * @param address where to listen; there is no password, so anything but a loopback address opens the data to others
   * @param port    0 for any free one
   * @param salvage keep what can still be read of a damaged store; see {@link #salvaged}
   */
  public record Options(Durability durability, String address, int port, boolean salvage) {
    public static final Options DEFAULT = new Options(Durability.FSYNC, "127.0.0.1", 0, false);

    public Options withDurability(Durability durability) {
      return new Options(durability, address, port, salvage);
    }

    public Options withPort(int port) {
      return new Options(durability, address, port, salvage);
    }

    public Options withSalvage(boolean salvage) {
      return new Options(durability, address, port, salvage);
    }
  }

  /** The library would take twice as many, which take turns on the processors; two at least, so that a long command leaves one. */
  private static final int CONNECTION_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Store store;
  private final MongoServer server;
  private final String connectionString;
  private boolean closed;

  private EmbeddedMongo(Store store, Options options) throws IOException {
    this.store = store;
    server = new MongoServer(new EmbeddedBackend(store));
    server.bind(new InetSocketAddress(options.address(), options.port()), 1, CONNECTION_THREADS);
    String address = options.address() + ":" + server.getLocalAddress().getPort();
    connectionString = "mongodb://" + address;
    store.folder().lock().announce(address);
  }

  /**
   * Reads the folder, creating it when it is missing, and listens. Takes about 4 s for 100,000 documents of 2 KB.
   *
   * @throws StoreInUseException   when another process holds the folder
   * @throws DamagedStoreException when something that was once on disk cannot be read any more
   */
  public static EmbeddedMongo open(Path folder, Options options) throws IOException {
    return open(folder, options, StoreSettings.of(options.durability() == Durability.FSYNC, options.salvage()));
  }

  static EmbeddedMongo open(Path folder, Options options, StoreSettings settings) throws IOException {
    Store store = new Store(folder, settings);
    try {
      return new EmbeddedMongo(store, options);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Turns a backup into a data folder; see {@link #backup}. Returns the number of documents. */
  public static long restore(Path backup, Path folder, boolean force) throws IOException {
    return Restore.into(backup, folder, force);
  }

  public String connectionString() {
    return connectionString;
  }

  public Figures figures() {
    return store.figures();
  }

  /** What the last queries of a collection cost, oldest first, at most 32. The namespace is {@code database.collection}. */
  public List<QueryFigures> lastQueries(String namespace) {
    return store.queries().last(namespace);
  }

  /** What could not be read when the store was opened with salvage. */
  public List<Salvaged> salvaged() {
    return store.salvaged();
  }

  /** Blocks until the file is complete and synced; changes go on meanwhile and are not in it. */
  public Backup backup(Path file) throws IOException {
    return Backup.write(store, file);
  }

  /** Stops listening, lets running commands end, then writes and syncs what is left. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.shutdownNow();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
