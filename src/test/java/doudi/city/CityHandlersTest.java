package doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import doudi.calendar.WorkCalendar;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.ContractFile;
import doudi.plumbing.Door;
import doudi.plumbing.HttpApi;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import doudi.plumbing.ProblemHandler;
import doudi.routing.Loads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalog over HTTP, through the contract; who may call is the door's business and tested there. */
class CityHandlersTest {
  /** A Monday, 12:30 in the city. */
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T04:30:00Z"), ZoneOffset.UTC);
  private static final Vertx VERTX = Vertx.vertx();
  private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static MongoClient client;
  private static int port;
  private static String document;

  @BeforeAll
  static void start() throws Exception {
    client = MongoClients.create(SERVER.bindAndGetConnectionString());
    var desk = new CityDesk(new CityStore(new MongoFutures(VERTX), client.getDatabase("doudi")), CLOCK);
    try (var in = CityHandlersTest.class.getResourceAsStream("/demo/city.json")) {
      document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    await(desk.importCity(CityReader.read(new JsonObject(document)), "admin-city"));
    WorkCalendar calendar = WorkCalendar.of(List.of());
    var messages = Messages.load();
    var trials = new RoutingHandlers(new RoutingDesk(desk, () -> calendar, () -> Loads.NONE, CLOCK), desk, messages, CLOCK);
    OpenAPIContract contract = await(ContractFile.load(VERTX, "api-docs/openapi.yaml"));
    Door open = (ctx, terms) -> {
      ctx.put("caller", new Caller(Role.ADMIN, "admin-city", Set.of(), null, Set.of(), Set.of(), Optional.empty(), Language.ZH));
      return Future.succeededFuture();
    };
    Router api = new HttpApi(VERTX, contract, open, new SimpleMeterRegistry(), null)
        .router(List.of(new CityHandlers(desk, new ImportDesk(desk, gone -> Future.succeededFuture(Map.of())), () -> calendar, CLOCK), trials, others(contract)));
    Router router = Router.router(VERTX);
    router.route().subRouter(api);
    router.route().failureHandler(new ProblemHandler(messages));
    port = await(VERTX.createHttpServer().requestHandler(router).listen(0)).actualPort();
  }

  /** Whatever else the contract promises. */
  private static Operations.Capability others(OpenAPIContract contract) {
    Set<String> ours = Set.of("importCatalog", "tryCatalog", "readCatalog", "listDistricts", "listDepartments", "listPlatforms",
        "listServices", "listWindows", "listFailureKinds", "tryRoute");
    return operations -> contract.operations().stream().filter(operation -> !ours.contains(operation.getOperationId()))
        .forEach(operation -> {
          if (operation.getOperationId().startsWith("stream")) operations.stream(operation.getOperationId(),
              request -> Future.failedFuture("not here"));
          else operations.on(operation.getOperationId(), request -> Future.failedFuture("not here"));
        });
  }

  @AfterAll
  static void stop() {
    client.close();
    SERVER.shutdownNow();
    VERTX.close();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static JsonObject get(String path, String language) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Accept-Language", language).build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aListIsPagedInTheOrderOfIdsAndSaysEachItemOnce() throws Exception {
    var ids = new ArrayList<String>();
    String next = "";
    while (next != null) {
      JsonObject page = get("/v1/services?limit=7" + (next.isEmpty() ? "" : "&cursor=" + next), "zh-CN");
      page.getJsonArray("items").forEach(item -> ids.add(((JsonObject) item).getString("id")));
      next = page.getString("next");
    }
    assertThat(ids).hasSize(81).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void namesAreInTheCallersLanguage() throws Exception {
    assertThat(get("/v1/districts?limit=1", "en").getJsonArray("items").getJsonObject(0))
        .isEqualTo(new JsonObject("{\"id\":\"anhe\",\"name\":\"Anhe City\"}"));
    assertThat(get("/v1/platforms?limit=1", "zh-CN").getJsonArray("items").getJsonObject(0).getString("name")).isEqualTo("安和办");
  }

  @Test
  void aWindowSaysWhetherItIsOpenAndWhenItOpens() throws Exception {
    JsonArray windows = get("/v1/windows", "zh-CN").getJsonArray("items");
    JsonObject hall = of(windows, "w-city-hall");
    assertThat(hall.getBoolean("openNow")).isFalse();
    assertThat(hall.getString("opensAt")).isEqualTo("2026-11-23T05:30:00Z");
    assertThat(hall.getBoolean("all")).isTrue();
    JsonObject metro = of(windows, "w-metro");
    assertThat(metro.getBoolean("openNow")).isTrue();
    assertThat(metro.containsKey("opensAt")).isFalse();
    assertThat(metro.getJsonArray("serviceIds")).hasSize(2);
  }

  private static JsonObject of(JsonArray items, String id) {
    return items.stream().map(JsonObject.class::cast).filter(one -> one.getString("id").equals(id)).findFirst().orElseThrow();
  }

  @Test
  void failureKindsComeInTheOrderOfTheDictionary() throws Exception {
    JsonObject page = get("/v1/failure-kinds?limit=20", "zh-CN");
    assertThat(page.getJsonArray("items").getJsonObject(0))
        .isEqualTo(new JsonObject("{\"id\":\"outage\",\"name\":\"打不开或报错\",\"group\":\"unusable\",\"groupName\":\"不能用\"}"));
    JsonObject rest = get("/v1/failure-kinds?cursor=" + page.getString("next"), "zh-CN");
    assertThat(rest.getJsonArray("items").getJsonObject(0).getString("id")).isEqualTo("other");
    assertThat(rest.getValue("next")).isNull();
  }

  @Test
  void anImportCountsWhatItHoldsAndCanBeReadAgain() throws Exception {
    var answer = post("/v1/catalog/imports", document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getInteger("windows")).isEqualTo(32);
    JsonObject read = get("/v1/catalog", "en");
    assertThat(read.getInteger("version")).isGreaterThanOrEqualTo(2);
    assertThat(read.getJsonObject("document")).isEqualTo(new JsonObject(document));
  }

  @Test
  void aWrongDocumentIsRefusedWithItsFaults() throws Exception {
    JsonObject wrong = new JsonObject(document);
    wrong.getJsonArray("services").getJsonObject(3).put("departmentId", "nobody");
    wrong.getJsonArray("windows").getJsonObject(0).remove("counters");
    var answer = post("/v1/catalog/imports", wrong.encode());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(new JsonObject(answer.body()).getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
        .containsExactly("/services/3/departmentId", "/windows/0/counters");
  }

  @Test
  void aTrialTellsWhoWouldGetItAndWhyNobodyElse() throws Exception {
    JsonObject trial = new JsonObject(post("/v1/routing/trials",
        "{\"serviceId\":\"gas-bill\",\"districtId\":\"qinyuan\",\"needs\":[\"home-visit\"]}").body());
    assertThat(trial.getJsonObject("window").getString("id")).isEqualTo("w-donghu");
    assertThat(trial.getJsonObject("route").getString("reason")).isEqualTo("离沁园社区最近、能办“燃气缴费”的窗口，有上门服务；今天13:30开门。");
    assertThat(trial.getJsonArray("considered")).hasSize(32);
    assertThat(trial.getJsonArray("considered").getJsonObject(0).getJsonObject("score"))
        .isEqualTo(new JsonObject("{\"needsMet\":1,\"expectedWaitSeconds\":0,\"areaSteps\":1,\"opensInSeconds\":3600}"));
    assertThat(trial.getJsonArray("considered").getJsonObject(31).getString("eliminatedBecause")).isNotBlank();
  }

  @Test
  void aTrialOfUnknownIdsIsRefusedAndAnEmptyOneIsNot() throws Exception {
    var answer = post("/v1/routing/trials", "{\"serviceId\":\"nothing\",\"districtId\":\"nowhere\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(new JsonObject(answer.body()).getJsonArray("errors")).hasSize(2);
    assertThat(new JsonObject(post("/v1/routing/trials", "{}").body()).getJsonObject("route").getString("rule")).isEqualTo("city-fallback");
  }
}
