package doudi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IntakeBenchTest {
  @TempDir
  Path folder;
  private final MongoServer store = new MongoServer(new MemoryBackend());
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private StubProduct product;
  private String mongo;

  @BeforeEach
  void start() {
    product = new StubProduct();
    mongo = "mongodb://127.0.0.1:" + store.bind().getPort() + "/bench";
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setOut(out);
    product.close();
    store.shutdownNow();
  }

  private int run() throws Exception {
    var accounts = Files.writeString(folder.resolve("demo-accounts.json"), """
        [{"account":"admin","password":"p","role":"admin"},{"account":"clerk-west","password":"p","role":"clerk","windowIds":["w-west"]},
         {"account":"clerk-east","password":"p","role":"clerk","windowIds":["w-east"]}]""");
    return IntakeBench.run("--url", product.url(), "--accounts", accounts.toString(), "--mongo", mongo, "--connections", "1,4",
        "--rounds", "2", "--seconds", "0.3", "--warm-up", "0.1", "--first-warm-up", "0.2");
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aSoundProductGivesATableWithRatiosAndEqualCounts() throws Exception {
    assertThat(run()).as(said()).isZero();
    assertThat(said()).contains("| 1 | bare insert |", "| 4 | POST /v1/complaints |", "| 4 | GET queue page |", "acknowledged but lost 0")
        .containsPattern("complaints acknowledged (\\d+), found by their residents \\1,")
        .containsPattern("bare inserts acknowledged (\\d+), stored \\1,")
        .doesNotContain("WRONG", "error ", "lost connections");
  }

  @Test
  void lostComplaintsAreFound() throws Exception {
    product.loseEvery = 500;
    assertThat(run()).isEqualTo(1);
    assertThat(said()).contains("WRONG: complaints acknowledged and stored differ");
  }

  @Test
  void answersOtherThan2xxAreNamedAndNotCounted() throws Exception {
    product.busyEvery = 300;
    assertThat(run()).isEqualTo(1);
    assertThat(said()).containsPattern("error \\d+ × POST /v1/complaints: 503 \\{\"type\":\"/problems/unavailable\"")
        .doesNotContain("WRONG");
  }

  @Test
  void aServerThatIsGoneEndsTheRoundWithErrors() throws Exception {
    try (var load = new Load()) {
      var round = load.run(new QueuePage("http://127.0.0.1:" + Child.freePort() + "/", "t"), 2, Duration.ZERO, Duration.ofMillis(200));
      assertThat(round.perSecond()).isZero();
      assertThat(round.errors()).isNotEmpty();
    }
  }

  @Test
  void mediansAreOfTheRounds() {
    var rounds = List.of(round(3), round(1), round(100), round(2));
    assertThat(Results.median(rounds, Round::perSecond)).isEqualTo(2.5);
  }

  private static Round round(double perSecond) {
    return new Round(perSecond, 0, 0, Map.of(), 1);
  }

  @Test
  void aUrlWithoutItsStoreIsBadUsage() {
    assertThatThrownBy(() -> BenchOptions.parse("--url", "http://127.0.0.1:1")).hasMessageContaining("--url needs --accounts and --mongo");
  }
}
