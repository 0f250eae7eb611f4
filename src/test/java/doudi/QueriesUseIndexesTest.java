package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.embedded.EmbeddedMongo;
import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the program asks of its store is answered from an index: it looks at what it returns and hardly more, with 300 complaints there. */
class QueriesUseIndexesTest {
  private static final List<String> COLLECTIONS = List.of("complaints", "notices", "streamItems", "streamTopics", "hotspotDays",
      "hotspotTouches", "apiKeys", "webhooks", "webhookDeliveries", "ideas", "signInFailures", "platformVolumes", "readings", "improvements",
      "verdicts", "signals");
  /** A range may look one step too far, and a supervisor's call passes by what waits for clerks. */
  private static final int SLACK = 3;

  @Test
  void nothingTheProgramAsksIsAScan(@TempDir Path folder) throws Exception {
    try (var store = EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT.withDurability(EmbeddedMongo.Durability.OS))) {
      RunningApp app = RunningApp.start(Map.of("DOUDI_MONGO_URI", store.connectionString(), "DOUDI_DATABASE", "doudi"));
      try {
        Visitor resident = app.resident();
        Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
        for (int i = 0; i < 300; i++) resident.file(Complaints.inOwnWords()).expect(201);
        assertThat(store.lastQueries("doudi.links")).as("a new complaint is the same whoever else its resident is").isEmpty();
        String window = filed.body().getJsonObject("window").getString("id");
        Visitor clerk = app.clerkAt(window);
        app.supervisorOf(window).get("/v1/window-loads?limit=100").expect(200);
        adminsLookAround(app, window);
        app.staff("auditor-city").get("/v1/hotspots/complaints?limit=100&from=2026-11-20").expect(200);
        app.staff("auditor-city").get("/v1/signals").expect(200);
        app.supervisorOf(window).get("/v1/signals").expect(200);
        everybodyDoesSomething(resident, clerk, app.staff("manager-city"), window, filed.id());
        looksAtWhatItReturns(store);
        app.clock().advance(Duration.ofDays(1));
        TimeUnit.SECONDS.sleep(3);
        looksAtWhatItReturns(store);
      } finally {
        app.close();
      }
    }
  }

  /** With many failed sign-ins beside them, and a look at what would be left behind at a full window. */
  private static void adminsLookAround(RunningApp app, String window) {
    for (int i = 0; i < 30; i++) {
      app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", "guessed-" + i).put("password", "falsch")).expect(401);
    }
    Visitor admin = app.staff("admin-city");
    admin.get("/v1/accounts").expect(200);
    JsonObject city = admin.get("/v1/catalog").expect(200).body().getJsonObject("document");
    city.getJsonArray("windows").stream().map(JsonObject.class::cast).filter(one -> one.getString("id").equals(window)).forEach(one ->
        one.put("id", "w-another"));
    city.getJsonArray("routingRules").stream().map(JsonObject.class::cast).filter(one -> one.getString("windowId").equals(window))
        .forEach(one -> one.put("windowId", "w-another"));
    admin.post("/v1/catalog/trials", city).expect(422);
  }

  private static void everybodyDoesSomething(Visitor resident, Visitor clerk, Visitor manager, String window, String id) {
    resident.get("/v1/complaints?limit=5").expect(200);
    resident.get("/v1/complaints/" + id).expect(200);
    clerk.get("/v1/windows/" + window + "/queue?limit=10").expect(200);
    String called = clerk.post("/v1/windows/" + window + "/calls", new JsonObject()).expect(200).id();
    clerk.put("/v1/complaints/" + called + "/resolution", Complaints.done()).expect(200);
    resident.put("/v1/complaints/" + called + "/confirmation", Complaints.outcome("done")).expect(200);
    resident.get("/v1/me/notices?limit=5").expect(200);
    clerk.get("/v1/windows/" + window + "/complaints?status=resolved&limit=5").expect(200);
    clerk.get("/v1/wordings").expect(200);
    clerk.get("/v1/wordings?serviceId=housing-subsidy").expect(200);
    manager.get("/v1/hotspots").expect(200);
    manager.get("/v1/hotspots/complaints?limit=5").expect(200);
  }

  private static void looksAtWhatItReturns(EmbeddedMongo store) {
    assertThat(COLLECTIONS).anySatisfy(collection -> assertThat(store.lastQueries("doudi." + collection)).hasSizeGreaterThan(10));
    for (String collection : COLLECTIONS) {
      assertThat(store.lastQueries("doudi." + collection)).as(collection)
          .allSatisfy(query -> assertThat(query.examined()).as(query.toString()).isLessThanOrEqualTo(query.returned() + SLACK));
    }
  }
}
