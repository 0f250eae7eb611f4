package doudi.plumbing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContractFaultsTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static HttpServer server;

  @BeforeAll static void start() throws Exception {
    server = ContractServer.start(VERTX);
  }

  @AfterAll static void stop() throws Exception {
    VERTX.close().await(10, TimeUnit.SECONDS);
  }

  @Test void aPropertyOfTheWrongTypeIsNamedOnce() throws Exception {
    assertThat(filing("{\"narrative\":5}")).containsExactly("/narrative must be a string");
    assertThat(filing("{\"narrative\":null}")).containsExactly("/narrative must be a string");
    assertThat(filing("[]")).containsExactly(" must be an object");
    assertThat(filing("{\"narrative\":\"x\",\"needs\":\"ramp\",\"contact\":[],\"attempt\":{\"tries\":\"three\"}}"))
        .containsExactlyInAnyOrder("/needs must be a list", "/contact must be an object", "/attempt/tries must be a whole number");
  }

  @Test void whatIsMissingIsNamedByItsOwnPlace() throws Exception {
    assertThat(filing("{}")).containsExactly("/narrative is required");
    assertThat(put("/v1/complaints/c1/resolution", "{\"outcome\":\"not-possible\",\"words\":\"不行\",\"cause\":\"other\"}"))
        .containsExactly("/basis is required", "/remedy is required");
    assertThat(put("/v1/accounts/clerk-1", "{}")).containsExactly(" must name at least 1 of the properties");
  }

  @Test void aPropertyNobodyKnowsIsNamed() throws Exception {
    assertThat(filing("{\"narrative\":\"x\",\"a/b~c 中+\":1}")).containsExactly("/a~1b~0c 中+ is not a known property");
    assertThat(filing("{\"narrative\":\"x\",\"attempt\":{\"photo\":\"…\"}}")).containsExactly("/attempt/photo is not a known property");
    assertThat(filing("{\"narrative\":\"x\",\"attempt\":{\"photo\":1,\"tries\":0}}"))
        .containsExactlyInAnyOrder("/attempt/tries must be at least 1", "/attempt/photo is not a known property");
    assertThat(post("/v1/residents", "{\"x query parameter limit\":1}"))
        .containsExactly("/x query parameter limit is not a known property");
  }

  @Test void lengthsAndNumbersSayTheirLimit() throws Exception {
    assertThat(filing(narrative("长".repeat(4000)))).isEmpty();
    assertThat(filing(narrative("长".repeat(4001)))).containsExactly("/narrative must be at most 4000 characters");
    assertThat(filing(narrative("😀".repeat(4000)))).isEmpty();
    assertThat(filing(narrative(""))).containsExactly("/narrative must be at least 1 character");
    assertThat(filing("{\"narrative\":\"x\",\"attempt\":{\"tries\":100}}")).containsExactly("/attempt/tries must be at most 99");
    assertThat(filing("{\"narrative\":\"x\",\"attempt\":{\"tries\":1.5}}")).containsExactly("/attempt/tries must be a whole number");
    assertThat(filing("{\"narrative\":\"x\",\"attempt\":{\"tries\":99999999999999999999}}"))
        .containsExactly("/attempt/tries must be at most 99");
  }

  @Test void textsAreNotBlankAndHoldNoControlCharacters() throws Exception {
    for (String good : List.of("一行\n又一行\r\n\t缩进", "\n 空行后开始", "emoji 😀", "x ", "　全角空格开头", "é", "\"引号\"\\"))
      assertThat(filing(narrative(good))).as(good).isEmpty();
    for (String bad : List.of(" ", "\n\t", "　", "\u00A0\u2003", "a\u0000b", "a\u001Bb", "\u0007", "a\u007F", "a\u0085"))
      assertThat(filing(narrative(bad))).as(bad).containsExactly("/narrative must not be blank and must not hold control characters");
  }

  @Test void idsNamesAndPhonesSayTheirForm() throws Exception {
    assertThat(filing("{\"narrative\":\"x\",\"serviceId\":\"Not An Id\"}"))
        .containsExactly("/serviceId must be lower-case letters, digits and dashes, at most 63");
    assertThat(filing("{\"narrative\":\"x\",\"contact\":{\"name\":\"陈\\n女士\",\"phone\":\"12x\"}}"))
        .containsExactly("/contact/name must be one line, not blank and without control characters",
            "/contact/phone must be digits, spaces, plus signs and dashes, with at least one digit");
    assertThat(filing("{\"narrative\":\"x\",\"contact\":{\"name\":\"陈女士\",\"phone\":\"+86 731-8888 0000\"}}")).isEmpty();
    assertThat(filing("{\"narrative\":\"x\",\"contact\":{\"phone\":\"139\\n\"}}")).hasSize(1);
    assertThat(filing("{\"narrative\":\"x\",\"contact\":{\"name\":\"陈女士\\n\"}}")).hasSize(1);
    assertThat(filing("{\"narrative\":\"x\",\"contact\":{\"phone\":\"---\"}}")).hasSize(1);
  }

  @Test void aChoiceNamesTheChoices() throws Exception {
    assertThat(put("/v1/complaints/c1/confirmation", "{\"outcome\":\"maybe\"}"))
        .containsExactly("/outcome must be one of done, partly, not-done");
    assertThat(filing("{\"narrative\":\"x\",\"needs\":[\"ramp\",\"lift\"]}"))
        .containsExactly("/needs/1 must be one of ramp, sign-language, home-visit, large-print, hearing-loop, dialect");
    assertThat(filing("{\"narrative\":\"x\",\"needs\":[\"ramp\",\"ramp\"]}")).containsExactly("/needs must not name the same thing twice");
  }

  @Test void timesAndDaysMustBeReal() throws Exception {
    assertThat(at("2026-11-20T09:30:00+08:00")).isEmpty();
    assertThat(at("2026-11-20T01:30:00.123Z")).isEmpty();
    for (String bad : List.of("yesterday", "2026-11-20", "2026-11-20T09:30:00", "2026-13-20T09:30:00Z", "2026-02-30T09:30:00Z"))
      assertThat(at(bad)).as(bad).containsExactly("/attempt/at must be a time with its zone such as 2026-11-20T09:30:00+08:00");
    assertThat(get("/v1/hotspots?from=2026-13-01")).containsExactly("/query/from must be a day such as 2026-11-20");
    assertThat(get("/v1/hotspots?from=2026-02-28&to=2026-03-01")).isEmpty();
  }

  @Test void parametersAreNamedByWhereTheyStand() throws Exception {
    for (String bad : List.of("abc", "1.5", "", "%22a", "1e999")) assertThat(get("/v1/windows/w-1/queue?limit=" + bad)).as(bad).hasSize(1)
        .first().asString().startsWith("/query/limit ");
    assertThat(get("/v1/windows/w-1/queue?limit=abc")).containsExactly("/query/limit must be a whole number");
    assertThat(get("/v1/windows/w-1/queue?limit=0")).containsExactly("/query/limit must be at least 1");
    assertThat(get("/v1/windows/w-1/queue?limit=101")).containsExactly("/query/limit must be at most 100");
    assertThat(get("/v1/windows/W%201/queue")).containsExactly("/path/windowId must be lower-case letters, digits and dashes, at most 63");
    assertThat(get("/v1/complaints/a%20b"))
        .containsExactly("/path/complaintId must be letters, digits, dashes and underscores, at most 64");
    assertThat(get("/v1/hotspots?failureKind=zz")).hasSize(1).first().asString()
        .startsWith("/query/failureKind must be one of outage, login");
    assertThat(get("/v1/complaints?cursor=" + "x".repeat(513))).containsExactly("/query/cursor must be at most 512 characters");
  }

  @Test void headersAreTakenAsTheyWereSent() throws Exception {
    for (String key : List.of("1.5", "a+b", "a%b", "\"q\"", "back\\slash", "-1", "null", "{}", "6f1c1f5e-9a0a-4a5e-8a0a-0e0a4a5e8a0a"))
      assertThat(seen("POST", "/v1/complaints", narrative("x"), "Idempotency-Key", key).getString("Idempotency-Key")).isEqualTo(key);
    assertThat(send("POST", "/v1/complaints", narrative("x"), "Idempotency-Key", "a b"))
        .containsExactly("/header/Idempotency-Key must be 1 to 64 visible ASCII characters without spaces");
    assertThat(send("POST", "/v1/complaints", narrative("x"), "Idempotency-Key", "x".repeat(65)))
        .containsExactly("/header/Idempotency-Key must be at most 64 characters");
    assertThat(seen("PUT", "/v1/complaints/c1/withdrawal", "{}", "If-Match", "\"3\"").getString("If-Match")).isEqualTo("\"3\"");
    assertThat(send("PUT", "/v1/complaints/c1/withdrawal", "{}", "If-Match", "3"))
        .containsExactly("/header/If-Match must be one entity tag such as \"3\", with its quotes");
  }

  @Test void bodiesThatCannotBeReadAreSaidPlainly() throws Exception {
    assertThat(filing("{oops")).containsExactly(" must be valid JSON");
    assertThat(filing("")).containsExactly(" a body is required");
    assertThat(filing("{\"narrative\":\"x\"} trailing")).containsExactly(" must be valid JSON");
    assertThat(put("/v1/complaints/c1/withdrawal", "")).isEmpty();
    assertThat(post("/v1/windows/w-1/calls", "")).isEmpty();
  }

  @Test void otherMediaTypesAre415AndLargeBodies413() throws Exception {
    assertThat(answer("POST", "/v1/complaints", narrative("x"), "Content-Type", "text/plain").statusCode()).isEqualTo(415);
    assertThat(answer("POST", "/v1/complaints", narrative("x"), "Content-Type", "application/json; charset=utf-8").statusCode())
        .isEqualTo(200);
    assertThat(answer("POST", "/v1/complaints", narrative("x".repeat(70_000))).statusCode()).isEqualTo(413);
    assertThat(answer("POST", "/v1/catalog/imports", new JsonObject().put("a", "x".repeat(1_000_000)).encode()).statusCode())
        .isEqualTo(200);
    assertThat(answer("POST", "/v1/catalog/imports", new JsonObject().put("a", "x".repeat(8_400_000)).encode()).statusCode())
        .isEqualTo(413);
  }

  @Test void aFloodOfFaultsIsCut() throws Exception {
    var body = new JsonObject().put("narrative", "x");
    for (int i = 0; i < 500; i++) body.put("p" + i, i);
    assertThat(filing(body.encode())).hasSize(50);
  }

  private static List<String> at(String time) throws Exception {
    return filing("{\"narrative\":\"x\",\"attempt\":{\"at\":\"" + time + "\"}}");
  }

  private static String narrative(String words) {
    return new JsonObject().put("narrative", words).encode();
  }

  private static List<String> filing(String body) throws Exception { return post("/v1/complaints", body); }
  private static List<String> post(String path, String body) throws Exception { return send("POST", path, body); }
  private static List<String> put(String path, String body) throws Exception { return send("PUT", path, body); }
  private static List<String> get(String path) throws Exception { return send("GET", path, null); }

  /** The faults as "pointer detail"; none when the request fits. */
  private static List<String> send(String method, String path, String body, String... header) throws Exception {
    HttpResponse<String> answer = answer(method, path, body, header);
    if (answer.statusCode() == 200) return List.of();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    var faults = new ArrayList<String>();
    for (Object fault : new JsonObject(answer.body()).getJsonArray("errors", new JsonArray()))
      faults.add(((JsonObject) fault).getString("pointer") + " " + ((JsonObject) fault).getString("detail"));
    return faults;
  }

  private static JsonObject seen(String method, String path, String body, String... header) throws Exception {
    HttpResponse<String> answer = answer(method, path, body, header);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static HttpResponse<String> answer(String method, String path, String body, String... header) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
        .setHeader("Content-Type", "application/json");
    for (int i = 0; i < header.length; i += 2) request.setHeader(header[i], header[i + 1]);
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
