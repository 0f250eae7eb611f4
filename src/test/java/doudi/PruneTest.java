package doudi;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import doudi.identity.AccountStore;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Pruner;
import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is past its use goes by itself, and what is still of use stays. */
class PruneTest {
  private RunningApp app;
  private StoreLook store;

  @BeforeEach
  void start() throws Exception {
    app = RunningApp.start();
    store = new StoreLook(app);
  }

  @AfterEach void stop() throws Exception { app.close(); }

  @Test
  void failedSignInsGoWhenTheyNoLongerCount() throws Exception {
    for (int i = 0; i < 3; i++) signIn("guessed-" + i);
    app.clock().advance(Duration.ofMinutes(10));
    signIn("guessed-0");
    app.clock().advance(Duration.ofMinutes(6));
    eventually("two are forgotten", () -> store.documents("signInFailures").size() == 1);
    assertThat(store.documents("signInFailures").get(0).getString("_id")).isEqualTo("guessed-0");
    app.clock().advance(Duration.ofMinutes(10));
    eventually("all are forgotten", () -> store.documents("signInFailures").isEmpty());
  }

  @Test
  void noticesGoAfterHalfAYear() throws Exception {
    Visitor resident = app.resident();
    Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
    eventually("the resident is told", () -> resident.get("/v1/me/notices").items().size() == 1);
    app.clock().advance(Duration.ofDays(179));
    eventually("time has passed over it", () -> resident.get("/v1/me/notices").items().size() > 1);
    List<String> before = ids(resident);
    app.clock().advance(Duration.ofDays(2));
    eventually("the first is gone", () -> !ids(resident).contains(before.get(before.size() - 1)));
    assertThat(resident.get("/v1/complaints/" + filed.id()).expect(200).events()).contains("Filed");
    resident.put("/v1/complaints/" + filed.id() + "/withdrawal", new JsonObject()).expect(200);
    eventually("the last word is told", () -> store.complaint(filed.id()).get("untoldAt") == null);
    Instant kept = app.clock().instant().minus(Duration.ofDays(180));
    assertThat(store.documents("notices")).allMatch(notice -> notice.getDate("at").toInstant().isAfter(kept));
  }

  @Test
  void pagesFollowOneAnotherUntilNothingIsLeftAndOnlyOneNodeDoesIt() throws Exception {
    var mongo = new MongoFutures(app.vertx());
    var leases = new LeaseStore(mongo, app.database());
    var later = app.clock().instant().plus(Duration.ofDays(1));
    var accounts = new AccountStore(mongo, app.database());
    var documents = new ArrayList<Document>();
    Date old = Date.from(app.clock().instant());
    for (int i = 0; i < 1_203; i++) documents.add(new Document("_id", "old-" + i).append("times", List.of(old)).append("last", old));
    mongo.all(app.database().getCollection("signInFailures").insertMany(documents)).await(10, TimeUnit.SECONDS);
    var pages = new ArrayList<Integer>();
    Pruner.Perishable counted = (now, most) -> accounts.removeOldest(later, most).onSuccess(pages::add);
    mongo.all(app.database().getCollection("leases").updateOne(new Document("_id", "prune"),
        Updates.combine(Updates.set("holder", "another"), Updates.set("until", Date.from(later))),
        new UpdateOptions().upsert(true))).await(10, TimeUnit.SECONDS);
    new Pruner(leases, app.clock(), List.of(counted)).prune().await(10, TimeUnit.SECONDS);
    assertThat(pages).isEmpty();
    mongo.all(app.database().getCollection("leases").deleteOne(new Document("_id", "prune"))).await(10, TimeUnit.SECONDS);
    new Pruner(leases, app.clock(), List.of(counted)).prune().await(10, TimeUnit.SECONDS);
    assertThat(pages).containsExactly(500, 500, 203);
  }

  private void signIn(String account) {
    app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", account).put("password", "falsch")).expect(401);
  }

  private static List<String> ids(Visitor resident) {
    return resident.get("/v1/me/notices").items().stream().map(notice -> notice.getString("id")).toList();
  }
}
