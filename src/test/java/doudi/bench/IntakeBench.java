package doudi.bench;

import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the product costs over a bare insert: throughput and latency of filing and of a queue page beside those of an endpoint that only
 * inserts, round by round in turn on the same machine and store. Exit code 0: measured and consistent; 1: errors or lost complaints;
 * 2: bad usage.
 */
public final class IntakeBench {
  private static final int PROBES = 20;
  private final BenchOptions options;
  private final Words words = new Words();

  private IntakeBench(BenchOptions options) {
    this.options = options;
  }

  public static void main(String[] args) {
    int code;
    try {
      code = run(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      code = 2;
    } catch (Exception e) {
      System.err.println("the bench failed: " + e);
      code = 1;
    }
    System.exit(code);
  }

  static int run(String... args) throws Exception {
    Quiet.please();
    var options = BenchOptions.parse(args);
    endAfter(options.longest());
    return new IntakeBench(options).measured();
  }

  private static void endAfter(Duration longest) {
    var guard = new Thread(() -> {
      try {
        Thread.sleep(longest.toMillis());
        System.err.println("the bench did not end within " + longest.toSeconds() + " s");
        System.exit(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }, "guard");
    guard.setDaemon(true);
    guard.start();
  }

  private int measured() throws Exception {
    try (var stage = Stage.of(options); var load = new Load()) {
      var product = stage.product();
      var probes = probes(product);
      var stored = StoredSize.ofComplaint(stage.mongo());
      int bytes = stored.orElse(probes.get(0).encode().length());
      var queue = product.queuePage(stage.accounts(), probes);
      var bareUrl = stage.startBare("bench_bare_" + Instant.now().toEpochMilli(), bytes);
      var bare = new BareInsert(bareUrl, words);
      var filing = new Filing(product.url(), product.residents(Collections.max(options.connections())), words);
      head(stage, bytes, stored.isPresent());
      var results = new Results(bare.name());
      rounds(load, List.of(bare, filing, queue), results);
      System.out.println("\n" + results.markdown());
      busyness("after");
      System.out.println("queue page at the end: " + product.items(queue) + " complaints");
      return judge(results, bare.judge(count(bareUrl)), filing.judge(product));
    }
  }

  private List<JsonObject> probes(Product product) throws Exception {
    var probes = new ArrayList<JsonObject>();
    String token = product.residents(1).get(0);
    for (int i = 0; i < PROBES; i++) {
      probes.add(product.file(token, "bench-probe-" + i, words.next()));
    }
    return probes;
  }

  private void head(Stage stage, int bytes, boolean stored) {
    var pace = options.pace();
    System.out.println("Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + Instant.now());
    busyness("before");
    System.out.println("store " + stage.store(options) + ", documents of " + bytes + " bytes ("
        + (stored ? "as a complaint is stored" : "no complaint found in the store, so as long as the answer") + ")");
    System.out.println(pace.rounds() + " rounds of " + pace.measured().toMillis() / 1000.0 + " s after " + pace.warmUp().toMillis() / 1000.0
        + " s of warm-up, the three kinds in turn; load, product, bare endpoint and store share this machine");
  }

  /** Before the run it shows what else the machine is doing: then it should be well below the number of processors. */
  private static void busyness(String when) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    System.out.printf(Locale.ROOT, "load average of the last minute, %s: %.2f%n", when, load);
  }

  /** The order turns with every round, so that none always follows the same other. */
  private void rounds(Load load, List<Scenario> scenarios, Results results) throws InterruptedException {
    int most = Collections.max(options.connections());
    for (var scenario : scenarios) {
      load.run(scenario, Math.min(16, most), options.pace().firstWarmUp(), Duration.ofMillis(100));
    }
    for (int connections : options.connections()) {
      for (int round = 0; round < options.pace().rounds(); round++) {
        var order = new ArrayList<>(scenarios);
        Collections.rotate(order, -round);
        for (var scenario : order) {
          var measured = load.run(scenario, connections, options.pace().warmUp(), options.pace().measured());
          results.add(connections, scenario.name(), measured);
          System.err.printf("%d connections, round %d, %s: %.0f/s%n", connections, round + 1, scenario.name(), measured.perSecond());
        }
      }
    }
  }

  private static long count(String bareUrl) throws Exception {
    var client = HttpClient.newHttpClient();
    var count = client.send(HttpRequest.newBuilder(URI.create(bareUrl + "/count")).build(), BodyHandlers.ofString());
    client.send(HttpRequest.newBuilder(URI.create(bareUrl + "/documents")).DELETE().build(), BodyHandlers.discarding());
    return Long.parseLong(count.body().strip());
  }

  private static int judge(Results results, String... verdicts) {
    results.errors().forEach((error, times) -> System.out.println("error " + times + " × " + error));
    if (results.reconnected() > 0) {
      System.out.println(results.reconnected() + " rounds lost connections and opened others");
    }
    var wrong = Stream.of(verdicts).filter(verdict -> !verdict.isEmpty()).toList();
    wrong.forEach(verdict -> System.out.println("WRONG: " + verdict));
    return wrong.isEmpty() && results.errors().isEmpty() ? 0 : 1;
  }
}
