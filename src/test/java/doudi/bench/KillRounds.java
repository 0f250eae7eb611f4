package doudi.bench;

import doudi.embedded.TornJournal;
import doudi.support.Folders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ends the whole program by {@code kill -9} in the middle of filing, calling and resolving, leaves torn bytes behind the journal, starts it
 * again, and looks for everything that had been acknowledged.
 */
public final class KillRounds {
  private static final String WINDOW = "w-city-hall";
  private static final int PEOPLE = 4;

  /** What the rounds found: nothing lost, nothing without a route, when all is well. */
  public record Outcome(int rounds, int acknowledged, List<String> lost, String recount) {}

  private final Path data;
  private final Random random;
  private final RunningProgram program;
  /** Events that were acknowledged, by complaint. */
  private final Map<String, Set<String>> acknowledged = new ConcurrentHashMap<>();
  private volatile boolean running;

  public KillRounds(Path data, long seed) {
    this.data = data;
    this.program = new RunningProgram(data);
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
    boolean well = outcome.lost.isEmpty() && outcome.recount.equals("differences: 0");
    if (well) Folders.delete(data);
    else System.out.println("what is there to look at: " + data);
    System.exit(well ? 0 : 1);
  }

  public Outcome run(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      program.start();
      loadAndKill();
      TornJournal.tear(data.resolve("store"), random, 200);
      System.out.printf("round %d of %d: %,d acknowledged changes so far%n", round + 1, rounds, acknowledgedChanges());
    }
    program.start();
    var lost = lost();
    program.untilSwept();
    program.stop();
    return new Outcome(rounds, acknowledgedChanges(), lost, program.recounted());
  }

  private int acknowledgedChanges() {
    return acknowledged.values().stream().mapToInt(Set::size).sum();
  }

  private void loadAndKill() throws Exception {
    running = true;
    var people = new ArrayList<Thread>();
    for (int i = 0; i < PEOPLE; i++) people.add(new Thread(this::fileAndServe, "people-" + i));
    people.forEach(Thread::start);
    TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1_500));
    program.kill();
    running = false;
    for (Thread person : people) person.join();
  }

  /** A resident files, a clerk calls and resolves, until the program is gone. What got a 2xx answer is written down. */
  private void fileAndServe() {
    try {
      var clerk = program.signIn(program.accountLike("clerk-city-hall"));
      while (running) {
        var filed = program.send("POST", "/v1/complaints", new JsonObject().put("narrative", "网上办不了，窗口能办吗？")
            .put("needs", new JsonArray().add("ramp")),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        if (filed.statusCode() == 201) note(filed, "Filed", "Routed");
        var called = program.send("POST", "/v1/windows/" + WINDOW + "/calls", new JsonObject(), clerk);
        if (called.statusCode() != 200) continue;
        note(called, "Called");
        var done = new JsonObject().put("outcome", "done").put("words", "办好了").put("cause", "confusing");
        var resolved = program.send("PUT", "/v1/complaints/" + new JsonObject(called.body()).getString("id") + "/resolution", done, clerk);
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

  private List<String> lost() throws IOException {
    var lost = new ArrayList<String>();
    var supervisor = program.signIn("supervisor-city");
    for (var entry : acknowledged.entrySet()) {
      var answer = program.send("GET", "/v1/complaints/" + entry.getKey(), null, supervisor);
      var complaint = new JsonObject(answer.body());
      var missing = new HashSet<>(entry.getValue());
      complaint.getJsonArray("history", new JsonArray()).forEach(event -> missing.remove(((JsonObject) event).getString("type")));
      if (answer.statusCode() != 200 || !missing.isEmpty()) lost.add(entry.getKey() + " answers " + answer.statusCode() + " without "
          + missing);
      else if (complaint.getJsonObject("window").getString("id").isEmpty()) lost.add(entry.getKey() + " has no route");
    }
    return lost;
  }
}
