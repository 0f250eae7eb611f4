package doudi.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BacklogRunTest {
  @TempDir
  Path folder;
  private StandIn server;
  private Tool tool;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
    tool = new Tool(server, folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "{\"id\":\"" + i + "\",\"narrative\":\"第" + i + "件\"}\n")
        .collect(Collectors.joining());
  }

  @Test
  void aSecondRunFindsEverythingAlreadyThere() throws Exception {
    var file = tool.write("a.jsonl", lines(30));
    assertThat(tool.run(file).out()).contains("filed 30, already there 0, wrong 0");
    var again = tool.run(file);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("\talready there", "filed 0, already there 30, wrong 0");
    assertThat(server.complaints).hasSize(30);
    assertThat(server.asked).allMatch(each -> each.key().matches("backlog-[0-9a-f]{48}") && each.path().equals("/v1/complaints"));
  }

  @Test
  void notMoreRequestsAreUnderWayThanAllowed() throws Exception {
    server.answerMillis = 20;
    tool.run(tool.write("a.jsonl", lines(40)), "--at-once", "3");
    assertThat(server.mostAtOnce).hasValue(3);
  }

  @Test
  void aBusyServerIsAskedAgain() throws Exception {
    server.busyFor(3);
    assertThat(tool.run(tool.write("a.jsonl", lines(5))).out()).contains("filed 5,");
  }

  @Test
  void anUnreachableServerEndsTheRunAfterSomeAttempts() throws Exception {
    server.close();
    var nowhere = new Destination(URI.create(server.url()), Optional.empty(), Optional.empty(), true);
    var api = new ComplaintsApi(nowhere, millis -> { });
    var entry = new Entry(1, "1", "k", new JsonObject().put("narrative", "a"));
    assertThat(catchThrowableOfType(GivingUp.class, () -> api.file(entry)).in(true))
        .contains("cannot reach " + server.url() + "/v1/complaints after 7 attempts: ConnectException");
  }

  @Test
  void aClerksComplaintsGoThroughTheWindow() throws Exception {
    assertThat(tool.run(tool.write("a.jsonl", lines(1)), "--window", "w-east").code()).isZero();
    assertThat(server.asked.get(0)).matches(each -> each.path().equals("/v1/windows/w-east/complaints")
        && each.token().equals("Bearer t-resident") && each.language().equals("en"));
  }

  @Test
  void claimCodesAreKeptOnceInAFileOfTheirOwnAndNeverPrinted() throws Exception {
    var file = tool.write("a.jsonl", lines(12));
    var said = tool.runPlain(file);
    var again = tool.runPlain(file);
    var codes = folder.resolve("a.jsonl.claim-codes.csv");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(codes))).isEqualTo("rw-------");
    assertThat(Files.readAllLines(codes)).hasSize(13).allMatch(line -> line.matches("id,complaintId,claimCode|\\d+,c--?\\d+,ABCD-EFGH-.*"));
    assertThat(said.err()).contains(codes.toString());
    assertThat(said.out() + said.err() + again.out() + again.err()).doesNotContain("ABCD-EFGH");
  }

  @Test
  void anAnonymousKeyCannotBeGuessedFromTheId() throws Exception {
    tool.runPlain(tool.write("a.jsonl", "{\"id\":\"1\",\"narrative\":\"甲\"}"));
    tool.runPlain(tool.write("b.jsonl", "{\"id\":\"1\",\"narrative\":\"乙\"}"));
    assertThat(server.complaints).hasSize(2);
  }

  @Test
  void anIdOfAnotherBacklogIsNotTakenForTheSameComplaint() throws Exception {
    tool.run(tool.write("a.jsonl", "{\"id\":\"1\",\"narrative\":\"甲\"}"));
    var other = tool.write("b.jsonl", "{\"id\":\"1\",\"narrative\":\"乙\"}");
    assertThat(tool.run(other).out()).contains("--backlog NAME", "wrong 1");
    assertThat(tool.run(other, "--backlog", "b").out()).contains("filed 1,");
  }

  @ParameterizedTest
  @CsvSource({"401,the token is not valid", "403,may not file", "404,is not Doudi", "302,is not Doudi"})
  void anAnswerThatEveryLineWouldGetEndsTheRun(int status, String expected) throws Exception {
    server.always = status;
    var said = tool.run(tool.write("a.jsonl", lines(20)), "--at-once", "1");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains(expected, "Run the same command again").doesNotContain("t-resident");
  }

  @ParameterizedTest
  @CsvSource({"--url nonsense,not an address", "--url ftp://x,not an address", "--at-once 0,1 to 64", "--colour red,unknown option",
    "--map narative=x,the fields are", "--window w,clerk's --token", "--token,needs a value", "--map narrative=文,names a column"})
  void badUsageIsExplained(String options, String expected) throws Exception {
    var said = tool.runPlain(tool.write("a.jsonl", lines(1)), options.split(" "));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains(expected);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void withoutArgumentsTheUsageIsShownInChinese() throws Exception {
    var said = tool.raw();
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("用法：");
  }

  @Test
  void cutInTheMiddleItSaysHowToGoOnAndTheNextRunFilesTheRestOnce() throws Exception {
    server.answerMillis = 15;
    var file = tool.write("a.jsonl", lines(300));
    var log = folder.resolve("log");
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
        System.getProperty("java.class.path"), "doudi.backlog.BacklogImport", file.toString(), "--url", server.url(),
        "--token", "t-resident", "--english")
        .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    while (server.complaints.size() < 40) {
      Thread.sleep(5);
    }
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    int before = server.complaints.size();
    assertThat(before).isBetween(40, 299);
    assertThat(Files.readAllLines(log)).contains("filed " + before + ", already there 0, wrong 0")
        .endsWith("Stopped. Run the same command again to continue; nothing is filed twice.");
    server.answerMillis = 0;
    assertThat(tool.run(file).out()).contains("filed " + (300 - before) + ", already there " + before + ", wrong 0");
    assertThat(List.copyOf(server.complaints.values())).hasSize(300);
  }
}
