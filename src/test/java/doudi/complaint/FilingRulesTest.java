package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Filing over HTTP: always routed, one complaint for one request for life, and nothing lost on the way. What moves clock or city comes
 * last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilingRulesTest {
  private static final String KEY = "Idempotency-Key";
  private static final JsonObject ROLE_CALL = new JsonObject().put("narrative", "另一件事");
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  private static List<String> ids(String path) {
    return app.anonymous().get(path + "?limit=500").expect(200).items().stream().map(one -> one.getString(one.containsKey("id") ? "id"
        : "code")).toList();
  }

  private static void maybe(Random random, JsonObject body, String field, List<String> values) {
    if (random.nextBoolean()) body.put(field, values.get(random.nextInt(values.size())));
  }

  @Test
  void everyValidFilingIsRoutedToOneWindowWithAReason() {
    var random = new Random();
    long seed = random.nextLong();
    random.setSeed(seed);
    List<String> services = ids("/v1/services");
    List<String> platforms = ids("/v1/platforms");
    List<String> districts = ids("/v1/districts");
    List<String> kinds = ids("/v1/failure-kinds");
    List<String> windows = ids("/v1/windows");
    Visitor resident = app.resident();
    for (int i = 0; i < 120; i++) {
      var body = new JsonObject().put("narrative", random.ints(1 + random.nextInt(40), 0x4e00, 0x9fa5).collect(StringBuilder::new,
          StringBuilder::appendCodePoint, StringBuilder::append).toString());
      maybe(random, body, "serviceId", services);
      maybe(random, body, "platformId", platforms);
      maybe(random, body, "districtId", districts);
      maybe(random, body, "failureKind", kinds);
      if (random.nextInt(3) == 0) body.put("needs", new JsonArray().add(random.nextBoolean() ? "ramp" : "sign-language"));
      Reply filed = (random.nextBoolean() ? resident : app.anonymous()).file(body);
      String what = "seed " + seed + " " + body.encode();
      assertThat(filed.status()).as(what).isEqualTo(201);
      assertThat(filed.text("status")).as(what).isEqualTo("waiting");
      assertThat(windows).as(what).contains(filed.body().getJsonObject("window").getString("id"));
      assertThat(filed.body().getJsonObject("route").getString("reason")).as(what).isNotBlank().doesNotContain("{");
      assertThat(filed.body().getInteger("queuePosition")).as(what).isPositive();
    }
  }

  @Test
  void theSameRequestIsOneComplaintWhateverTheBody() {
    Visitor resident = app.resident().with(KEY, "one");
    Reply first = resident.post("/v1/complaints", Complaints.inOwnWords()).expect(201);
    Reply again = resident.post("/v1/complaints", Complaints.inOwnWords()).expect(200);
    Reply other = resident.post("/v1/complaints", ROLE_CALL).expect(200);
    assertThat(List.of(again.id(), other.id())).containsOnly(first.id());
    assertThat(other.text("narrative")).isEqualTo(first.text("narrative"));
    assertThat(other.headers().firstValue("location")).isEqualTo(first.headers().firstValue("location"));
    assertThat(app.resident().with(KEY, "one").post("/v1/complaints", Complaints.inOwnWords()).expect(201).id()).isNotEqualTo(first.id());
    assertThat(app.resident().post("/v1/complaints", Complaints.inOwnWords()).expect(400).pointers())
        .containsExactly("/header/Idempotency-Key");
  }

  @Test
  void twentyRetriesAtOnceAreOneComplaint() {
    for (Visitor caller : List.of(app.resident().with(KEY, "many"), app.anonymous().with(KEY, "a-key-that-is-hard-to-guess"))) {
      var threads = Executors.newFixedThreadPool(20);
      var replies = IntStream.range(0, 20).mapToObj(i -> CompletableFuture.supplyAsync(() -> caller.post("/v1/complaints",
          new JsonObject().put("narrative", i % 2 == 0 ? "同一件事" : "同一件事，第" + i + "遍")), threads)).toList().stream()
              .map(CompletableFuture::join).toList();
      threads.shutdown();
      assertThat(replies).extracting(Reply::id).containsOnly(replies.get(0).id());
      assertThat(replies).extracting(Reply::status).containsOnly(200, 201).containsOnlyOnce(201);
      assertThat(replies).extracting(one -> String.valueOf(one.text("claimCode"))).containsOnly(String.valueOf(replies.get(0)
          .text("claimCode")));
    }
  }

  @Test
  void anAnonymousRetryGetsTheSameClaimCodeAndAShortKeyCountsOnlyWithTheSameWords() {
    Visitor longKey = app.anonymous().with(KEY, "0123456789abcdef");
    Reply first = longKey.post("/v1/complaints", Complaints.inOwnWords()).expect(201);
    assertThat(longKey.post("/v1/complaints", ROLE_CALL).expect(200).text("claimCode")).isEqualTo(first.text("claimCode")).isNotNull();
    Visitor shortKey = app.anonymous().with(KEY, "1");
    Reply one = shortKey.post("/v1/complaints", Complaints.inOwnWords()).expect(201);
    assertThat(shortKey.post("/v1/complaints", Complaints.inOwnWords()).expect(200).id()).isEqualTo(one.id());
    assertThat(shortKey.post("/v1/complaints", ROLE_CALL).expect(201).id()).isNotEqualTo(one.id());
    Visitor clerk = app.clerkAt("w-city-hall").with(KEY, "1");
    assertThat(clerk.post("/v1/windows/w-city-hall/complaints", Complaints.inOwnWords()).expect(201).id()).isNotEqualTo(one.id());
  }

  @Test
  void aTransferAndAReferralCarryEverything() {
    JsonObject whole = Complaints.inOwnWords().put("failureKind", "sent-in-circles").put("needs", new JsonArray().add("ramp"))
        .put("attempt", new JsonObject().put("step", "上传证明").put("error", "E-17").put("at", "2026-11-19T09:30:00+08:00").put("tries", 3))
        .put("contact", new JsonObject().put("name", "陈女士").put("phone", "13900001234"));
    Visitor resident = app.resident();
    String path = "/v1/complaints/" + resident.file(whole).expect(201).id();
    Visitor clerk = app.clerkAt("w-city-hall");
    clerk.post("/v1/windows/w-city-hall/calls", new JsonObject().put("complaintId", path.substring(15))).expect(200);
    clerk.post(path + "/questions", Complaints.words("社保在哪里交的？")).expect(200);
    assertThat(clerk.get(path).expect(200).body().getJsonObject("question").getString("words")).isEqualTo("社保在哪里交的？");
    resident.post(path + "/answers", Complaints.words("在省里交的")).expect(200);
    clerk.post(path + "/referrals", Complaints.words("请核对省里的记录").put("departmentId", "human-resources")).expect(200);
    clerk.post(path + "/replies", Complaints.words("记录是有的")).expect(200);
    JsonObject before = clerk.get(path).expect(200).body();
    clerk.post(path + "/transfers", Complaints.words("平台的事归数据局").put("windowId", "w-data")).expect(200);
    clerk.get(path + "?").expect(404);
    JsonObject there = app.clerkAt("w-data").get(path).expect(200).body();
    for (String field : List.of("narrative", "failureKind", "districtId", "needs", "attempt", "contact", "channel", "filedAt",
        "deadlines")) {
      assertThat(there.getValue(field)).as(field).isEqualTo(before.getValue(field));
    }
    assertThat(there.getJsonObject("contact").getString("phone")).isEqualTo("13900001234");
    List<Object> history = there.getJsonArray("history").stream().toList();
    assertThat(history.subList(0, history.size() - 1)).isEqualTo(before.getJsonArray("history").stream().toList());
    assertThat(there.getJsonArray("history").encode()).contains("社保在哪里交的？", "在省里交的", "请核对省里的记录", "记录是有的", "平台的事归数据局");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aRetryMonthsAfterTheConfirmationIsStillTheSameComplaint() {
    Visitor resident = app.resident().with(KEY, "for-life");
    String id = resident.post("/v1/complaints", Complaints.inOwnWords()).expect(201).id();
    Visitor clerk = app.clerkAt("w-city-hall");
    clerk.post("/v1/windows/w-city-hall/calls", new JsonObject().put("complaintId", id)).expect(200);
    clerk.put("/v1/complaints/" + id + "/resolution", Complaints.done()).expect(200);
    resident.put("/v1/complaints/" + id + "/confirmation", Complaints.outcome("done")).expect(200);
    app.clock().advance(Duration.ofDays(200));
    Reply again = resident.post("/v1/complaints", ROLE_CALL).expect(200);
    assertThat(again.id()).isEqualTo(id);
    assertThat(again.text("status")).isEqualTo("confirmed");
  }
}
