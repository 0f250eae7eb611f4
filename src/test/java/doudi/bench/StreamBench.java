package doudi.bench;

import doudi.support.EventReader;
import doudi.support.Folders;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What open streams cost, and how long after a filing its window hears of it. Starts {@code target/doudi.jar} for itself. */
public final class StreamBench {
  private static final int STREAMS = Integer.getInteger("streams", 2_000);
  private static final int PER_SECOND = Integer.getInteger("perSecond", 200);
  private static final int SECONDS = Integer.getInteger("seconds", 15);
  private static final int WARM_UP_SECONDS = Integer.getInteger("warmUp", 60);

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxChunkSize(4_096), new PoolOptions()
      .setHttp1MaxSize(STREAMS + 100));
  private final Path folder;
  private final int port;
  private String window;
  private String token;

  private StreamBench(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Arguments: none; {@code -Dstreams -DperSecond -Dseconds} change the load. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("doudi-streams");
    int port = Child.freePort();
    var environment = Map.of("DOUDI_PORT", "" + port, "DOUDI_DATA", folder.toString(), "DOUDI_DEMO", "true");
    var java = List.of("-Xmx1g", "-XX:+UseG1GC", "-Dvertx.disableDnsResolver=true", "-jar",
        System.getProperty("doudi.jar", "target/doudi.jar"));
    try (Child product = Child.java(environment, java)) {
      new Product("http://127.0.0.1:" + port).untilReady(Duration.ofSeconds(60));
      var bench = new StreamBench(folder, port);
      bench.signIn();
      bench.latency();
      bench.memory(product.pid());
    }
    Folders.delete(folder);
    System.exit(0);
  }

  private void signIn() throws Exception {
    window = post("/v1/complaints", filing()).getJsonObject("window").getString("id");
    JsonObject clerk = new JsonArray(Files.readString(folder.resolve("demo-accounts.json"))).stream().map(JsonObject.class::cast)
        .filter(one -> one.getString("role").equals("clerk") && one.getJsonArray("windowIds").contains(window)).findFirst().orElseThrow();
    token = post("/v1/sign-ins", new JsonObject().put("account", clerk.getString("account")).put("password", clerk.getString("password")))
        .getString("token");
  }

  private static JsonObject filing() {
    return new JsonObject().put("narrative", "手机上点了半天也点不进去，到底要去哪里办？");
  }

  private JsonObject post(String path, JsonObject body) throws Exception {
    return client.request(HttpMethod.POST, port, "127.0.0.1", path)
        .compose(request -> request.putHeader("content-type", "application/json").send(body.toBuffer()))
        .compose(answer -> answer.body()).await(20, TimeUnit.SECONDS).toJsonObject();
  }

  /** Offered at a fixed pace whether answers come or not; measured from the moment the request was due. */
  private void latency() throws Exception {
    var due = new ConcurrentHashMap<String, Long>();
    var answered = new ConcurrentHashMap<String, Long>();
    var failed = new AtomicInteger();
    try (EventReader stream = EventReader.open(URI.create("http://127.0.0.1:" + port), "/v1/windows/" + window
        + "/stream", Map.of("Authorization", "Bearer " + token))) {
      long begin = System.nanoTime();
      int all = (WARM_UP_SECONDS + SECONDS) * PER_SECOND;
      for (int i = 0; i < all; i++) {
        long at = begin + i * 1_000_000_000L / PER_SECOND;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, at - System.nanoTime()));
        boolean counts = i >= WARM_UP_SECONDS * PER_SECOND;
        client.request(HttpMethod.POST, port, "127.0.0.1", "/v1/complaints")
            .compose(request -> request.putHeader("content-type", "application/json").send(filing().toBuffer()))
                .compose(answer -> answer.body())
            .onSuccess(body -> {
              String id = body.toJsonObject().getString("id");
              if (!counts) return;
              due.put(id, at);
              answered.put(id, System.nanoTime());
            }).onFailure(refused -> {
              System.err.println("filing failed: " + refused);
              failed.incrementAndGet();
            });
      }
      TimeUnit.SECONDS.sleep(5);
      var filed = new ArrayList<Long>();
      var seen = new ArrayList<Long>();
      answered.forEach((id, at) -> filed.add(at - due.get(id)));
      stream.all().forEach(event -> {
        Long at = due.get(event.json().getString("complaintId"));
        if (at != null) seen.add(event.at() - at);
      });
      System.out.printf("filing at %d/s for %d s: failed %d%n  answer        %s%n  stream item   %s%n", PER_SECOND, SECONDS, failed.get(),
          figures(filed), figures(seen));
    }
  }

  private static String figures(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0 ? "none"
        : "n=%d median=%.1f ms p95=%.1f ms p99=%.1f ms max=%.1f ms".formatted(sorted.length, sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 95 / 100] / 1e6, sorted[sorted.length * 99 / 100] / 1e6, Arrays.stream(sorted).max().orElse(0) / 1e6);
  }

  private void memory(long pid) throws Exception {
    long[] before = used(pid);
    var open = new AtomicInteger();
    for (int i = 0; i < STREAMS; i++) {
      var options = new RequestOptions().setHost("127.0.0.1").setPort(port).setURI("/v1/windows/" + window + "/stream")
          .putHeader("Authorization", "Bearer " + token);
      client.request(options).compose(request -> request.send()).onSuccess(answer -> {
        if (answer.statusCode() == 200) open.incrementAndGet();
        answer.handler(ignored -> { });
      });
      if (i % 50 == 49) TimeUnit.MILLISECONDS.sleep(50);
    }
    TimeUnit.SECONDS.sleep(20);
    long[] after = used(pid);
    System.out.printf("%d streams open and idle for 20 s: heap after collection +%d MB, resident +%d MB%n", open.get(),
        after[0] - before[0], after[1] - before[1]);
  }

  /** Heap in use after a full collection, and memory of the process, in MB. */
  private static long[] used(long pid) throws Exception {
    new ProcessBuilder(jcmd(), "" + pid, "GC.run").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    TimeUnit.SECONDS.sleep(1);
    var heap = new ProcessBuilder(jcmd(), "" + pid, "GC.heap_info").start();
    String text = new String(heap.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    long kilobytes = Long.parseLong(text.replaceAll("(?s).*?used (\\d+)K.*", "$1"));
    long resident = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    return new long[] {kilobytes / 1024, resident / 1024};
  }

  private static String jcmd() {
    return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
  }
}
