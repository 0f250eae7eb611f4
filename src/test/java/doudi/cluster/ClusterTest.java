package doudi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the complaints of a hotspot say, sorted, over HTTP: three causes from eight people each, one person who says one thing nine times, and others. */
class ClusterTest {
  private static final String KIND = "payment";
  private static final String HOTSPOT = Stages.PLATFORM + "~" + Stages.SERVICE + "~" + KIND + "~" + Stages.DISTRICT;
  private static final String CLUSTERS = "/v1/hotspots/" + HOTSPOT + "/clusters";
  private static final List<String> CAUSES = List.of("file-too-large", "no-recent-insurance", "code-never-comes");
  private static final Map<String, String> CAUSE_OF = new HashMap<>();
  private static RunningApp app;
  private static Visitor manager;
  private static int filed;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    manager = app.staff("manager-human-resources");
    for (String cause : CAUSES) planted().stream().filter(one -> one.getString("cause").equals(cause)).limit(8).forEach(one ->
        file(app.resident(), one.getString("narrative") + "我的电话13900001234。", one));
    Visitor alone = app.resident();
    for (int i = 0; i < 9; i++) file(alone, "发票抬头打印不出来，蓝色按钮是灰的。", new JsonObject().put("cause", "alone").put("step", "打印发票"));
    file(app.resident(), "公交卡年审的地方搬走了没有通知。", new JsonObject().put("cause", "other"));
    RunningApp.eventually("all are counted", () -> {
      Reply read = manager.get("/v1/hotspots/" + HOTSPOT);
      return read.status() == 200 && read.body().getInteger("complaints") == filed;
    });
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static List<JsonObject> planted() {
    try (var in = ClusterTest.class.getResourceAsStream("/cluster/planted.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(JsonObject::new).toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static void file(Visitor resident, String narrative, JsonObject said) {
    var attempt = new JsonObject().put("tries", 1);
    for (String part : List.of("step", "error")) if (said.containsKey(part)) attempt.put(part, said.getString(part));
    Reply reply = resident.file(new JsonObject().put("narrative", narrative).put("serviceId", Stages.SERVICE).put("platformId", Stages.PLATFORM)
        .put("failureKind", KIND).put("districtId", Stages.DISTRICT).put("attempt", attempt)).expect(201);
    CAUSE_OF.put(reply.id(), said.getString("cause"));
    filed++;
  }

  private static List<JsonObject> clusters() {
    return manager.get(CLUSTERS).expect(200).items();
  }

  private static List<JsonObject> behind(JsonObject cluster) {
    return manager.get(CLUSTERS + "/" + cluster.getString("id") + "/complaints?limit=100").expect(200).items();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  @Test
  void eachCauseIsAClusterAndTheComplaintsBehindItAreAsManyAsItSays() {
    var causes = new HashSet<String>();
    for (JsonObject cluster : clusters()) {
      List<JsonObject> behind = behind(cluster);
      assertThat(behind).hasSize(cluster.getInteger("complaints")).extracting(one -> one.getString("id")).doesNotHaveDuplicates()
          .startsWith(cluster.getString("id"));
      Map<String, Long> by = behind.stream().collect(Collectors.groupingBy(one -> CAUSE_OF.get(one.getString("id")), Collectors.counting()));
      var most = by.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      assertThat(most.getValue()).as("of one cause among " + by).isGreaterThanOrEqualTo(behind.size() * 4L / 5);
      causes.add(most.getKey());
      assertThat(cluster.getJsonObject("share").getInteger("part")).isEqualTo(behind.size());
      assertThat(cluster.getJsonObject("share").getInteger("of")).isEqualTo(filed);
    }
    assertThat(causes).containsExactlyInAnyOrderElementsOf(CAUSES);
  }

  @Test
  void whatOnePersonSaysNineTimesIsNoCluster() {
    JsonObject body = manager.get(CLUSTERS).expect(200).body();
    assertThat(body.encode()).doesNotContain("打印发票", "蓝色");
    assertThat(body.getInteger("looked")).isEqualTo(body.getInteger("of")).isEqualTo(filed);
    int inClusters = clusters().stream().mapToInt(one -> one.getInteger("complaints")).sum();
    assertThat(body.getJsonObject("rest").getInteger("part")).isEqualTo(filed - inClusters).isGreaterThanOrEqualTo(10);
  }

  /** The narratives' words are looked for in the masked complaints themselves. */
  @Test
  void noWordIsShownThatFewerThanFivePeopleUsedAndNobodysNumberAtAll() {
    assertThat(clusters()).anySatisfy(one -> assertThat(one.getJsonArray("words")).isNotEmpty());
    for (JsonObject cluster : clusters()) {
      List<String> said = behind(cluster).stream().map(one -> (one.getString("narrative") + "|" + one.getJsonObject("attempt").getString("step", "")
          + "|" + one.getJsonObject("attempt").getString("error", "")).toLowerCase()).toList();
      var shown = new HashSet<>(objects(cluster.getJsonArray("words")));
      for (String part : List.of("step", "error")) if (cluster.containsKey(part)) shown.add(cluster.getJsonObject(part));
      for (JsonObject one : shown) {
        long users = said.stream().filter(words -> words.contains(one.getString("words").toLowerCase())).count();
        assertThat(users).as(one.encode()).isGreaterThanOrEqualTo(5).isGreaterThanOrEqualTo(one.getInteger("complaints"));
      }
      assertThat(cluster.encode()).doesNotContain("13900001234", "1390000");
      assertThat(objects(cluster.getJsonArray("examples"))).hasSize(3)
          .allMatch(one -> manager.get("/v1/complaints/" + one.getString("id")).status() == 200);
    }
  }

  @Test
  void onlyWhoeverAnswersForTheHotspotReadsThemAndTwiceTheSame() {
    assertThat(manager.get(CLUSTERS).body()).isEqualTo(app.staff("auditor-city").get(CLUSTERS).expect(200).body())
        .isEqualTo(manager.get(CLUSTERS).body());
    String one = clusters().get(0).getString("id");
    for (String path : List.of(CLUSTERS, CLUSTERS + "/" + one + "/complaints")) {
      assertThat(app.staff("manager-medical").get(path).expect(404).problem()).isEqualTo("not-found");
      assertThat(app.clerkAt(Stages.WINDOW).get(path).expect(403).problem()).isEqualTo("not-yours-to-do");
      assertThat(app.anonymous().get(path).status()).isEqualTo(401);
    }
    String other = CAUSE_OF.entrySet().stream().filter(known -> known.getValue().equals("other")).findFirst().orElseThrow().getKey();
    manager.get(CLUSTERS + "/" + other + "/complaints").expect(404);
    manager.get(CLUSTERS + "/nothing-here/complaints").expect(404);
    Set<String> first = behind(clusters().get(0)).stream().map(known -> known.getString("id")).collect(Collectors.toSet());
    String member = first.stream().max(String::compareTo).orElseThrow();
    Reply page = manager.get(CLUSTERS + "/" + member + "/complaints?limit=3").expect(200);
    Reply rest = manager.get(CLUSTERS + "/" + member + "/complaints?limit=100&cursor=" + page.text("next")).expect(200);
    assertThat(page.items().size() + rest.items().size()).isEqualTo(first.size());
    assertThat(rest.items()).extracting(known -> known.getString("id")).allMatch(first::contains)
        .doesNotContainAnyElementsOf(page.items().stream().map(known -> known.getString("id")).toList());
  }

  @Test
  void theDossierOfThePlatformNamesThem() {
    JsonObject dossier = manager.get("/v1/platforms/" + Stages.PLATFORM + "/dossier").expect(200).body();
    List<JsonObject> failures = objects(dossier.getJsonArray("failures")).stream().filter(one -> one.getString("hotspotId").equals(HOTSPOT))
        .toList();
    assertThat(failures).extracting(one -> one.getString("id")).containsExactlyElementsOf(clusters().stream().map(one -> one.getString("id")).toList());
    assertThat(failures).allMatch(one -> one.getJsonArray("exampleIds").size() == 3);
  }

  @Test
  void ofManyTheNewestAreLookedAtAndItSaysSo() throws Exception {
    String many = HOTSPOT.replace(KIND, "login");
    JsonObject complaint = new JsonObject().put("narrative", "一直登录不上去，密码重置了也没用。").put("serviceId", Stages.SERVICE)
        .put("platformId", Stages.PLATFORM).put("failureKind", "login").put("districtId", Stages.DISTRICT);
    for (int i = 0; i < ClusterDesk.LOOKED_AT + 7; i++) app.anonymous().file(complaint).expect(201);
    RunningApp.eventually("all are counted", () -> {
      Reply read = manager.get("/v1/hotspots/" + many);
      return read.status() == 200 && read.body().getInteger("complaints") == ClusterDesk.LOOKED_AT + 7;
    });
    JsonObject body = manager.get("/v1/hotspots/" + many + "/clusters").expect(200).body();
    assertThat(body.getInteger("looked")).isEqualTo(ClusterDesk.LOOKED_AT);
    assertThat(body.getInteger("of")).isEqualTo(ClusterDesk.LOOKED_AT + 7);
    assertThat(body.getJsonArray("items")).hasSize(1);
  }
}
