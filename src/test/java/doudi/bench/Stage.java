package doudi.bench;

import com.mongodb.ConnectionString;
import doudi.embedded.EmbeddedMain;
import doudi.support.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Everything that runs during the bench: what was pointed at, and the processes started for it, ended in reverse. */
final class Stage implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private final Deque<Child> children = new ArrayDeque<>();
  private final List<Path> folders = new ArrayList<>();
  private String mongo;
  private Path accounts;
  private Product product;

  static Stage of(BenchOptions options) throws Exception {
    var stage = new Stage();
    try {
      stage.mongo = options.mongo().isPresent() ? options.mongo().get() : stage.startStore();
      stage.product = new Product(options.url().isPresent() ? options.url().get() : stage.startProduct());
      stage.product.untilReady(START);
      options.accounts().map(Path::of).ifPresent(file -> stage.accounts = file);
      return stage;
    } catch (Exception e) {
      stage.close();
      throw e;
    }
  }

  Product product() {
    return product;
  }

  Path accounts() {
    return accounts;
  }

  String mongo() {
    return mongo;
  }

  /** The store's hosts, without the sign-in that its connection string may carry. */
  String store(BenchOptions options) {
    return String.join(",", new ConnectionString(mongo).getHosts())
        + (options.mongo().isPresent() ? "" : " (the embedded store in a process of its own, fsync before every reply)");
  }

  private String startStore() throws IOException, InterruptedException {
    int port = Child.freePort();
    var data = folder("doudi-bench-store-");
    started(Child.main(EmbeddedMain.class, "serve", "--data", data.toString(), "--port", String.valueOf(port)), port);
    return "mongodb://127.0.0.1:" + port + "/doudi";
  }

  private String startProduct() throws IOException, InterruptedException {
    int port = Child.freePort();
    var data = folder("doudi-bench-");
    accounts = data.resolve("demo-accounts.json");
    var jar = Path.of(System.getProperty("doudi.jar", "target/doudi.jar"));
    if (!Files.exists(jar)) {
      throw new IllegalStateException("no " + jar.toAbsolutePath() + "; build it first or give --url");
    }
    var environment = Map.of("DOUDI_PORT", String.valueOf(port), "DOUDI_HOST", "127.0.0.1", "DOUDI_DATA", data.toString(),
        "DOUDI_MONGO_URI", mongo, "DOUDI_DEMO", "true");
    started(Child.java(environment, List.of("-jar", jar.toString())), port);
    return "http://127.0.0.1:" + port;
  }

  String startBare(String collection, int bytes) throws IOException, InterruptedException {
    int port = Child.freePort();
    started(Child.main(BareEndpoint.class, mongo, collection, String.valueOf(bytes), String.valueOf(port)), port);
    return "http://127.0.0.1:" + port;
  }

  private Path folder(String prefix) throws IOException {
    var folder = Files.createTempDirectory(prefix);
    folders.add(folder);
    return folder;
  }

  private void started(Child child, int port) throws InterruptedException {
    children.push(child);
    child.untilListening(port, START);
  }

  @Override
  public void close() {
    while (!children.isEmpty()) {
      children.pop().close();
    }
    try {
      for (Path folder : folders) Folders.delete(folder);
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
