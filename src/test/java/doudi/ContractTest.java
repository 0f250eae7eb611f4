package doudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import doudi.identity.Role;
import doudi.plumbing.ContractFile;
import doudi.plumbing.Door;
import doudi.plumbing.HttpApi;
import doudi.plumbing.Operations;
import doudi.support.RunningApp;
import doudi.support.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The contract and the program say the same. */
class ContractTest {
  private static final Path CONTRACT = Path.of("api-docs/openapi.yaml");
  private static final Door OPEN = (ctx, terms) -> Future.succeededFuture();
  /** Codes stand as texts where a Refusal is made. */
  private static final Pattern CODE = Pattern.compile("(?:unauthenticated|conflict|tooMany|of\\(Kind\\.\\w+,|new Refusal\\(Kind\\.\\w+,)\\(? ?\"([a-z-]+)\""
      + "|answer\\(ctx, [45]\\d\\d, \"([a-z-]+)\"");
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void anOperationWithoutAHandlerKeepsTheProgramFromStarting() {
    var one = operation().getOperationId();
    assertThatThrownBy(() -> api(app.watch().contract()).router(List.of(serving(ids().filter(id -> !id.equals(one))))))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("without a handler [" + one + "]");
  }

  @Test
  void aHandlerWithoutAnOperationKeepsTheProgramFromStarting() throws Exception {
    var one = operation();
    OpenAPIContract smaller = changed(contract -> contract.getJsonObject("paths").getJsonObject(one.getOpenAPIPath())
        .remove(one.getHttpMethod().name().toLowerCase(Locale.ROOT)));
    assertThatThrownBy(() -> api(smaller).router(List.of(serving(ids())))).hasMessageContaining("without an operation ["
        + one.getOperationId() + "]");
    assertThatThrownBy(() -> api(app.watch().contract()).router(List.of(serving(Stream.concat(ids(), Stream.of("somethingElse"))))))
        .hasMessageContaining("without an operation [somethingElse]");
  }

  @Test
  void anOperationThatDoesNotSayWhoMayCallItKeepsTheProgramFromStarting() throws Exception {
    for (Consumer<JsonObject> silence : List.<Consumer<JsonObject>>of(get -> get.remove("x-roles"), get -> get.put("x-roles",
        new JsonArray()))) {
      OpenAPIContract silent = changed(contract -> silence.accept(contract.getJsonObject("paths").getJsonObject("/v1/accounts")
          .getJsonObject("get")));
      assertThatThrownBy(() -> api(silent).router(List.of(serving(ids())))).hasMessageContaining("listAccounts")
          .hasMessageContaining("x-roles");
    }
  }

  @Test
  void theWholeContractIsServed() {
    assertThat(api(app.watch().contract()).router(List.of(serving(ids())))).isNotNull();
  }

  @Test
  void everyOperationNamesOnlyRolesThatExist() {
    var known = Stream.of(Role.values()).map(Role::code).collect(Collectors.toSet());
    for (Operation operation : app.watch().contract().operations()) {
      List<String> roles = ((JsonArray) operation.getExtensions().get("x-roles")).stream().map(String.class::cast).toList();
      assertThat(roles).as(operation.getOperationId()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(known);
    }
  }

  @Test
  void everyOperationKnowsTheProblemsThatAnyMayHave() {
    for (Operation operation : app.watch().contract().operations()) {
      Set<Integer> needed = new TreeSet<>(Set.of(400, 500, 503));
      if (operation.getRequestBody() != null) needed.addAll(Set.of(413, 415));
      if (operation.getOpenAPIPath().matches(".*\\{(complaintId|windowId|hotspotId|account|apiKeyId|platformId|readingId|improvementId|signalId)}.*")) needed.add(404);
      for (int status : needed) assertThat(operation.getResponse(status)).as(operation.getOperationId() + " " + status).isNotNull();
    }
  }

  @Test
  void everyProblemThatTheProgramKnowsStandsInTheListAndTheReverse() throws IOException {
    assertThat(codesInSources()).hasSizeGreaterThan(10).isEqualTo(headings());
    for (String language : List.of("zh-CN", "en")) {
      var messages = new JsonObject(app.vertx().fileSystem().readFileBlocking("messages/" + language + ".json"));
      assertThat(messages.fieldNames().stream().filter(key -> key.startsWith("problem.")).map(key -> key.substring(8)))
          .containsExactlyInAnyOrderElementsOf(headings());
    }
  }

  @Test
  void everyProblemIsExplainedAtTheAddressThatIsItsType() throws IOException {
    var wire = new Wire(app.base());
    for (String code : headings()) {
      Wire.Answer text = wire.send("GET /problems/" + code + " HTTP/1.1\r\n");
      assertThat(text.status()).as(code).isEqualTo(200);
      assertThat(text.body()).startsWith("## " + code + "\n").contains("Status: ", "**When.**", "**What to do.**").doesNotContain("\n## ");
    }
    assertThat(wire.send("GET /problems/no-such-problem HTTP/1.1\r\n").problem()).isEqualTo("not-found");
  }

  @Test
  void theContractIsServedAsItIsWritten() throws IOException {
    Wire.Answer served = new Wire(app.base()).send("GET /openapi.yaml HTTP/1.1\r\n");
    assertThat(served.status()).isEqualTo(200);
    assertThat(served.head()).containsIgnoringCase("content-type: application/yaml");
    assertThat(served.body()).isEqualTo(Files.readString(CONTRACT).replaceFirst("(?m)^servers: .*$", "servers: [{ url: \"/\" }]"));
  }

  private static HttpApi api(OpenAPIContract contract) {
    return new HttpApi(app.vertx(), contract, OPEN, new SimpleMeterRegistry(), null);
  }

  private static Operations.Capability serving(Stream<String> ids) {
    return operations -> ids.forEach(id -> operations.on(id, request -> Future.failedFuture("never called")));
  }

  private static Stream<String> ids() {
    return app.watch().contract().operations().stream().map(Operation::getOperationId);
  }

  private static Operation operation() {
    return app.watch().contract().operations().get(7);
  }

  /** The contract with something changed, read as the program reads it. */
  private static OpenAPIContract changed(Consumer<JsonObject> change) throws Exception {
    Path copy = Files.createTempFile("contract", ".yaml");
    try {
      JsonObject contract = new JsonObject(Json.encode(new Yaml().<Object>load(Files.readString(CONTRACT))));
      change.accept(contract);
      Files.writeString(copy, contract.encode());
      return ContractFile.load(app.vertx(), copy.toString()).await(20, TimeUnit.SECONDS);
    } finally {
      Files.delete(copy);
    }
  }

  private static Set<String> headings() throws IOException {
    return Files.readAllLines(Path.of("api-docs/problems.md")).stream().filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> codesInSources() throws IOException {
    var codes = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/doudi"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        CODE.matcher(Files.readString(file)).results()
            .forEach(found -> codes.add(found.group(1) != null ? found.group(1) : found.group(2)));
      }
    }
    return codes;
  }
}
