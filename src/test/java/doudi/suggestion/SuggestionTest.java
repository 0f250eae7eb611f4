package doudi.suggestion;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.embedded.EmbeddedMongo;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words to service over the wire: in trouble, after an import, on two nodes, and after a start. */
class SuggestionTest {
  private static final String WORDS = "小蓝牌挂失，碰一碰没动静";

  private static Reply ask(Visitor visitor, String words) {
    return visitor.get("/v1/suggestions?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private static List<String> ids(Reply reply, String list) {
    return reply.body().getJsonArray(list).stream().map(one -> ((JsonObject) one).getString("id")).toList();
  }

  @Test
  void anybodyIsToldInTheirLanguageAndBadInputIsNamed() throws Exception {
    RunningApp app = RunningApp.start();
    try {
      Reply heard = ask(app.anonymous(), "12123上一直登录不了，违章交不了").expect(200);
      assertThat(ids(heard, "services")).contains("traffic-violation");
      assertThat(ids(heard, "platforms")).first().isEqualTo("traffic-12123");
      assertThat(ids(heard, "failureKinds")).contains("login");
      assertThat(ask(app.anonymous().with("Accept-Language", "en"), "违章").body().getJsonArray("services").getJsonObject(0)
          .getString("name")).isEqualTo("Traffic violations");
      assertThat(ids(ask(app.anonymous(), "").expect(200), "services")).isEmpty();
      assertThat(ids(ask(app.anonymous(), "……！？").expect(200), "services")).isEmpty();
      ask(app.anonymous(), "*:* OR (id:[* TO *] AND \"~^").expect(200);
      ask(app.anonymous(), "\u0001\u001b\u0007").expect(200);
      assertThat(ids(ask(app.anonymous(), "燃".repeat(3_996) + "燃气缴费").expect(200), "services")).contains("gas-bill");
      ask(app.anonymous(), "😀".repeat(2_000)).expect(200);
      for (String wrong : List.of("/v1/suggestions", "/v1/suggestions?words=" + "a".repeat(4_001))) {
        assertThat(app.anonymous().get(wrong).expect(400).body().encode()).contains("/query/words");
      }
    } finally {
      app.close();
    }
  }

  @Test
  void anImportedCityIsSuggestedAtOnceAndWhatIsGoneNeverAgain() throws Exception {
    RunningApp app = RunningApp.start();
    try {
      assertThat(ids(ask(app.anonymous(), "公交卡充值"), "services")).first().isEqualTo("bus-card");
      JsonObject city = new JsonObject(Spoken.resource("/demo/city.json"));
      city.put("services", new JsonArray(city.getJsonArray("services").stream().map(JsonObject.class::cast)
          .filter(one -> !one.getString("id").equals("bus-card")).toList()));
      app.staff("admin-city").post("/v1/catalog/imports", city).expect(200);
      assertThat(ids(ask(app.anonymous(), "公交卡充值"), "services")).doesNotContain("bus-card");
    } finally {
      app.close();
    }
  }

  @Test
  void withoutACityItSaysSo() throws Exception {
    RunningApp app = RunningApp.start(Map.of("DOUDI_DEMO", "false"));
    try {
      ask(app.anonymous(), "燃气").expect(503);
    } finally {
      app.close();
    }
  }

  @Test
  void whatClerksSettleIsLearnedHereOnOtherNodesAndAfterAStart(@TempDir Path folder) throws Exception {
    try (var store = EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT.withDurability(EmbeddedMongo.Durability.OS))) {
      var over = Map.of("DOUDI_MONGO_URI", store.connectionString(), "DOUDI_DATABASE", "doudi", "DOUDI_SECRET", "s".repeat(40));
      RunningApp one = RunningApp.start(over);
      var alongside = new HashMap<>(over);
      alongside.put("DOUDI_DEMO", "false");
      RunningApp two = RunningApp.start(alongside);
      try {
        one.clock().advance(Duration.ofMinutes(1));
        two.clock().advance(Duration.ofMinutes(1));
        assertThat(ids(ask(one.anonymous(), WORDS), "services")).doesNotContain("bus-card");
        for (int i = 0; i < 6; i++) settle(one);
        eventually("this node learns", () -> ids(ask(one.anonymous(), WORDS), "services").contains("bus-card"));
        eventually("the other node learns", () -> ids(ask(two.anonymous(), WORDS), "services").contains("bus-card"));
        assertThat(ids(ask(two.anonymous(), WORDS), "failureKinds")).contains("upload");
        assertThat(ask(one.anonymous(), WORDS).body().encode()).doesNotContain("小蓝牌");
        RunningApp three = RunningApp.start(alongside);
        try {
          three.clock().advance(Duration.ofDays(1));
          eventually("a new node learns the past", () -> ids(ask(three.anonymous(), WORDS), "services").contains("bus-card"));
        } finally {
          three.close();
        }
        lookedAtNoMoreThanItGot(store);
      } finally {
        two.close();
        one.close();
      }
    }
  }

  private static void settle(RunningApp app) {
    Reply filed = app.resident().file(new JsonObject().put("narrative", WORDS + "，急").put("serviceId", "bus-card")).expect(201);
    String window = filed.body().getJsonObject("window").getString("id");
    Visitor clerk = app.clerkAt(window);
    clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    clerk.put("/v1/complaints/" + filed.id() + "/resolution", new JsonObject().put("outcome", "done").put("words", "已补卡。")
        .put("cause", "upload")).expect(200);
  }

  private static void lookedAtNoMoreThanItGot(EmbeddedMongo store) {
    assertThat(store.lastQueries("doudi.complaints")).hasSizeGreaterThan(10).allSatisfy(query -> assertThat(query.examined())
        .as(query.toString()).isLessThanOrEqualTo(query.returned() + 3));
  }
}
