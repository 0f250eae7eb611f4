package doudi.notice;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.catalog.Name;
import doudi.city.CityDesk;
import doudi.city.CityStore;
import doudi.complaint.Actor;
import doudi.complaint.Attempt;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintId;
import doudi.complaint.Deadlines;
import doudi.complaint.Filing;
import doudi.identity.AccountStore;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.support.RunningApp;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told more than once, by more than one node, at the same time, is there once. */
class NoticeDeskTest {
  private static final Actor CLERK = new Actor("clerk", "clerk-1");
  private static RunningApp app;
  private static MongoFutures mongo;
  private static CityDesk cities;

  @BeforeAll static void start() throws Exception {
    app = RunningApp.start();
    mongo = new MongoFutures(app.vertx());
    cities = new CityDesk(new CityStore(mongo, app.database()), app.clock());
    cities.refresh().await(10, TimeUnit.SECONDS);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  private static NoticeDesk node() {
    return new NoticeDesk(new NoticeStore(mongo, app.database()), new NoticeWords(Messages.load()),
        new AccountStore(mongo, app.database()), cities, app.clock(), true,
        notice -> Future.succeededFuture());
  }

  /** @param filed when; the clerk's question comes an hour later */
  private static Complaint asked(String id, Instant filed) {
    Instant due = filed.plus(Duration.ofDays(5));
    var filing = new Filing("进不去", null, null, null, null, "anhe", Attempt.UNTOLD, List.of(), null, "resident-of-" + id, null, null, false);
    return Complaint.replay(new ComplaintId(id), List.of(new ComplaintEvent.Filed(filed, new Actor("resident", "r"), filing),
        new ComplaintEvent.Routed(filed, Actor.SYSTEM, "w-city-hall", "r", new Name("近", "near"),
            new Deadlines(due, due, due, null, null, null)),
        new ComplaintEvent.Called(filed.plusSeconds(60), CLERK, filed.plusSeconds(1860)),
        new ComplaintEvent.Asked(filed.plusSeconds(3_600), CLERK, "您的社保卡号？", due)));
  }

  private static List<Document> noticesOf(String complaint) throws Exception {
    return mongo.all(app.database().getCollection("notices").find(eq("complaintId", complaint)).limit(100)).await(10, TimeUnit.SECONDS)
        .stream().filter(one -> one.getString("person").startsWith("resident:")).toList();
  }

  @Test void toldByTwoNodesAndAgainItIsThereOnce() throws Exception {
    Complaint complaint = asked("twice", app.clock().instant().minusSeconds(7_200));
    var told = new ArrayList<Future<?>>();
    NoticeDesk a = node();
    NoticeDesk b = node();
    for (int i = 0; i < 20; i++) told.addAll(List.of(a.told(complaint), b.told(complaint), node().told(complaint)));
    Future.all(told).await(20, TimeUnit.SECONDS);
    assertThat(noticesOf("twice")).hasSize(3).extracting(one -> one.getString("_id")).doesNotHaveDuplicates();
    Document first = noticesOf("twice").get(0);
    assertThat(first.get("words", Document.class).toString()).doesNotContain("社保卡", "clerk-1", "进不去");
  }

  @Test void aNodeThatMissedEarlierEventsTellsThemWithTheNextOne() throws Exception {
    Complaint whole = asked("late", app.clock().instant().minusSeconds(7_200));
    NoticeDesk node = node();
    node.told(Complaint.replay(whole.id(), whole.history().subList(0, 2))).await(10, TimeUnit.SECONDS);
    assertThat(noticesOf("late")).hasSize(1);
    node.told(whole).await(10, TimeUnit.SECONDS);
    assertThat(noticesOf("late")).hasSize(3);
  }

  @Test void oldNewsIsInTheInboxOnly() throws Exception {
    node().told(asked("old", app.clock().instant().minus(Duration.ofDays(40)))).await(10, TimeUnit.SECONDS);
    assertThat(noticesOf("old")).hasSize(3).noneMatch(one -> one.containsKey(NoticeStore.PUSH_AT));
    node().told(asked("new", app.clock().instant().minusSeconds(3_600))).await(10, TimeUnit.SECONDS);
    assertThat(noticesOf("new")).filteredOn(one -> one.containsKey(NoticeStore.PUSH_AT)).hasSize(2);
  }

  @Test void whatWentFromTheInboxDoesNotComeBackWhenItIsToldAnew() throws Exception {
    node().told(asked("half-a-year", app.clock().instant().minus(Notice.KEPT).plusSeconds(60))).await(10, TimeUnit.SECONDS);
    assertThat(noticesOf("half-a-year")).hasSize(3);
    node().told(asked("ancient", app.clock().instant().minus(Notice.KEPT).minusSeconds(1_000))).await(10, TimeUnit.SECONDS);
    assertThat(noticesOf("ancient")).extracting(one -> one.getString("kind")).containsExactly("question");
  }
}
