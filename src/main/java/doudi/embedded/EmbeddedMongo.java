package doudi.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A MongoDB-compatible server inside this process, on a loopback port. Keeps nothing when the process ends. */
public final class EmbeddedMongo implements AutoCloseable {
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final String connectionString = server.bindAndGetConnectionString();

  public String connectionString() {
    return connectionString;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
