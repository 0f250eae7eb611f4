package doudi.open311;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import doudi.support.Stages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real clients make every call they have; {@code scripts/check} fetches them and then asks for this class. */
@Tag("clients")
class Open311ClientsTest {
  private static RunningApp app;
  private static Face face;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    face = new Face(app);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  /** @param script in {@code target/open311}, where the clients are installed */
  private static String run(String program, String script) throws Exception {
    Path output = Files.createTempFile("open311", ".out");
    try {
      var process = new ProcessBuilder(program, script, app.base() + "/open311", face.key).directory(Path.of("target/open311").toFile())
          .redirectErrorStream(true).redirectOutput(output.toFile()).start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(program + " ends").isTrue();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as(text).isZero();
      return text;
    } finally {
      Files.delete(output);
    }
  }

  @Test
  void theNodeClientPassesEveryCall() throws Exception {
    var seen = new JsonObject(run("node", "client.js"));
    assertThat(seen.getJsonObject("discovery").getJsonArray("endpoints")).hasSize(1);
    assertThat(seen.getJsonArray("services")).hasSizeGreaterThan(50);
    assertThat(seen.getJsonObject("definition").getJsonArray("attributes")).hasSize(4);
    String id = first(seen, "posted").getString("service_request_id");
    assertThat(first(seen, "postedAgain").getString("service_request_id")).isEqualTo(id);
    assertThat(first(seen, "token").getString("service_request_id")).isEqualTo(id);
    assertThat(first(seen, "request").getString("status")).isEqualTo("open");
    assertThat(first(seen, "request").getString("requested_datetime")).isEqualTo("2026-11-20T02:00:00.000Z");
    assertThat(seen.getJsonArray("several")).hasSize(1);
    assertThat(seen.getJsonArray("open").encode()).contains(id).doesNotContain("退回", "139");
    assertThat(seen.getString("refused")).isEqualTo("400");
    JsonObject complaint = app.clerkAt(Stages.WINDOW).get("/v1/complaints/" + id).expect(200).body();
    assertThat(complaint.getString("narrative")).isEqualTo("网上申请三次都被退回（node）");
    assertThat(complaint.getJsonArray("needs")).isEqualTo(new JsonArray().add("dialect").add("ramp"));
  }

  private static JsonObject first(JsonObject seen, String call) {
    return seen.getJsonArray(call).getJsonObject(0);
  }

  @Test
  void thePerlReaderPassesEveryCall() throws Exception {
    Map<String, String> seen = run("perl", "reader.pl").lines()
        .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(' ')), line -> line.substring(line.indexOf(' ') + 1)));
    assertThat(seen).containsEntry("endpoint", app.base() + "/open311/v2").containsEntry("formats", "text/xml application/json")
        .containsEntry("metadata", "true").containsEntry("keywords", "退休|退休金|养老金|办退休|工龄").containsEntry("kinds", "21")
        .containsEntry("attributes", "failure-kind:singlevaluelist:false platform:singlevaluelist:false step:string:false "
            + "needs:multivaluelist:false")
        .containsEntry("refused", "404 404 没有这个service_code。");
    assertThat(Integer.parseInt(seen.get("services"))).isGreaterThan(50);
    String id = seen.get("posted");
    assertThat(seen.get("token")).isEqualTo(id);
    assertThat(seen.get("request")).matches("open \\d+\\.\\d+ \\d+\\.\\d+ 2026-11-20T10:00:00\\+08:00");
    assertThat(seen.get("listed")).contains(id);
    assertThat(app.clerkAt(Stages.WINDOW).get("/v1/complaints/" + id).expect(200).text("narrative")).isEqualTo("退休金停发了");
  }
}
