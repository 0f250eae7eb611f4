package doudi.bench;

import com.mongodb.reactivestreams.client.MongoClients;
import doudi.city.CityReader;
import doudi.complaint.PastComplaints;
import doudi.embedded.EmbeddedMongo;
import doudi.plumbing.MongoFutures;
import doudi.support.Folders;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long figures take over HTTP with few and with many complaints behind them, while nothing happens and while residents file. */
public final class FiguresBench {
  private static final int[] SIZES = Arrays.stream(System.getProperty("sizes", "1000,100000").split(",")).mapToInt(Integer::parseInt).toArray();
  private static final int LOOKS = Integer.getInteger("looks", 1_000);
  private static final int WARM_UP = 200;
  private static final int FILED_PER_SECOND = Integer.getInteger("perSecond", 20);

  /** @param p50 in ms, as the rest */
  private record Times(double p50, double p99, double most) {}

  private final Map<String, Map<String, Times>> table = new LinkedHashMap<>();
  private final Vertx vertx = Vertx.vertx();
  private final PastComplaints past = new PastComplaints(CityReader.read(new JsonObject(resource("/demo/city.json"))).as(1).catalog(),
      resource("/cluster/planted.jsonl").lines().map(JsonObject::new).toList());

  private FiguresBench() {}

  public static void main(String[] args) throws Exception {
    var bench = new FiguresBench();
    try {
      for (int size : SIZES) bench.measure(size);
      bench.print();
    } finally {
      bench.vertx.close().await(20, TimeUnit.SECONDS);
    }
  }

  private static String resource(String name) {
    try (var in = FiguresBench.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(name, unreadable);
    }
  }

  private void measure(int complaints) throws Exception {
    Path data = Files.createTempDirectory("doudi-figures");
    fill(data.resolve("store"), complaints);
    try (var program = new RunningProgram(data)) {
      program.start().stop();
      System.err.println(complaints + " complaints, recounted: " + program.recounted());
      program.start();
      Map<String, String> auditor = program.signIn("auditor-city");
      JsonObject worst = new JsonObject(ok(program.send("GET", "/v1/hotspots?limit=1", null, auditor))).getJsonArray("items").getJsonObject(0);
      var paths = new LinkedHashMap<String, String>();
      paths.put("hotspot list, 50 of 90 days", "/v1/hotspots?limit=50");
      paths.put("one hotspot", "/v1/hotspots/" + worst.getString("id"));
      paths.put("its clusters", "/v1/hotspots/" + worst.getString("id") + "/clusters");
      paths.put("dossier", "/v1/platforms/" + worst.getString("platformId") + "/dossier");
      paths.put("public figures", "/v1/public/figures");
      look(program, auditor, paths, complaints, "quiet");
      whileFiling(program, () -> look(program, auditor, paths, complaints, FILED_PER_SECOND + " filed a second"));
      program.stop();
    }
    Folders.delete(data);
  }

  private void fill(Path store, int complaints) throws Exception {
    try (var server = EmbeddedMongo.open(store, EmbeddedMongo.Options.DEFAULT.withDurability(EmbeddedMongo.Durability.OS));
        var client = MongoClients.create(server.connectionString())) {
      past.put(new MongoFutures(vertx), client.getDatabase("doudi"), complaints, Instant.now());
    }
  }

  private interface Looking {
    void look() throws Exception;
  }

  private void whileFiling(RunningProgram program, Looking looking) throws Exception {
    var ended = new AtomicBoolean();
    var refused = new ArrayList<String>();
    var filing = new Thread(() -> {
      long due = System.nanoTime();
      while (!ended.get()) {
        try {
          HttpResponse<String> answer = program.send("POST", "/v1/complaints", past.filing(), Map.of());
          if (answer.statusCode() != 201) refused.add(answer.body());
          due += 1_000_000_000L / FILED_PER_SECOND;
          TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        } catch (IOException | InterruptedException failed) {
          refused.add(failed.toString());
        }
      }
    });
    filing.start();
    try {
      looking.look();
    } finally {
      ended.set(true);
      filing.join();
    }
    if (!refused.isEmpty()) throw new IllegalStateException(refused.size() + " not filed, first " + refused.get(0));
  }

  private void look(RunningProgram program, Map<String, String> auditor, Map<String, String> paths, int complaints, String meanwhile)
      throws Exception {
    var nanos = new TreeMap<String, long[]>();
    paths.keySet().forEach(name -> nanos.put(name, new long[LOOKS]));
    for (int i = -WARM_UP; i < LOOKS; i++) {
      for (var path : paths.entrySet()) {
        long begun = System.nanoTime();
        ok(program.send("GET", path.getValue(), null, auditor));
        if (i >= 0) nanos.get(path.getKey())[i] = System.nanoTime() - begun;
      }
    }
    paths.keySet().forEach(name -> table.computeIfAbsent(meanwhile + " | " + name, fresh -> new LinkedHashMap<>())
        .put(String.valueOf(complaints), times(nanos.get(name))));
  }

  private static String ok(HttpResponse<String> answer) {
    if (answer.statusCode() == 200) return answer.body();
    throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
  }

  private static Times times(long[] nanos) {
    Arrays.sort(nanos);
    return new Times(nanos[nanos.length / 2] / 1e6, nanos[(int) (nanos.length * 0.99) - 1] / 1e6, nanos[nanos.length - 1] / 1e6);
  }

  private void print() {
    List<String> sizes = Arrays.stream(SIZES).mapToObj(String::valueOf).toList();
    System.out.println("| meanwhile | request |" + String.join("", sizes.stream().map(size -> " p50 ms, " + size + " | p99 | most |").toList()));
    System.out.println("|---|---|" + "---:|".repeat(3 * sizes.size()));
    table.forEach((row, bySize) -> System.out.println("| " + row + " |" + String.join("", sizes.stream().map(bySize::get)
        .map(times -> " %.1f | %.1f | %.1f |".formatted(times.p50(), times.p99(), times.most())).toList())));
    System.out.printf("%d looks at each; load of the machine %.1f%n", LOOKS, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
