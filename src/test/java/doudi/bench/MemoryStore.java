package doudi.bench;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A store in memory in a process of its own, for runs without a MongoDB; its argument is the port. */
public final class MemoryStore {
  private MemoryStore() {}

  public static void main(String[] args) {
    Quiet.please();
    new MongoServer(new MemoryBackend()).bind("127.0.0.1", Integer.parseInt(args[0]));
  }
}
