package doudi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.EventContract;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import doudi.webhook.Receiver.Got;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platform owners are told of hotspots on their platform, whatever their receivers do. */
class WebhookTest {
  private final List<Receiver> receivers = new ArrayList<>();
  private RunningApp app;
  private Visitor admin;

  @BeforeEach
  void start() throws Exception {
    app = RunningApp.start();
    admin = app.staff("admin-city");
  }

  @AfterEach
  void stop() throws Exception {
    receivers.forEach(Receiver::close);
    app.close();
  }

  private Receiver receiver() throws Exception {
    var receiver = new Receiver();
    receivers.add(receiver);
    return receiver;
  }

  private Reply registered(String url) {
    return admin.post("/v1/webhooks", new JsonObject().put("platformId", Stages.PLATFORM).put("url", url)).expect(201);
  }

  /** Enough complaints for a hotspot, and the quarter of an hour over. */
  private void trouble(int complaints) throws Exception {
    for (int i = 0; i < complaints; i++) app.resident().file(Stages.complaint()).expect(201);
    new StoreLook(app).untilTold();
    app.clock().advance(WebhookProjection.SLOT.plus(WebhookProjection.LATE));
  }

  private List<JsonObject> deliveries(Reply webhook) {
    return admin.get("/v1/webhooks/" + webhook.id() + "/deliveries").expect(200).items();
  }

  private void waitFor(Reply webhook, String state) throws Exception {
    RunningApp.eventually("a delivery is " + state, () -> deliveries(webhook).stream().anyMatch(one -> one.getString("state").equals(state)));
  }

  @Test
  void aDeliveryIsSignedAndCarriesFiguresAndNobodysWords() throws Exception {
    Receiver receiver = receiver();
    Reply webhook = registered(receiver.url());
    trouble(5);
    waitFor(webhook, "delivered");
    assertThat(receiver.got).hasSize(1);
    Got got = receiver.got.get(0);
    assertThat(got.header("content-type")).isEqualTo("application/cloudevents+json");
    assertThat(deliveries(webhook).stream().filter(one -> one.getString("state").equals("delivered")).map(one -> one.getString("id")))
        .containsExactly(got.header("webhook-id"));
    assertThat(got.header("webhook-signature")).isEqualTo("v1," + hmac(webhook.text("secret"), got.header("webhook-id") + "."
        + got.header("webhook-timestamp") + "." + got.body()));
    assertThat(Long.parseLong(got.header("webhook-timestamp"))).isEqualTo(app.clock().instant().getEpochSecond());
    var event = new JsonObject(got.body());
    assertThat(EventContract.fits("HotspotEvent", event)).as(got.body()).isTrue();
    assertThat(event.getString("subject")).isEqualTo(Stages.HOTSPOT);
    assertThat(event.getJsonObject("data").getInteger("complaints")).isEqualTo(5);
    assertThat(event.getJsonObject("data").fieldNames()).doesNotContain("narrative", "history", "contact", "residentId");
    assertThat(got.body()).doesNotContain("退回", "社保");
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void fewerThanFiveComplaintsAreNotTold() throws Exception {
    Receiver receiver = receiver();
    Reply webhook = registered(receiver.url());
    trouble(4);
    RunningApp.eventually("what was noted is dropped", () -> deliveries(webhook).isEmpty());
    assertThat(receiver.got).isEmpty();
  }

  @Test
  void aFailedDeliveryComesAgainUnderTheSameIdAndIsGivenUpAfterThreeDays() throws Exception {
    Receiver receiver = receiver();
    receiver.status = 500;
    Reply webhook = registered(receiver.url());
    trouble(5);
    RunningApp.eventually("the first try failed", () -> deliveries(webhook).get(0).getInteger("tries") == 1);
    for (int tries = 2; tries <= 4; tries++) {
      int wanted = tries;
      app.clock().advance(Duration.ofDays(1));
      Visitor signedIn = fresh();
      RunningApp.eventually("try " + tries, () -> signedIn.get("/v1/webhooks/" + webhook.id() + "/deliveries").items().get(0)
          .getInteger("tries") == wanted);
    }
    waitForSigned(webhook, "given-up");
    assertThat(receiver.got.stream().map(got -> got.header("webhook-id")).distinct()).hasSize(1);
    assertThat(receiver.got.stream().map(Got::body).distinct()).hasSize(1);
    receiver.status = 200;
    Reply again = fresh().post("/v1/webhooks/" + webhook.id() + "/deliveries/" + receiver.got.get(0).header("webhook-id") + "/replays",
        new JsonObject()).expect(200);
    assertThat(again.text("state")).isEqualTo("waiting");
    waitForSigned(webhook, "delivered");
    assertThat(receiver.got.get(receiver.got.size() - 1).body()).isEqualTo(receiver.got.get(0).body());
  }

  /** Sessions end while days pass. */
  private Visitor fresh() {
    String password = app.allStaff().stream().filter(one -> one.getString("account").equals("admin-city")).findFirst().orElseThrow()
        .getString("password");
    return app.bearer(app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", "admin-city").put("password", password))
        .expect(200).text("token"));
  }

  private void waitForSigned(Reply webhook, String state) throws Exception {
    Visitor signedIn = fresh();
    RunningApp.eventually("it is " + state, () -> signedIn.get("/v1/webhooks/" + webhook.id() + "/deliveries").items().get(0)
        .getString("state").equals(state));
  }

  @Test
  void aReceiverThatIsGoneGetsNothingMore() throws Exception {
    Receiver receiver = receiver();
    receiver.status = 410;
    Reply webhook = registered(receiver.url());
    trouble(5);
    RunningApp.eventually("it is marked", () -> admin.get("/v1/webhooks").items().get(0).getString("state").equals("gone"));
    app.clock().advance(Duration.ofHours(1));
    trouble(1);
    assertThat(receiver.got).hasSize(1);
    String id = deliveries(webhook).get(0).getString("id");
    assertThat(admin.post("/v1/webhooks/" + webhook.id() + "/deliveries/" + id + "/replays", new JsonObject()).problem()).isEqualTo("wrong-state");
  }

  @Test
  void aSlowReceiverAndABrokenOneKeepNobodyWaiting() throws Exception {
    Receiver slow = receiver();
    slow.slowMillis = 8_000;
    Receiver quick = receiver();
    registered(slow.url());
    registered("http://127.0.0.1:1/nobody-listens");
    registered(quick.url());
    trouble(5);
    RunningApp.eventually("the quick one is told", () -> !quick.got.isEmpty());
    assertThat(slow.got).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    Receiver other = receiver();
    Receiver moved = receiver();
    moved.status = 307;
    moved.location = other.url();
    Reply webhook = registered(moved.url());
    trouble(5);
    RunningApp.eventually("the try is noted", () -> deliveries(webhook).get(0).getInteger("tries") == 1);
    assertThat(deliveries(webhook).get(0).getString("lastReason")).isEqualTo("redirect");
    assertThat(other.got).isEmpty();
  }

  @Test
  void theSecretIsShownOnceAndLiesSealedInTheStore() throws Exception {
    Reply webhook = registered("https://example.org/hook");
    String secret = webhook.text("secret");
    assertThat(secret).startsWith("whsec_");
    assertThat(admin.get("/v1/webhooks").expect(200).body().encode()).doesNotContain(secret);
    assertThat(new StoreLook(app).raw()).doesNotContain(secret).doesNotContain(secret.substring(6));
  }

  @Test
  void aPlatformHandlesItsOwnWebhooksOnly() {
    Visitor own = platform(Stages.PLATFORM);
    Visitor other = platform("medical-app");
    Reply webhook = own.post("/v1/webhooks", new JsonObject().put("url", "https://example.org/hook")).expect(201);
    assertThat(webhook.text("platformId")).isEqualTo(Stages.PLATFORM);
    assertThat(other.get("/v1/webhooks").expect(200).items()).isEmpty();
    other.delete("/v1/webhooks/" + webhook.id()).expect(404);
    assertThat(other.post("/v1/webhooks", new JsonObject().put("url", "https://example.org/hook").put("platformId", Stages.PLATFORM))
        .expect(422).pointers()).containsExactly("/platformId");
    own.delete("/v1/webhooks/" + webhook.id()).expect(204);
    assertThat(own.get("/v1/webhooks").items()).isEmpty();
  }

  private Visitor platform(String platformId) {
    return app.anonymous().with("Api-Key", admin.post("/v1/api-keys", new JsonObject().put("name", "钥匙").put("platformId", platformId))
        .expect(201).text("key"));
  }

  @Test
  void anAddressThatIsNoneIsRefusedByName() {
    for (String url : List.of("ftp://example.org/", "http://example.org/", "https://user@example.org/", "not an address", "/hook",
        "https://intranet/hook")) {
      assertThat(admin.post("/v1/webhooks", new JsonObject().put("platformId", Stages.PLATFORM).put("url", url)).expect(422).pointers())
          .as(url).containsExactly("/url");
    }
  }
}
