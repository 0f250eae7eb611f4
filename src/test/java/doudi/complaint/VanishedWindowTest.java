package doudi.complaint;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.city.CityReader;
import doudi.identity.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A complaint whose window the next catalog no longer has goes on with its life. */
class VanishedWindowTest {
  private static final Optional<String> ANY = Optional.empty();
  private static final String GONE = "w-data";
  private static final Caller RESIDENT = Desks.resident("r1");
  private Desks desks;
  private Caller clerk;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
    clerk = desks.clerk("clerk-1", GONE);
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  private Complaint fileThere() {
    Complaint filed = desks.file("r1", Desks.about(null, null, "duplicate-platform", null));
    assertThat(filed.windowId()).isEqualTo(GONE);
    return filed;
  }

  private void importWithoutIt() throws Exception {
    JsonObject city = new JsonObject(Desks.text("/demo/city.json"));
    drop(city, "windows", "id");
    drop(city, "routingRules", "windowId");
    await(desks.cities.importCity(CityReader.read(city), "admin"));
  }

  private static void drop(JsonObject city, String list, String field) {
    city.put(list, new JsonArray(city.getJsonArray(list).stream().filter(one -> !((JsonObject) one).getString(field).equals(GONE))
        .toList()));
  }

  @Test
  void everyTransitionStillWorks() throws Exception {
    Complaint one = fileThere();
    Complaint held = desks.callNext(desks.clerk("clerk-2", GONE), fileThere().windowId());
    importWithoutIt();
    assertThat(await(desks.complaints.read(RESIDENT, one.id())).windowId()).isEqualTo(GONE);
    assertThat(desks.json.json(RESIDENT, one, Optional.of(1)).getJsonObject("window").getString("name")).isNotNull();
    Complaint called = held.id().equals(one.id()) ? held : desks.callNext(clerk, GONE);
    Caller holder = called.isHeldBy("clerk-1") ? clerk : desks.clerk("clerk-2", GONE);
    await(desks.complaints.ask(holder, called.id(), ANY, "哪个平台？"));
    await(desks.complaints.answer(RESIDENT, called.id(), ANY, "两个都要装"));
    await(desks.complaints.refer(holder, called.id(), ANY, "data", "请合并"));
    await(desks.complaints.recordReply(holder, called.id(), ANY, "会合并"));
    desks.resolve(holder, called);
    Complaint disputed = await(desks.complaints.confirm(RESIDENT, called.id(), ANY, "not-done", null));
    assertThat(disputed.deadlines().disputeAnswer()).isAfter(desks.clock.instant());
    assertThat(await(desks.complaints.withdraw(RESIDENT, called.id(), ANY, null)).status()).isEqualTo(ComplaintStatus.WITHDRAWN);
  }

  @Test
  void timeStillPassesOverItAndAClerkCanMoveItToAWindowThatIsThere() throws Exception {
    fileThere();
    importWithoutIt();
    Complaint called = desks.callNext(clerk, GONE);
    desks.clock.set(called.leaseEnds().orElseThrow());
    assertThat(desks.swept()).isEqualTo(1);
    Complaint again = desks.callNext(clerk, GONE);
    Complaint moved = await(desks.complaints.transfer(clerk, again.id(), ANY, Desks.HALL, "窗口撤了"));
    assertThat(desks.callNext(desks.clerk("clerk-3", Desks.HALL), Desks.HALL).id()).isEqualTo(moved.id());
  }

  @Test
  void whatIsFiledNowGoesToAWindowThatIsThere() throws Exception {
    importWithoutIt();
    Complaint filed = desks.file("r1", Desks.about(null, null, "duplicate-platform", null));
    assertThat(desks.cities.current().windows().window(filed.windowId())).isPresent();
  }
}
