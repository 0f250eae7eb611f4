package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.bench.RunningProgram;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backs up the whole program while people file, puts the copy elsewhere, and looks for everything that had been acknowledged by then. */
class RestoreDrillTest {
  private static final String STORE = "doudi.embedded.EmbeddedMain";
  @TempDir Path folder;
  /** Claim codes by complaint. */
  private final Map<String, String> filed = new ConcurrentHashMap<>();
  private volatile boolean filing = true;

  @Test
  void aCopyTakenUnderLoadHoldsEverythingThatWasAcknowledgedBefore() throws Exception {
    Path here = Files.createDirectories(folder.resolve("here"));
    Path there = Files.createDirectories(folder.resolve("there"));
    Path copy = folder.resolve("copy");
    Map<String, String> before;
    try (var program = new RunningProgram(here).start()) {
      var people = peopleFile(program);
      TimeUnit.SECONDS.sleep(2);
      before = Map.copyOf(filed);
      assertThat(end(program.java("backup", STORE, "backup", "--data", here.resolve("store").toString(), "--to", copy.toString())))
          .as("backup, see %s", here).isZero();
      filing = false;
      for (Thread one : people) one.join();
      assertThat(filed.size()).as("filed while it was copied").isGreaterThan(before.size());
    }
    assertThat(before).isNotEmpty();
    Files.copy(here.resolve("demo-accounts.json"), there.resolve("demo-accounts.json"));
    try (var program = new RunningProgram(there)) {
      assertThat(end(program.java("restore", STORE, "restore", "--from", copy.toString(), "--data", there.resolve("store").toString())))
          .as("restore, see %s", there).isZero();
      program.start();
      for (var one : before.entrySet()) assertThat(read(program, one.getKey(), one.getValue())).isEqualTo(one.getKey());
      assertThat(program.signIn("supervisor-city").get("Authorization")).as("sign-ins came along").doesNotEndWith("null");
      program.untilSwept();
      assertThat(program.stop()).isZero();
      assertThat(program.recounted()).isEqualTo("differences: 0");
    }
  }

  private List<Thread> peopleFile(RunningProgram program) {
    var people = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) people.add(new Thread(() -> {
      try {
        while (filing) {
          var answer = program.send("POST", "/v1/complaints", new JsonObject().put("narrative", "网上办不了"), Map.of());
          var complaint = new JsonObject(answer.body());
          if (answer.statusCode() == 201) filed.put(complaint.getString("id"), complaint.getString("claimCode"));
        }
      } catch (IOException gone) {
        filed.put("the program was gone", gone.toString());
      }
    }));
    people.forEach(Thread::start);
    return people;
  }

  private static String read(RunningProgram program, String id, String claimCode) throws IOException {
    return new JsonObject(program.send("GET", "/v1/complaints/" + id, null, Map.of("Claim-Code", claimCode)).body()).getString("id");
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
