package doudi.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The whole program as a process of its own over one data folder, in demo mode; it can be ended in every way and started again. */
public final class RunningProgram implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);

  private final Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> accounts = new ConcurrentHashMap<>();
  private Process process;
  private int port;

  public RunningProgram(Path data) {
    this.data = data;
  }

  /** Returns when it is ready. */
  public RunningProgram start() throws Exception {
    port = Child.freePort();
    process = java("log", "doudi.Main");
    long end = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) throw new IllegalStateException("did not start, see " + data.resolve("log"));
      TimeUnit.MILLISECONDS.sleep(50);
    }
    new JsonArray(Files.readString(data.resolve("demo-accounts.json")))
        .forEach(one -> accounts.put(((JsonObject) one).getString("account"), ((JsonObject) one).getString("password")));
    return this;
  }

  /** Another command of the program's class path over the same folder; its output goes to a file of that name there. */
  public Process java(String output, String main, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve(output).toFile()));
    builder.environment().putAll(Map.of("DOUDI_PORT", String.valueOf(port), "DOUDI_DATA", data.toString(), "DOUDI_DEMO", "true"));
    return builder.start();
  }

  private boolean isReady() {
    try {
      return send("GET", "/health/ready", null, Map.of()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  /** By SIGTERM; its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) throw new IllegalStateException("did not stop within 20 s");
    return process.exitValue();
  }

  public long pid() {
    return process.pid();
  }

  /** Headers of a demo account's fresh sign-in. */
  public Map<String, String> signIn(String account) throws IOException {
    var body = new JsonObject().put("account", account).put("password", accounts.get(account));
    var answer = send("POST", "/v1/sign-ins", body, Map.of());
    if (answer.statusCode() != 200) throw new IOException("sign-in answered " + answer.statusCode() + " " + answer.body());
    return Map.of("Authorization", "Bearer " + new JsonObject(answer.body()).getString("token"));
  }

  /** The first demo account whose name begins so. */
  public String accountLike(String prefix) {
    return accounts.keySet().stream().filter(name -> name.startsWith(prefix)).sorted().findFirst().orElseThrow();
  }

  /** By then the sweep has told, and counted, what nobody had been told of before the program began; that takes it 15 seconds. */
  public void untilSwept() throws InterruptedException {
    TimeUnit.SECONDS.sleep(20);
  }

  /** The line in which {@code recount} says how much it found wrong; only when the program has ended. */
  public String recounted() throws Exception {
    Files.deleteIfExists(data.resolve("recount"));
    java("recount", "doudi.Main", "recount").waitFor(120, TimeUnit.SECONDS);
    return Files.readAllLines(data.resolve("recount")).stream().filter(line -> line.startsWith("differences")).findFirst()
        .orElse("did not end");
  }

  /** @param body null for none */
  public HttpResponse<String> send(String method, String path, JsonObject body, Map<String, String> headers) throws IOException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(10))
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (body != null) request.header("Content-Type", "application/json");
    headers.forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  @Override
  public void close() {
    if (process != null) process.destroyForcibly().onExit().join();
  }
}
