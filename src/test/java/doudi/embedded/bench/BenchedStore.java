package doudi.embedded.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bson.Document;

/** A {@link BenchServer} and a client of it. */
final class BenchedStore implements AutoCloseable {
  final long startMillis;
  private final Path folder;
  private final Process process;
  private final BufferedReader out;
  private final MongoClient client;

  BenchedStore(String kind, Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    process = new ProcessBuilder("java", "-Xmx" + System.getProperty("bench.heap", "2g"), System.getProperty("bench.jvm", "-Dnone"),
      "-cp", System.getProperty("java.class.path"),
      BenchServer.class.getName(), kind, folder.toString()).redirectErrorStream(true).start();
    out = new BufferedReader(new InputStreamReader(process.getInputStream()));
    String[] ready = answer("READY ").split(" ");
    startMillis = Long.parseLong(ready[0]);
    client = MongoClients.create(ready[1] + "/?maxPoolSize=80&serverSelectionTimeoutMS=5000&socketTimeoutMS=120000");
  }

  MongoCollection<Document> collection(String name) {
    return client.getDatabase("bench").getCollection(name);
  }

  /** After two collections of garbage. */
  long heapMegabytes() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return Long.parseLong(answer("HEAP "));
  }

  /** Of all its threads since its start; what other processes do meanwhile hardly changes it. */
  long cpuMicros() {
    return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1000;
  }

  long folderMegabytes() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(String prefix) throws IOException {
    String line;
    while ((line = out.readLine()) != null) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
    }
    throw new IOException("the server ended");
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    process.onExit().join();
  }
}
