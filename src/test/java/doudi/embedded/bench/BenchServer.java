package doudi.embedded.bench;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import doudi.embedded.EmbeddedMongo;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** One of the compared servers in a process of its own: {@code doudi}, {@code h2} or {@code memory}, then the folder. */
final class BenchServer {
  private BenchServer() {
  }

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    Path folder = Path.of(args[1]);
    String address = switch (args[0]) {
      case "doudi" -> EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT).connectionString();
      case "h2" -> bind(new MongoServer(new H2Backend(folder + "/h2.mv")));
      default -> bind(new MongoServer(new MemoryBackend()));
    };
    System.out.println("READY " + (System.nanoTime() - start) / 1_000_000 + " " + address);
    while (System.in.read() >= 0) {
      System.gc();
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.println("HEAP " + (runtime.totalMemory() - runtime.freeMemory() >> 20));
    }
    System.exit(0);
  }

  private static String bind(MongoServer server) {
    server.bind(new InetSocketAddress("127.0.0.1", 0));
    return server.getConnectionString();
  }
}
