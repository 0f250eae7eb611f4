package doudi.embedded.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import doudi.support.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Measurements beside the stock library: {@code inserts}, {@code complaints}, {@code queries} or {@code size}; but for size medians of
 * rounds, and of each round's ratios. {@code -Dbench.kinds=doudi,memory,h2}, {@code -Dbench.rounds=5}, {@code -Dbench.warmUp=5}.
 */
final class StoreBench {
  interface Operation {
    void run(int i);
  }

  static final List<String> KINDS = List.of(System.getProperty("bench.kinds", "doudi,memory,h2").split(","));
  static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  static final int WARM_UP = Integer.getInteger("bench.warmUp", 5);
  static final Date FAR = new Date(4_000_000_000_000L);
  static final AtomicInteger IDS = new AtomicInteger();

  private StoreBench() {
  }

  public static void main(String[] args) throws Exception {
    Path base = Files.createTempDirectory("doudi-bench-");
    switch (args[0]) {
      case "inserts" -> inserts(base, StoreBench::smallIndexes, StoreBench::small);
      case "complaints" -> inserts(base, StoreBench::complaintIndexes, StoreBench::complaint);
      case "queries" -> queries(base);
      case "size" -> size(base);
      default -> throw new IllegalArgumentException(args[0]);
    }
    Folders.delete(base);
    System.exit(0);
  }

  /** 2 KB. */
  static Document small(int id) {
    return new Document("_id", id).append("version", 1L).append("status", id % 4 == 0 ? "new" : "done")
      .append("window", "w" + id % 10 / 5)
      .append("due", new Date(1_700_000_000_000L + id * 7919L % 1_000_003)).append("email", "u" + id + "@x.org")
      .append("grp", id % 1000)
      .append("name", "Name " + id).append("tags", List.of("a", "b", "c")).append("addr", new Document("city", "C" + id % 50)
      .append("zip", id))
      .append("pad", "x".repeat(1700));
  }

  static void smallIndexes(MongoCollection<Document> c) {
    c.createIndex(new Document("email", 1), new IndexOptions().unique(true));
    c.createIndex(new Document("grp", 1));
    c.createIndex(new Document("window", 1).append("status", 1).append("due", 1));
  }

  /** 2.5 KB with a history, as the product files it. */
  static Document complaint(int id) {
    Date now = new Date(1_700_000_000_000L + id * 1000L);
    Document filed = new Document("kind", "Filed").append("at", now).append("by", "resident").append("id", "e" + id);
    Document routed = new Document("kind", "Routed").append("at", now).append("window", "w" + id % 40)
      .append("reason", "service, district and failure kind");
    return new Document("_id", "c" + id).append("version", 1L).append("requestKey", "key-" + id).append("claimHash", "hash-" + id)
      .append("windowId", "w" + id % 40).append("status", "WAITING").append("dueKey", id * 7919L % 100_003)
      .append("needsRank", id % 3)
      .append("trips", id % 4).append("filedAt", now).append("urgency", id * 31L % 9973).append("forSupervisor", false)
      .append("residentKey", "r" + id % 5000).append("bucketDay", "b" + id % 300).append("untoldAt", now)
      .append("text", "兜底".repeat(100)).append("pad", "x".repeat(1000)).append("events", List.of(filed, routed))
      .append("place", new Document("district", "d" + id % 20).append("street", "Street " + id % 300));
  }

  static void complaintIndexes(MongoCollection<Document> c) {
    IndexOptions sparse = new IndexOptions().sparse(true);
    c.createIndex(new Document("requestKey", 1), new IndexOptions().unique(true).sparse(true));
    c.createIndex(new Document("claimHash", 1), new IndexOptions().unique(true).sparse(true));
    c.createIndex(new Document("windowId", 1).append("status", 1).append("dueKey", 1).append("needsRank", 1).append("trips", 1)
      .append("filedAt", 1).append("_id", 1));
    c.createIndex(new Document("windowId", 1).append("status", 1).append("forSupervisor", 1).append("urgency", 1));
    c.createIndex(new Document("nextDueAt", 1), sparse);
    c.createIndex(new Document("untoldAt", 1), sparse);
    c.createIndex(new Document("closedAt", 1), sparse);
    c.createIndex(new Document("residentKey", 1).append("filedAt", -1).append("_id", -1));
    c.createIndex(new Document("bucketDay", 1));
    c.createIndex(new Document("windowId", 1).append("filedAt", 1));
  }

  static void load(MongoCollection<Document> c, int n) {
    smallIndexes(c);
    for (int from = 0; from < n; from += 1000) {
      c.insertMany(IntStream.range(from, Math.min(n, from + 1000)).mapToObj(StoreBench::small).toList());
    }
  }

  /** Operations per second, median latency in ms, operations. */
  static double[] measure(int threads, double seconds, Operation operation) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger sequence = new AtomicInteger();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    List<Future<List<Long>>> runs = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      runs.add(pool.submit(() -> {
        List<Long> times = new ArrayList<>();
        for (long now = System.nanoTime(); now < end; ) {
          operation.run(sequence.incrementAndGet());
          long after = System.nanoTime();
          times.add(after - now);
          now = after;
        }
        return times;
      }));
    }
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> run : runs) {
      all.addAll(run.get());
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    pool.shutdown();
    Collections.sort(all);
    return new double[] {all.size() / elapsed, all.get(all.size() / 2) / 1e6, all.size()};
  }

  static void inserts(Path base, java.util.function.Consumer<MongoCollection<Document>> indexes,
    java.util.function.IntFunction<Document> document)
    throws Exception {
    Map<String, BenchedStore> stores = new LinkedHashMap<>();
    for (String kind : KINDS) {
      stores.put(kind, new BenchedStore(kind, base.resolve(kind)));
    }
    Results results = new Results();
    for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
      for (int threads : new int[] {1, 16, 64}) {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (String kind : KINDS) {
          MongoCollection<Document> c = stores.get(kind).collection("i" + round + "x" + threads);
          indexes.accept(c);
          long cpu = stores.get(kind).cpuMicros();
          double[] result = measure(threads, 1.3, i -> c.insertOne(document.apply(IDS.incrementAndGet())));
          double each = (stores.get(kind).cpuMicros() - cpu) / result[2];
          results.add(round, String.format("%-6s x%-2d server cpu us/insert", kind, threads), each);
          c.drop();
          results.add(round, String.format("%-6s x%-2d inserts/s", kind, threads), result[0]);
          results.add(round, String.format("%-6s x%-2d p50 ms", kind, threads), result[1]);
          rates.put(kind, result[0]);
        }
        for (String other : KINDS.subList(1, KINDS.size())) {
          results.add(round, String.format("x%-2d %s / %s", threads, KINDS.get(0), other), rates.get(KINDS.get(0)) / rates.get(other));
        }
      }
    }
    results.print();
    stores.values().forEach(BenchedStore::close);
  }

  static void queries(Path base) throws Exception {
    int[] sizes = {1000, 20_000, 100_000};
    Results results = new Results();
    for (String kind : KINDS) {
      try (BenchedStore store = new BenchedStore(kind, base.resolve(kind))) {
        for (int n : sizes) {
          load(store.collection("q" + n), n);
        }
        for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
          List<Map<String, Operation>> bySize = new ArrayList<>();
          for (int n : sizes) {
            bySize.add(operations(store.collection("q" + n), n, round));
          }
          for (String name : bySize.get(0).keySet()) {
            double[] p50 = new double[sizes.length];
            for (int i = 0; i < sizes.length; i++) {
              p50[i] = measure(1, 0.8, bySize.get(i).get(name))[1];
              results.add(round, String.format("%-6s %-11s %6d p50 ms", kind, name, sizes[i]), p50[i]);
            }
            results.add(round, String.format("%-6s %-11s 100000 / 1000", kind, name), p50[2] / p50[0]);
          }
        }
      }
    }
    results.print();
  }

  static Map<String, Operation> operations(MongoCollection<Document> c, int n, int round) {
    Document waiting = new Document("window", "w0").append("status", "new");
    AtomicLong due = new AtomicLong(1_800_000_000_000L + round * 10_000_000L);
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("claim", i -> c.findOneAndUpdate(new Document(waiting).append("due", new Document("$lte", FAR)),
      new Document("$set", new Document("due", new Date(due.incrementAndGet()))).append("$inc", new Document("version", 1L)),
      new FindOneAndUpdateOptions().sort(new Document("due", 1)).projection(new Document("_id", 1))));
    operations.put("page", i -> c.find(waiting).sort(new Document("due", 1)).limit(50).into(new ArrayList<>()));
    operations.put("id+version", i -> c.find(new Document("_id", (int) (i * 7919L % n)).append("version", new Document("$gte", 1L)))
      .first());
    operations.put("hotspot", i -> c.aggregate(List.of(Aggregates.match(new Document("email", new Document("$in",
      IntStream.range(0, 50).mapToObj(k -> "u" + (i + k) % n + "@x.org").toList()))),
      Aggregates.group("$status", Accumulators.sum("n", 1)))).into(new ArrayList<>()));
    return operations;
  }

  static void size(Path base) throws Exception {
    for (String kind : KINDS) {
      Path folder = base.resolve(kind);
      try (BenchedStore store = new BenchedStore(kind, folder)) {
        measureSize(kind, store);
      }
      for (int i = 0; i < 3 && !kind.equals("memory"); i++) {
        try (BenchedStore store = new BenchedStore(kind, folder)) {
          System.out.printf("%s start %d ms, %d ms of cpu, heap %d MB%n", kind, store.startMillis, store.cpuMicros() / 1000,
            store.heapMegabytes());
        }
      }
      System.out.println(kind + " files " + Arrays.toString(folder.toFile().list()));
    }
  }

  static void measureSize(String kind, BenchedStore store) throws Exception {
    int n = 100_000;
    MongoCollection<Document> c = store.collection("c");
    long start = System.nanoTime();
    load(c, n);
    System.out.printf("%s load %d in %.1f s, heap %d MB, folder %d MB%n", kind, n, seconds(start), store.heapMegabytes(),
      store.folderMegabytes());
    AtomicInteger left = new AtomicInteger(kind.equals("h2") ? 40_000 : 200_000);
    int updates = left.get();
    AtomicLong peak = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(33);
    start = System.nanoTime();
    for (int t = 0; t < 32; t++) {
      pool.execute(() -> {
        while (left.getAndDecrement() > 0) {
          c.updateOne(new Document("_id", ThreadLocalRandom.current().nextInt(n)),
            new Document("$inc", new Document("version", 1L)));
        }
      });
    }
    pool.execute(() -> watch(store, left, peak));
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.MINUTES);
    System.out.printf("%s %d updates in %.1f s, heap %d MB, folder %d MB, at most %d MB%n", kind, updates, seconds(start),
      store.heapMegabytes(),
      store.folderMegabytes(), peak.get());
  }

  static void watch(BenchedStore store, AtomicInteger left, AtomicLong peak) {
    while (left.get() > 0) {
      try {
        Thread.sleep(50);
        peak.accumulateAndGet(store.folderMegabytes(), Math::max);
      } catch (java.io.UncheckedIOException e) {
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /** Rounds up to 0 warm up and do not count. */
  static final class Results {
    private final Map<String, List<Double>> values = new TreeMap<>();

    void add(int round, String name, double value) {
      if (round > 0) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }

    double median(String name) {
      List<Double> sorted = values.get(name).stream().sorted().toList();
      return sorted.get(sorted.size() / 2);
    }

    void print() {
      values.forEach((name, all) -> System.out.printf("%-34s median %9.3f of %s%n", name, median(name), all.stream()
        .map(v -> String.format("%.3f", v)).toList()));
    }
  }
}
