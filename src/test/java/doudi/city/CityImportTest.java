package doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Importing a city in the running program: seen before it is done, done as it was seen, and never past somebody who waits. */
class CityImportTest {
  private static RunningApp app;
  private static Visitor admin;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    admin = app.staff("admin-city");
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void aTrialSaysWhatGoesDiffersAndIsNewAndChangesNothing() {
    JsonObject city = city();
    int version = version();
    without(city, "windows", "id", "w-metro");
    without(city, "routingRules", "windowId", "w-metro");
    JsonObject window = entry(city, "windows", "w-donghu");
    window.put("counters", 9).put("hours", new JsonObject().put("mon", new JsonArray().add("10:00-11:00")));
    city.getJsonArray("departments").add(new JsonObject().put("id", "parks").put("name", name("园林局", "Parks")));
    city.getJsonObject("name").put("en", "Anhe, again");
    Reply trial = admin.with("Accept-Language", "en").post("/v1/catalog/trials", city).expect(200);
    assertThat(trial.body().getInteger("version")).isEqualTo(version);
    assertThat(trial.text("name")).isEqualTo("Anhe, again");
    assertThat(changes(trial)).contains("city changed null [name]", "departments added parks null", "windows removed w-metro null",
        "windows changed w-donghu [counters, hours]");
    assertThat(trial.body().getJsonArray("changes").getJsonObject(1).getString("name")).isEqualTo("Parks");
    assertThat(version()).isEqualTo(version);
    assertThat(changes(admin.post("/v1/catalog/trials", city()).expect(200))).isEmpty();
  }

  @Test
  void theOrderOfRulesIsAChangeAndThatOfOtherListsIsNot() {
    JsonObject city = city();
    JsonArray rules = city.getJsonArray("routingRules");
    rules.add(0, rules.remove(1));
    JsonArray services = city.getJsonArray("services");
    services.add(services.remove(0));
    assertThat(changes(admin.post("/v1/catalog/trials", city).expect(200))).hasSize(2)
        .allSatisfy(change -> assertThat(change).startsWith("routingRules changed ").endsWith("[order]"));
  }

  @Test
  void aTrialNamesTheFaultsThatTheImportWould() {
    JsonObject city = city();
    entry(city, "windows", "w-donghu").remove("counters");
    city.getJsonArray("platforms").getJsonObject(2).put("kind", "fax");
    Reply trial = admin.post("/v1/catalog/trials", city).expect(422);
    assertThat(trial.body()).isEqualTo(admin.post("/v1/catalog/imports", city).expect(422).body());
    assertThat(trial.pointers()).hasSize(2);
  }

  @Test
  void anImportMadeForAnotherVersionIsRefused() {
    int version = version();
    JsonObject city = city();
    admin.with("If-Match", "\"" + version + "\"").post("/v1/catalog/imports", city).expect(200);
    assertThat(version()).isEqualTo(version + 1);
    for (String other : List.of("\"" + version + "\"", "\"0\"", "\"999999999999\"")) {
      assertThat(admin.with("If-Match", other).post("/v1/catalog/imports", city).expect(409).problem()).isEqualTo("changed-meanwhile");
    }
    assertThat(version()).isEqualTo(version + 1);
  }

  @Test
  void aWindowWhereComplaintsStandCannotGo() {
    var stages = new Stages(app);
    var one = stages.at(Stages.Stage.WAITING);
    var two = stages.at(Stages.Stage.RESOLVED);
    JsonObject city = city();
    without(city, "windows", "id", Stages.WINDOW);
    without(city, "routingRules", "windowId", Stages.WINDOW);
    int version = version();
    for (String way : List.of("/v1/catalog/trials", "/v1/catalog/imports")) {
      Reply refused = admin.post(way, city).expect(422);
      assertThat(refused.pointers()).containsExactly("/windows");
      assertThat(refused.body().getJsonArray("errors").getJsonObject(0).getString("detail")).contains(Stages.WINDOW, "where 2 complaints still stand");
    }
    assertThat(version()).isEqualTo(version);

    one.owner().put(one.path("withdrawal"), new JsonObject()).expect(200);
    assertThat(admin.post("/v1/catalog/imports", city).expect(422).body().encode()).contains("where 1 complaint still stands");
    two.owner().put(two.path("confirmation"), Complaints.outcome("done")).expect(200);
    admin.post("/v1/catalog/imports", city).expect(200);
    assertThat(app.anonymous().get("/v1/windows").expect(200).items()).noneMatch(window -> window.getString("id").equals(Stages.WINDOW));
    admin.post("/v1/catalog/imports", demo()).expect(200);
  }

  private static JsonObject city() {
    return admin.get("/v1/catalog").expect(200).body().getJsonObject("document").copy();
  }

  private static JsonObject demo() {
    return new JsonObject(app.vertx().fileSystem().readFileBlocking("demo/city.json"));
  }

  private static int version() {
    return admin.get("/v1/catalog").expect(200).body().getInteger("version");
  }

  private static JsonObject name(String zh, String en) {
    return new JsonObject().put("zh", zh).put("en", en);
  }

  private static JsonObject entry(JsonObject city, String list, String id) {
    return city.getJsonArray(list).stream().map(JsonObject.class::cast).filter(one -> one.getString("id").equals(id)).findFirst()
        .orElseThrow();
  }

  private static void without(JsonObject city, String list, String field, String value) {
    city.put(list, new JsonArray(city.getJsonArray(list).stream().filter(one -> !((JsonObject) one).getString(field).equals(value)).toList()));
  }

  private static List<String> changes(Reply trial) {
    return trial.body().getJsonArray("changes").stream().map(JsonObject.class::cast)
        .map(one -> one.getString("list") + " " + one.getString("kind") + " " + one.getString("id") + " " + (one.getJsonArray("fields") == null
            ? null : one.getJsonArray("fields").getList())).toList();
  }
}
