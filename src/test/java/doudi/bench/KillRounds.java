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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends the whole program by {@code kill -9} in the middle of filing, calling and resolving, leaves torn bytes behind the journal, starts it
 * again, and looks for everything that had been acknowledged.
 */
public final class KillRounds {
  private static final String WINDOW = "w-city-hall";
  private static final int PEOPLE = 4;
  private static final Duration START = Duration.ofSeconds(90);

  /** What the rounds found: nothing lost, nothing without a route, when all is well. */
  public record Outcome(int rounds, int acknowledged, List<String> lost, String recount) {}

  private final Path data;
  private final Random random;
  private final HttpClient http = HttpClient.newHttpClient();
  /** Events that were acknowledged, by complaint. */
  private final Map<String, Set<String>> acknowledged = new ConcurrentHashMap<>();
  private int port;
  private Map<String, String> accounts = Map.of();
  private volatile boolean running;

  public KillRounds(Path data, long seed) {
    this.data = data;
    this.random = new Random(seed);
  }

  /** Arguments: how many rounds; {@code told} before it kills on the way from a write to its telling, over a store of its own. */
  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("told")) ToldRounds.main(args.length == 1 ? 30 : Integer.parseInt(args[1]));
    Path data = Files.createTempDirectory("doudi-kill-");
    Outcome outcome = new KillRounds(data, 7).run(args.length == 0 ? 50 : Integer.parseInt(args[0]));
    System.out.printf("rounds %d, acknowledged changes %,d, lost %d, recount: %s%n", outcome.rounds, outcome.acknowledged,
        outcome.lost.size(), outcome.recount);
    outcome.lost.forEach(System.out::println);
    System.exit(outcome.lost.isEmpty() && outcome.recount.equals("differences: 0") ? 0 : 1);
  }

  public Outcome run(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      Process program = started();
      loadAndKill(program);
      tear();
    }
    Process program = started();
    var lost = lost();
    program.destroy();
    program.waitFor(20, TimeUnit.SECONDS);
    return new Outcome(rounds, acknowledged.values().stream().mapToInt(Set::size).sum(), lost, recounted());
  }

  private Process started() throws Exception {
    port = Child.freePort();
    var process = java("doudi.Main").start();
    long end = System.nanoTime() + START.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > end) throw new IllegalStateException("did not start, see " + data.resolve("log"));
      TimeUnit.MILLISECONDS.sleep(50);
    }
    accounts = new ConcurrentHashMap<>();
    new JsonArray(Files.readString(data.resolve("demo-accounts.json")))
        .forEach(one -> accounts.put(((JsonObject) one).getString("account"), ((JsonObject) one).getString("password")));
    return process;
  }

  private ProcessBuilder java(String main, String... arguments) {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
        .toString(), "-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()));
    builder.environment().putAll(Map.of("DOUDI_PORT", String.valueOf(port), "DOUDI_DATA", data.toString(), "DOUDI_DEMO", "true"));
    return builder;
  }

  private boolean ready() {
    try {
      return send("GET", "/health/ready", null, Map.of()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void loadAndKill(Process program) throws Exception {
    running = true;
    var people = new ArrayList<Thread>();
    for (int i = 0; i < PEOPLE; i++) people.add(new Thread(this::fileAndServe, "people-" + i));
    people.forEach(Thread::start);
    TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1_500));
    program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    running = false;
    for (Thread person : people) person.join();
  }

  /** A resident files, a clerk calls and resolves, until the program is gone. What got a 2xx answer is written down. */
  private void fileAndServe() {
    try {
      var clerk = Map.of("Authorization", "Bearer " + signIn());
      while (running) {
        var filed = send("POST", "/v1/complaints", new JsonObject().put("narrative", "网上办不了，窗口能办吗？")
            .put("needs", new JsonArray().add("ramp")),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        if (filed.statusCode() == 201) note(filed, "Filed", "Routed");
        var called = send("POST", "/v1/windows/" + WINDOW + "/calls", new JsonObject(), clerk);
        if (called.statusCode() != 200) continue;
        note(called, "Called");
        var done = new JsonObject().put("outcome", "done").put("words", "办好了").put("cause", "confusing");
        var resolved = send("PUT", "/v1/complaints/" + new JsonObject(called.body()).getString("id") + "/resolution", done, clerk);
        if (resolved.statusCode() == 200) note(resolved, "Resolved");
      }
    } catch (IOException killed) {
      return;
    }
  }

  private void note(HttpResponse<String> answer, String... events) {
    acknowledged.computeIfAbsent(new JsonObject(answer.body()).getString("id"), fresh -> ConcurrentHashMap.newKeySet())
        .addAll(List.of(events));
  }

  private String signIn() throws IOException {
    String account = accounts.keySet().stream().filter(name -> name.startsWith("clerk-city-hall")).findFirst().orElseThrow();
    var body = new JsonObject().put("account", account).put("password", accounts.get(account));
    return new JsonObject(send("POST", "/v1/sign-ins", body, Map.of()).body()).getString("token");
  }

  /** Bytes of a record that was never finished, as a power cut leaves them. */
  private void tear() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("store"))) {
      Path journal = files.filter(file -> file.getFileName().toString().startsWith("journal-")).max(Comparator.comparing(Path::toString))
          .orElseThrow();
      byte[] torn = new byte[1 + random.nextInt(200)];
      random.nextBytes(torn);
      Files.write(journal, torn, StandardOpenOption.APPEND);
    }
  }

  private List<String> lost() throws IOException {
    var lost = new ArrayList<String>();
    var auditor = Map.of("Authorization", "Bearer " + supervisor());
    for (var entry : acknowledged.entrySet()) {
      var answer = send("GET", "/v1/complaints/" + entry.getKey(), null, auditor);
      var complaint = new JsonObject(answer.body());
      var missing = new HashSet<>(entry.getValue());
      complaint.getJsonArray("history", new JsonArray()).forEach(event -> missing.remove(((JsonObject) event).getString("type")));
      if (answer.statusCode() != 200 || !missing.isEmpty()) lost.add(entry.getKey() + " answers " + answer.statusCode() + " without "
          + missing);
      else if (complaint.getJsonObject("window").getString("id").isEmpty()) lost.add(entry.getKey() + " has no route");
    }
    return lost;
  }

  private String supervisor() throws IOException {
    var body = new JsonObject().put("account", "supervisor-city").put("password", accounts.get("supervisor-city"));
    return new JsonObject(send("POST", "/v1/sign-ins", body, Map.of()).body()).getString("token");
  }

  /** The last line that {@code recount} prints, run on the folder when the program has ended. */
  private String recounted() throws Exception {
    var process = java("doudi.Main", "recount").redirectOutput(data.resolve("recount").toFile()).start();
    process.waitFor(60, TimeUnit.SECONDS);
    return Files.readAllLines(data.resolve("recount")).stream().filter(line -> line.startsWith("differences")).findFirst()
        .orElse("did not end");
  }

  private HttpResponse<String> send(String method, String path, JsonObject body, Map<String, String> headers) throws IOException {
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
}
