package doudi.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day squeezed into minutes: residents file, look, answer and confirm, clerks work their queue, managers read hotspots, and the program is
 * restarted in between. Stays below what the machine can take, so that what grows is what leaks.
 *
 * <p>Every complaint stays in memory by design, so heap is compared across a restart: what a fresh start over the same complaints does not
 * need again had leaked.
 */
public final class Soak {
  private static final int PEOPLE = 4;
  private static final long PAUSE_MILLIS = 60;
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

  /**
   * @param unexpected answers that nobody should have got, each with how often
   * @param leaked heap in use at the end of a shift ÷ the same after the restart that followed, one for each restart
   */
  public record Outcome(Map<String, Long> answers, Map<String, Long> unexpected, List<Double> leaked, List<Long> heapKb, int stored,
      String recount) {}

  private final RunningProgram program;
  private final int shifts;
  private final long shiftSeconds;
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> unexpected = new ConcurrentHashMap<>();
  private final AtomicLong filed = new AtomicLong();
  private volatile boolean working;

  public Soak(Path data, int shifts, long shiftSeconds) {
    this.program = new RunningProgram(data);
    this.shifts = shifts;
    this.shiftSeconds = shiftSeconds;
  }

  public static void main(String[] args) throws Exception {
    int minutes = args.length == 0 ? 10 : Integer.parseInt(args[0]);
    int shifts = 5;
    Outcome outcome = new Soak(Files.createTempDirectory("doudi-soak-"), shifts, minutes * 60L / shifts).run();
    System.out.printf("answers %s%nunexpected %s%nheap at the end of a shift, KiB %s%n÷ after the restart %s%ncomplaints %,d, recount: %s%n",
        outcome.answers, outcome.unexpected, outcome.heapKb, outcome.leaked, outcome.stored, outcome.recount);
    System.exit(outcome.unexpected.isEmpty() && outcome.recount.equals("differences: 0") ? 0 : 1);
  }

  public Outcome run() throws Exception {
    var heap = new ArrayList<Long>();
    var leaked = new ArrayList<Double>();
    for (int shift = 0; shift < shifts; shift++) {
      program.start();
      if (shift > 0) leaked.add((double) heap.get(shift - 1) / heapKb());
      work();
      heap.add(heapKb());
      if (program.stop() != 0) unexpected.computeIfAbsent("exit code", fresh -> new LongAdder()).increment();
    }
    program.start();
    leaked.add((double) heap.get(shifts - 1) / heapKb());
    program.stop();
    return new Outcome(sums(answers), sums(unexpected), leaked, heap, filed.intValue(), program.recounted());
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counted) {
    var sums = new HashMap<String, Long>();
    counted.forEach((what, times) -> sums.put(what, times.sum()));
    return sums;
  }

  private void work() throws InterruptedException {
    working = true;
    var people = new ArrayList<Thread>();
    for (int i = 0; i < PEOPLE; i++) people.add(new Thread(this::oneDayAfterTheOther, "people-" + i));
    people.forEach(Thread::start);
    TimeUnit.SECONDS.sleep(shiftSeconds);
    working = false;
    for (Thread person : people) person.join();
  }

  private void oneDayAfterTheOther() {
    try {
      var clerk = program.signIn(program.accountLike("clerk-city-hall"));
      var manager = program.signIn("auditor-city");
      while (working) {
        day(clerk, manager);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | RuntimeException broken) {
      unexpected.computeIfAbsent(broken.toString(), fresh -> new LongAdder()).increment();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void day(Map<String, String> clerk, Map<String, String> manager) throws IOException {
    var newcomer = send("POST", "/v1/residents", new JsonObject(), Map.of(), 201);
    var resident = Map.of("Authorization", "Bearer " + newcomer.getString("token"), "Idempotency-Key", UUID.randomUUID().toString());
    var words = new JsonObject().put("narrative", "网上办不了，窗口能办吗？" + ThreadLocalRandom.current().nextInt());
    String id = send("POST", "/v1/complaints", words, resident, 201).getString("id");
    filed.incrementAndGet();
    send("POST", "/v1/complaints", words, resident, 200);
    send("GET", "/v1/complaints/" + id, null, resident, 200);
    serve(clerk);
    send("GET", "/v1/windows/w-city-hall/queue?limit=20", null, clerk, 200);
    send("GET", "/v1/hotspots?limit=20", null, manager, 200);
    send("GET", "/v1/me/notices", null, resident, 200);
    String status = send("GET", "/v1/complaints/" + id, null, resident, 200).getString("status");
    if (status.equals("awaiting-resident")) send("POST", "/v1/complaints/" + id + "/answers", words("是的"), resident, 200);
    if (status.equals("resolved")) send("PUT", "/v1/complaints/" + id + "/confirmation", outcome(), resident, 200);
  }

  /** Whatever is next in line: one in four is asked something, the others are resolved. */
  private void serve(Map<String, String> clerk) throws IOException {
    var called = send("POST", "/v1/windows/w-city-hall/calls", new JsonObject(), clerk, 200, 204);
    if (called.isEmpty()) return;
    String path = "/v1/complaints/" + called.getString("id");
    if (ThreadLocalRandom.current().nextInt(4) == 0) send("POST", path + "/questions", words("哪一天办的？"), clerk, 200);
    else send("PUT", path + "/resolution", new JsonObject().put("outcome", "done").put("words", "办好了").put("cause", "confusing"), clerk, 200);
  }

  private static JsonObject words(String words) {
    return new JsonObject().put("words", words);
  }

  private static JsonObject outcome() {
    return new JsonObject().put("outcome", ThreadLocalRandom.current().nextInt(5) == 0 ? "not-done" : "done");
  }

  private JsonObject send(String method, String path, JsonObject body, Map<String, String> headers, Integer... expected) throws IOException {
    HttpResponse<String> answer = program.send(method, path, body, headers);
    boolean fine = List.of(expected).contains(answer.statusCode());
    (fine ? answers : unexpected).computeIfAbsent(method + " " + answer.statusCode() + (fine ? "" : " " + path + " " + answer.body()), fresh
        -> new LongAdder()).increment();
    return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
  }

  /** What is in use at one moment; between a collection and a second look the program would have made new garbage. */
  private long heapKb() throws Exception {
    Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
    if (!total.find()) throw new IllegalStateException("jcmd does not say how much heap is used");
    return Long.parseLong(total.group(1)) / 1024;
  }

  private String jcmd(String command) throws Exception {
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(program.pid()),
        command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }
}
