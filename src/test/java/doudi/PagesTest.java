package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import doudi.support.Wire;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What browsers, probes and tools ask of the program besides the contract. */
class PagesTest {
  private static RunningApp app;
  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    wire = new Wire(app.base());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void headIsGetWithoutItsBodyForPagesFilesAndHealth() {
    for (String path : List.of("/", "/open/", "/openapi.yaml", "/asyncapi.yaml", "/problems/validation", "/health/live",
        "/health/ready", "/metrics", "/manifest.webmanifest", "/messages/en.json", "/open/data/figures.csv?month=2026-10",
        "/favicon.ico")) {
      Wire.Answer get = wire.send("GET " + path + " HTTP/1.1\r\n");
      Wire.Answer head = wire.send("HEAD " + path + " HTTP/1.1\r\n");
      assertThat(head.status()).as(path).isEqualTo(get.status()).isEqualTo(200);
      assertThat(head.body()).as(path).isEmpty();
      assertThat(header(head, "content-type")).as(path).isEqualTo(header(get, "content-type")).isNotEmpty();
      assertThat(header(head, "content-security-policy")).as(path).isNotEmpty();
    }
    assertThat(wire.send("HEAD /docs/ HTTP/1.1\r\n").status()).isEqualTo(200);
    assertThat(wire.send("HEAD /nope HTTP/1.1\r\n").status()).isEqualTo(404);
  }

  private static String header(Wire.Answer answer, String name) {
    return answer.head().lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":")).findFirst().orElse("");
  }

  @Test
  void whoeverReadsPagesGetsAPageWhereThereIsNothingAndAProgramGetsAProblem() {
    Wire.Answer person = wire.send("GET /nope HTTP/1.1\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n");
    assertThat(person.status()).isEqualTo(404);
    assertThat(header(person, "content-type")).contains("text/html");
    assertThat(person.body()).contains("/lost/app.js", "<a href=\"/\">");
    Wire.Answer program = wire.send("GET /nope HTTP/1.1\r\nAccept: */*\r\n");
    assertThat(program.status() + " " + program.problem()).isEqualTo("404 not-found");
  }

  @Test
  void theServedContractNamesTheServerItCameFrom() {
    assertThat(wire.send("GET /openapi.yaml HTTP/1.1\r\n").body())
        .contains("\nservers: [{ url: \"/\" }]\n").doesNotContain("servers: [{ url: \"http");
  }
}
