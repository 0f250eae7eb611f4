package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import doudi.support.StoreLook;
import doudi.support.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes that no decent client sends: each gets a problem, never silence, a stack trace or a 500, and changes nothing. */
class WireTest {
  private static final String POST = "POST /v1/complaints HTTP/1.1\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String GOOD = "{\"narrative\":\"说一句话\"}";
  private static RunningApp app;
  private static Wire wire;
  private static StoreLook store;
  private Map<String, List<String>> before;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    wire = new Wire(app.base());
    store = new StoreLook(app);
  }

  @AfterAll static void stop() throws Exception { app.close(); }
  @BeforeEach void look() { before = store.everything(); }
  @AfterEach void nothingWasChanged() { assertThat(store.everything()).isEqualTo(before); }

  @Test
  void whatIsNoJsonObjectIsRefused() {
    for (String body : List.of("{\"narrative\":", "{\"narrative\":\"a\"} x", GOOD + GOOD, "{'narrative':'a'}", "{narrative:1}",
        "{\"narrative\":\"a\",}",
        "{\"narrative\":\"a\nb\"}", "{\"narrative\":\"\\x\"}", "{\"attempt\":{\"tries\":NaN}}", "{\"attempt\":{\"tries\":01}}", "[]",
            "\"a\"", "null", "1", " ", "\u0000")) {
      is(400, "validation", POST + JSON, bytes(body));
    }
    is(400, "validation", POST + JSON, new byte[0]);
  }

  @Test
  void deepNestingAndEndlessNumbersAreRefused() {
    is(400, "validation", POST + JSON, bytes("{\"narrative\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"));
    is(400, "validation", POST + JSON, bytes("{\"narrative\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}"));
    is(400, "validation", POST + JSON, bytes("{\"narrative\":\"a\",\"x\":" + "[".repeat(900) + "]".repeat(900) + "}"));
    is(400, "validation", POST + JSON, bytes("{\"narrative\":\"a\",\"attempt\":{\"tries\":1" + "0".repeat(2_000) + "}}"));
    is(400, "validation", POST + JSON, bytes("{\"narrative\":\"a\",\"attempt\":{\"tries\":1e400}}"));
    is(400, "validation", POST + JSON, bytes("{" + "\"a\":1,".repeat(8_000) + "\"narrative\":\"a\"}"));
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    for (byte[] text : new byte[][] {{(byte) 0xC3, 0x28}, {(byte) 0xFF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xF8, 1, 1, 1,
        1}}) {
      var body = new ByteArrayOutputStream();
      body.writeBytes(bytes("{\"narrative\":\""));
      body.writeBytes(text);
      body.writeBytes(bytes("\"}"));
      is(400, "validation", POST + JSON, body.toByteArray());
    }
  }

  @Test
  void aBodyLargerThanTheOperationTakesIsRefused() {
    is(413, "too-large", POST + JSON, bytes("{\"narrative\":\"" + "a".repeat(1 << 20) + "\"}"));
    is(413, "too-large", POST + JSON, bytes(GOOD + " ".repeat(64 * 1024)));
    is(413, "too-large", "POST /v1/catalog/imports HTTP/1.1\r\n" + JSON, bytes("{\"name\":\"" + "a".repeat(9 << 20) + "\"}"));
  }

  @Test
  void onlyJsonIsTaken() {
    for (String type : List.of("", "Content-Type: text/plain\r\n", "Content-Type: application/xml\r\n",
        "Content-Type: application/jsonx\r\n", "Content-Type: \r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n", "Content-Type: multipart/form-data; boundary=x\r\n",
            "Content-Type: multipart/form-data\r\n")) {
      is(415, "unsupported-media-type", POST + type, bytes(GOOD));
    }
    is(415, "unsupported-media-type", POST + "Content-Type: application/x-www-form-urlencoded\r\n", bytes("a=%"));
    is(415, "unsupported-media-type", POST + "Content-Type: multipart/form-data; boundary=x\r\n",
        bytes("--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n1\r\n--x--\r\n"));
  }

  @Test
  void otherMethodsAreToldWhichOnesThereAre() {
    for (String method : List.of("OPTIONS", "TRACE", "PATCH", "PUT", "DELETE", "FOO", "get")) {
      Wire.Answer answer = wire.send(method + " /v1/complaints HTTP/1.1\r\n");
      assertThat(answer.status() + " " + answer.problem()).as(method).isEqualTo("405 method-not-allowed");
      assertThat(answer.head()).containsIgnoringCase("allow: GET, POST\r\n");
    }
    Wire.Answer head = wire.send("HEAD /v1/services HTTP/1.1\r\n");
    assertThat(head.status()).isEqualTo(405);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void garbageInThePathIsRefused() {
    for (String path : List.of("/v1/complaints/%", "/v1/complaints/%zz", "/v1/complaints/%C0%AF", "/v1/complaints/%00",
        "/v1/complaints/a%2Fb", "/v1/complaints/%ED%A0%80",
        "/v1/complaints/a%20b", "/v1/complaints/%2e%2e%2fme", "/v1/complaints/" + "a".repeat(65), "/problems/%", "/v1/services?limit=%",
            "/v1/services?cursor=%zz")) {
      is(400, "validation", "GET " + path + " HTTP/1.1\r\n", new byte[0]);
    }
    for (String path : List.of("/nothing", "/V1/me", "/v1", "/v1/complaints/a/b", "/docs/%2e%2e/%2e%2e/demo/staff.json", "/demo/staff.json",
        "/webjars/../demo/staff.json", "/webjars/%2e%2e/%2e%2e/%2e%2e/demo/staff.json", "/messages/..%2f..%2fdemo%2fstaff.json",
        "/assets/x/..%2f..%2fdemo%2fstaff.json", "/assets/x/%2e%2e/%2e%2e/logback.xml", "/.env", "/problems/internal%0A", "*")) {
      Wire.Answer answer = wire.send("GET " + path + " HTTP/1.1\r\n");
      assertThat(answer.status() + " " + answer.problem()).as(path).isIn("404 not-found", "400 validation");
    }
  }

  @Test
  void aHeadThatIsTooLongOrNoHttpGetsAProblemToo() {
    is(413, "too-large", "GET /v1/services HTTP/1.1\r\nX-Long: " + "a".repeat(20_000) + "\r\n", new byte[0]);
    is(413, "too-large", "GET /v1/complaints/" + "a".repeat(60_000) + " HTTP/1.1\r\n", new byte[0]);
    is(413, "too-large", "GET /v1/services HTTP/1.1\r\n" + "X-More: 1\r\n".repeat(3_000), new byte[0]);
    is(400, "validation", "GARBAGE\r\n", new byte[0]);
    is(400, "validation", POST + JSON + "Content-Length: 3\r\n", bytes(GOOD));
    is(400, "validation", POST + JSON + "Content-Length: x\r\n", new byte[0]);
  }

  @Test
  void repeatedHeadersNeverAddUpToMoreThanOne() {
    is(401, "invalid-token", "GET /v1/me HTTP/1.1\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n", new byte[0]);
    is(415, "unsupported-media-type", POST + "Content-Type: text/plain\r\n" + JSON, bytes(GOOD));
    is(400, "validation", POST + JSON + "Idempotency-Key: \r\nIdempotency-Key: good-key\r\n", bytes(GOOD));
  }

  private static void is(int status, String problem, String head, byte[] body) {
    Wire.Answer answer = wire.send(head, body);
    assertThat(answer.status() + " " + answer.problem()).as("%.80s", head + new String(body, StandardCharsets.UTF_8))
        .isEqualTo(status + " " + problem);
    assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("io.vertx").doesNotContain("at java");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
