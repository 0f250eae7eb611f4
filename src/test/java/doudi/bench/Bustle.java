package doudi.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Residents who file and judge, and clerks who call, release and resolve, all at once and without pause. What gets no answer is tried again
 * with the same key, on the next node.
 */
final class Bustle {
  /** Somebody with a device account. */
  record Resident(String id, String token) {}

  private final Supplier<List<Node>> nodes;
  private final List<String> clerks;
  private final List<Resident> residents = new ArrayList<>();
  private final Map<String, String> filed = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Bustle(Supplier<List<Node>> nodes, List<String> clerks, int people) throws IOException {
    this.nodes = nodes;
    this.clerks = clerks;
    for (int i = 0; i < people; i++) {
      JsonObject made = nodes.get().get(0).send("POST", "/v1/residents", new JsonObject(), Map.of()).good();
      residents.add(new Resident(made.getString("residentId"), made.getString("token")));
    }
  }

  List<Resident> residents() { return residents; }
  /** Complaints that were acknowledged, with the token of their resident. What was stored and not acknowledged is not among them. */
  Map<String, String> filed() { return filed; }

  void begin() {
    running = true;
    threads.clear();
    for (int i = 0; i < residents.size(); i++) {
      int person = i;
      threads.add(new Thread(() -> go(person), "people-" + i));
    }
    threads.forEach(Thread::start);
  }

  /** Waits until so many more are acknowledged. */
  void untilFiled(int more) throws InterruptedException {
    int enough = filed.size() + more;
    long end = System.nanoTime() + 60_000_000_000L;
    while (filed.size() < enough) {
      if (System.nanoTime() > end) throw new IllegalStateException("no complaint is taken any more");
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  void end() throws InterruptedException {
    running = false;
    for (Thread each : threads) each.join();
  }

  private void go(int person) {
    var random = new Random();
    while (running) {
      try {
        day(person, random);
      } catch (IOException killed) {
        pause();
      }
    }
  }

  private void day(int person, Random random) throws IOException {
    file(person);
    Map<String, String> clerk = Node.bearer(clerks.get(person % clerks.size()));
    Node node = node(person);
    Node.Answer called = node.send("POST", "/v1/windows/" + Fleet.WINDOW + "/calls", new JsonObject(), clerk);
    if (called.status() != 200) return;
    String path = "/v1/complaints/" + called.body().getString("id");
    if (random.nextInt(4) == 0) {
      node.send("POST", path + "/releases", new JsonObject(), clerk);
      return;
    }
    var done = new JsonObject().put("outcome", "done").put("words", "办好了").put("cause", "confusing");
    if (!node.send("PUT", path + "/resolution", done, clerk).isGood()) return;
    String owner = filed.get(called.body().getString("id"));
    String word = random.nextInt(3) == 0 ? "not-done" : "done";
    if (owner != null) node.send("PUT", path + "/confirmation", new JsonObject().put("outcome", word), Node.bearer(owner));
  }

  /** Until it is acknowledged: the key makes it one complaint however often it is sent. */
  private void file(int person) {
    String resident = residents.get(person).token();
    var headers = Map.of("Authorization", "Bearer " + resident, "Idempotency-Key", UUID.randomUUID().toString());
    for (int next = person; running; next++) {
      try {
        Node.Answer answer = node(next).send("POST", "/v1/complaints", words(), headers);
        if (answer.isGood()) {
          filed.put(answer.body().getString("id"), resident);
          return;
        }
      } catch (IOException killed) {
        pause();
      }
    }
  }

  /** A complaint in own words, which goes to the city hall. */
  static JsonObject words() {
    return new JsonObject().put("narrative", "手机上点了半天也点不进去，到底要去哪里办？");
  }

  private Node node(int which) throws IOException {
    List<Node> there = nodes.get();
    if (there.isEmpty()) throw new IOException("no node");
    return there.get(which % there.size());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
