package doudi.web;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Route;
import doudi.plumbing.MongoFutures;
import doudi.support.Complaints;
import doudi.support.FirebaseStandIn;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From "tell me here" to what stands on the lock screen: the real SDK in the real browser and the real one in the program. Made up are
 * Google's hosts, and the browser maker's push service, which a browser without a network does not have.
 */
class WebPushTest {
  private static final String NAME = "browser-of-one:APA91b";
  private static final String PUSH_SERVICE = """
      const subscription = { endpoint: "https://push.example.org/one", getKey: () => new Uint8Array([4, 1, 2, 3]).buffer };
      PushManager.prototype.getSubscription = async () => null;
      PushManager.prototype.subscribe = async () => subscription;""";
  private static final String TAP = """
      (async () => {
        let led;
        self.clients.openWindow = async (address) => (led = address);
        const [notification] = await self.registration.getNotifications();
        const tap = new NotificationEvent("notificationclick", { notification });
        const waited = [];
        tap.waitUntil = (promise) => waited.push(promise);
        self.dispatchEvent(tap);
        await Promise.all(waited);
        return led;
      })()""";
  private static FirebaseStandIn google;
  private static Path web;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    google = new FirebaseStandIn();
    web = Files.createTempFile("firebase-web", ".json");
    Files.writeString(web, new JsonObject().put("projectId", FirebaseStandIn.PROJECT).put("apiKey", "AIzaSyTest").put("appId", "1:415:web:9f")
        .put("messagingSenderId", "415")
        .put("vapidKey", "BKagOny0KF_2pCJQ3m0b9D0XN2pT6WQNwKXn8c3DAmPp1Z3C2CNEn4JTv6dcF4eFEhIb7vXk3tmV7TnTqXcWf8w").encode());
    app = RunningApp.start(Map.of("DOUDI_FIREBASE_PROJECT", FirebaseStandIn.PROJECT, "DOUDI_FIREBASE_CREDENTIALS",
        google.credentials().toString(), "DOUDI_FIREBASE_WEB", web.toString()), google.project());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    google.close();
    Files.delete(web);
  }

  /** A browser that may tell, of the resident whose token it is. */
  private static Phone browser(String token, String registered) {
    Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant());
    phone.context().grantPermissions(List.of("notifications"));
    phone.context().addInitScript(PUSH_SERVICE);
    phone.context().route("https://firebaseinstallations.googleapis.com/**", route -> answer(route, new JsonObject()
        .put("fid", "cAbCdEfGhIjKlMnOpQrStU").put("refreshToken", "r").put("authToken", new JsonObject().put("token", "t")
            .put("expiresIn", "604800s")).encode()));
    phone.context().route("https://fcmregistrations.googleapis.com/**", route -> answer(route, registered));
    phone.open("/").page().evaluate("token => localStorage.setItem('doudi.resident.token', token)", token);
    phone.waitForWorker();
    return phone.open("/settings");
  }

  private static void answer(Route route, String json) {
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(json)
        .setHeaders(Map.of("access-control-allow-origin", "*", "content-type", "application/json")));
  }

  /** What Firebase hands to the browser of a message for it. */
  private static JsonObject delivered(JsonObject message) {
    return new JsonObject().put("from", "415").put("data", message.getJsonObject("data")).put("notification",
        message.getJsonObject("notification").copy().mergeIn(message.getJsonObject("webpush").getJsonObject("notification")));
  }

  private static void push(Phone phone, JsonObject message) {
    CDPSession session = phone.context().newCDPSession(phone.page());
    var registration = new AtomicReference<String>();
    session.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations")
        .forEach(one -> registration.set(one.getAsJsonObject().get("registrationId").getAsString())));
    session.send("ServiceWorker.enable");
    phone.page().waitForCondition(() -> registration.get() != null);
    session.send("ServiceWorker.deliverPushMessage", gson(new JsonObject().put("origin", app.base().toString())
        .put("registrationId", registration.get()).put("data", delivered(message).encode())));
  }

  private static String called(Visitor resident) {
    Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
    String window = filed.body().getJsonObject("window").getString("id");
    app.clerkAt(window).post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    return filed.id();
  }

  @Test
  void aResidentIsToldWhileThePageIsClosedAndNoMoreWhenTheyDoNotWantIt() throws Exception {
    String token = app.anonymous().post("/v1/residents", new JsonObject()).expect(201).text("token");
    Visitor resident = app.bearer(token);
    try (Phone phone = browser(token, new JsonObject().put("token", NAME).encode())) {
      phone.button("ui.push.turn-on").click();
      phone.button("ui.push.turn-off").waitFor();
      assertThat(Axe.violations(phone.page())).isEmpty();
      phone.screenshot("push-on-zh-CN");
      String complaint = called(resident);
      eventually("Firebase is asked to tell this browser", () -> google.messagesTo(NAME).size() == 1);
      push(phone, google.messagesTo(NAME).get(0));
      phone.page().waitForFunction("async () => (await (await navigator.serviceWorker.ready).getNotifications()).length === 1");
      var shown = new JsonObject((String) phone.evaluate(
          "navigator.serviceWorker.ready.then(r => r.getNotifications()).then(([n]) => JSON.stringify({ title: n.title, body: n.body, tag: n.tag }))"));
      assertThat(shown.getString("title")).isEqualTo(phone.words("notice.push.title"));
      assertThat(shown.getString("body")).isEqualTo(phone.words("notice.push.started"));
      assertThat(shown.getString("tag")).isEqualTo(complaint);
      assertThat(tapped(phone)).isEqualTo(app.base() + "/complaints/" + complaint);

      phone.button("ui.push.turn-off").click();
      phone.button("ui.push.turn-on").waitFor();
      eventually("the program has forgotten it", () -> !knows(NAME));
      assertThat(phone.unexpectedFaults()).isEmpty();
    }
  }

  /** Where a tap on what is shown leads, asked in the worker itself. */
  private static String tapped(Phone phone) {
    CDPSession session = Browsers.chromium().newBrowserCDPSession();
    String worker = session.send("Target.getTargets").getAsJsonArray("targetInfos").asList().stream().map(JsonElement::getAsJsonObject)
        .filter(one -> one.get("type").getAsString().equals("service_worker") && one.get("url").getAsString().startsWith(app.base().toString()))
        .findFirst().orElseThrow().get("targetId").getAsString();
    var answer = new AtomicReference<JsonObject>();
    session.on("Target.receivedMessageFromTarget", event -> {
      var message = new JsonObject(event.get("message").getAsString());
      if (message.containsKey("id")) answer.set(message);
    });
    String attached = session.send("Target.attachToTarget", gson(new JsonObject().put("targetId", worker).put("flatten", false)))
        .get("sessionId").getAsString();
    session.send("Target.sendMessageToTarget", gson(new JsonObject().put("sessionId", attached).put("message", new JsonObject().put("id", 1)
        .put("method", "Runtime.evaluate").put("params", new JsonObject().put("expression", TAP).put("awaitPromise", true)
            .put("returnByValue", true)).encode())));
    phone.page().waitForCondition(() -> answer.get() != null);
    session.detach();
    assertThat(answer.get().fieldNames()).as(answer.get().encode()).contains("result");
    return answer.get().getJsonObject("result").getJsonObject("result").getString("value");
  }

  private static com.google.gson.JsonObject gson(JsonObject json) {
    return JsonParser.parseString(json.encode()).getAsJsonObject();
  }

  private static boolean knows(String device) {
    try {
      return new MongoFutures(app.vertx()).all(app.database().getCollection("devices").find())
          .await(10, TimeUnit.SECONDS).stream().anyMatch(one -> one.toJson().contains(device));
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Test
  void whereFirebaseIsOutOfReachThePageSaysSoAndNothingIsLost() throws Exception {
    String token = app.anonymous().post("/v1/residents", new JsonObject()).expect(201).text("token");
    try (Phone phone = browser(token, new JsonObject().put("error", new JsonObject().put("message", "no")).encode())) {
      phone.button("ui.push.turn-on").click();
      phone.says("ui.push.failed").waitFor();
      assertThat(phone.button("ui.push.turn-on").isEnabled()).isTrue();
      assertThat(Axe.violations(phone.page())).isEmpty();
    }
  }

  @Test
  void aClerkWhoSignsOutIsNotToldAtThatBrowserAnyMore() throws Exception {
    String device = "browser-of-window:APA91b";
    JsonObject clerk = app.staffWhere(one -> one.getString("role").equals("clerk"));
    try (Phone phone = browser(app.anonymous().post("/v1/residents", new JsonObject()).expect(201).text("token"),
        new JsonObject().put("token", device).encode())) {
      phone.open("/console/").signIn(clerk);
      phone.buttonLike("ui.staff.own").click();
      phone.button("ui.push.turn-on").click();
      phone.button("ui.push.turn-off").waitFor();
      assertThat(knows(device)).isTrue();
      phone.button("ui.staff.sign-out").click();
      eventually("the program has forgotten it", () -> !knows(device));
    }
  }

  @Test
  void theProjectIsToldToAnybodyAndNothingSecretWithIt() {
    JsonObject told = app.anonymous().get("/v1/web-push").expect(200).body();
    assertThat(told.fieldNames()).containsExactlyInAnyOrder("projectId", "apiKey", "appId", "messagingSenderId",
        "vapidKey");
  }
}
