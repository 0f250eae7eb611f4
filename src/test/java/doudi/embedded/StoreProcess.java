package doudi.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The store as a process of its own, started like an office would start it. */
final class StoreProcess implements AutoCloseable {
  final Process process;
  final String connectionString;
  final MongoClient client;

  private StoreProcess(Process process, String connectionString) {
    this.process = process;
    this.connectionString = connectionString;
    this.client = MongoClients.create(connectionString + "/?serverSelectionTimeoutMS=3000&socketTimeoutMS=20000");
  }

  static StoreProcess start(Path folder, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--data", folder.toString()));
    args.addAll(List.of(more));
    Process process = run(args.toArray(String[]::new));
    String line = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
    if (line == null || !line.startsWith("mongodb://")) {
      process.destroyForcibly();
      throw new IOException("the store did not start: " + line);
    }
    return new StoreProcess(process, line);
  }

  /** Errors go to where the tests' errors go. */
  static Process run(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-cp",
      System.getProperty("java.class.path"), EmbeddedMain.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Exit code and output of a run that ends by itself. */
  static String output(String... args) throws IOException, InterruptedException {
    Process process = run(args);
    CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS).execute(process::destroyForcibly);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + output;
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Returns the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the store does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly().onExit().join();
  }
}
