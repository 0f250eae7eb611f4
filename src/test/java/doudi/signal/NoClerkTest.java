package doudi.signal;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import doudi.support.Signals;
import doudi.support.Stages;
import doudi.support.Visitor;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Nobody who works at a window is named, counted or ranked: by no figure, no list, no export. */
class NoClerkTest {
  /** Where accounts are administered, and where one reads about oneself. */
  private static final Set<String> OWN_OR_ADMINS = Set.of("Account", "AccountPage", "NewAccount", "AccountChange", "SignIn", "Me");
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  /** Every list and file of figures is really read, by everybody who may, over complaints that known clerks have served. */
  @Test
  void noAnswerToThoseWhoLookAtFiguresNamesAnAccount() {
    var stages = new Stages(app);
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) ids.add(stages.at(Stages.Stage.CONFIRMED).id());
    String signal = new Signals(app).about(ids.toArray(String[]::new));
    Visitor supervisor = app.staff("supervisor-donghu");
    supervisor.post("/v1/signals/" + signal + "/answers", new JsonObject().put("reason", "都是简单咨询。")).expect(200);
    var staff = app.allStaff().stream().map(one -> one.getString("account")).toList();
    int read = 0;
    for (Operation operation : app.watch().contract().operations()) {
      String path = operation.getOpenAPIPath().replace("{signalId}", signal).replace("{windowId}", Stages.WINDOW)
          .replace("{hotspotId}", Stages.HOTSPOT).replace("{platformId}", Stages.PLATFORM);
      boolean figures = operation.getHttpMethod().name().equals("GET") && !path.contains("{") && !path.endsWith("/stream")
          && List.of("signal", "load", "hotspot", "improvement", "open", "city").contains(operation.getTags().get(0));
      if (!figures) continue;
      for (Visitor visitor : List.of(supervisor, app.staff("auditor-city"), app.staff("manager-human-resources"))) {
        var reply = visitor.get(path);
        if (reply.status() != 200 || reply.body() == null) continue;
        read++;
        String answer = reply.body().encode();
        assertThat(staff).as(path).noneMatch(account -> answer.contains("\"" + account + "\""));
      }
    }
    assertThat(read).isGreaterThan(20);
  }

  @Test
  void noSchemaHasAFieldForWhoServed() {
    JsonObject contract = new JsonObject(Json.encode(new Yaml().<Object>load(app.vertx().fileSystem()
        .readFileBlocking("api-docs/openapi.yaml").toString())));
    var found = new TreeSet<String>();
    contract.getJsonObject("components").getJsonObject("schemas").forEach(schema -> {
      if (OWN_OR_ADMINS.contains(schema.getKey())) return;
      walk(schema.getKey(), schema.getValue(), found);
    });
    assertThat(found.stream().filter(field -> field.matches(
        "(?i).*/(.*clerk.*|account|accountId|staffId|servedBy|calledBy|resolvedBy|resolvers?|employee.*|rank|ranking|leaderboard)")).toList())
        .isEmpty();
    assertThat(found).hasSizeGreaterThan(200);
  }

  private static void walk(String name, Object schema, Set<String> found) {
    if (schema instanceof JsonArray list) list.forEach(one -> walk(name, one, found));
    if (!(schema instanceof JsonObject json)) return;
    json.forEach(part -> {
      if (part.getKey().equals("properties")) ((JsonObject) part.getValue()).fieldNames().forEach(field -> found.add(name + "/" + field));
      if (!Set.of("example", "examples").contains(part.getKey())) walk(name, part.getValue(), found);
    });
  }
}
