package doudi.web;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import doudi.support.Complaints;
import doudi.support.Photos;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The photo of the error screen, from the phone's gallery to the window. */
class PhotoScreensTest {
  private static final byte[] LARGE = Photos.withSecrets(Photos.written("jpeg", Photos.drawn(3000, 4000, Color.WHITE)), 1);
  private static final String ON_PHONE = "() => new Promise(done => { indexedDB.open('doudi').onsuccess = opened => {"
      + " opened.target.result.transaction('kept').objectStore('kept').get('photos').onsuccess = found =>"
      + " done(Object.keys(found.target.result ?? {}).length); }; })";
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  private static Phone phone() {
    return Phone.of(app.base(), "zh-CN", app.clock().instant());
  }

  private static Phone written(String narrative) {
    Phone phone = phone();
    phone.open("/").waitForWorker();
    phone.field("ui.report.words").fill(narrative);
    phone.choosePicture(LARGE, "image/jpeg");
    phone.picture();
    return phone;
  }

  private static String id(Page page) {
    page.waitForURL("**/complaints/*");
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  private static Visitor owner(Phone phone) {
    return app.bearer((String) phone.evaluate("localStorage.getItem('doudi.resident.token')"));
  }

  private static void onePhoto(Visitor owner, String id) throws InterruptedException {
    eventually("the photo arrives", () -> owner.get("/v1/complaints/" + id).body().containsKey("photo"));
    TimeUnit.MILLISECONDS.sleep(300);
    Reply filed = owner.get("/v1/complaints/" + id);
    assertThat(filed.events().stream().filter("PhotoAdded"::equals)).hasSize(1);
    assertThat(owner.get("/v1/complaints").items()).hasSize(1);
  }

  @Test
  void aPhotoGoesWithTheReportSmallAndWithoutItsSecretsAndTheWindowSeesIt() throws Exception {
    try (Phone phone = written("人才APP三次退回，有截图。")) {
      phone.screenshot("report-photo-chosen");
      phone.button("ui.report.send").click();
      String id = id(phone.page());
      phone.picture();
      onePhoto(owner(phone), id);
      JsonObject filed = owner(phone).get("/v1/complaints/" + id).body();
      byte[] seen = app.clerkAt(filed.getJsonObject("window").getString("id")).picture("/v1/complaints/" + id + "/photo").body();
      assertThat(new String(seen, StandardCharsets.ISO_8859_1)).doesNotContain(Photos.HIDDEN);
      BufferedImage picture = Photos.read(seen);
      assertThat(picture.getWidth() * picture.getHeight()).isBetween(2_400_000, 2_600_000);
      phone.page().locator("error-photo button").click();
      assertThat(phone.page().locator("error-photo button").getAttribute("aria-expanded")).isEqualTo("true");
      phone.screenshot("progress-photo-large");
      assertThat(phone.evaluate(ON_PHONE)).isEqualTo(0);
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void withoutANetworkBothAreKeptAndSentExactlyOnce() throws Exception {
    try (Phone phone = written("没有网络，也拍了照片。")) {
      phone.context().setOffline(true);
      phone.button("ui.report.send").click();
      phone.heading("ui.outbox.kept").waitFor();
      phone.picture();
      phone.screenshot("outbox-photo");
      phone.context().setOffline(false);
      String id = id(phone.page());
      phone.picture();
      onePhoto(owner(phone), id);
      assertThat(phone.unexpectedFaults()).isEmpty();
    }
  }

  @Test
  void afterTheTabWasClosedTheNextVisitSendsBoth() throws Exception {
    try (Phone phone = written("关了页面再打开。")) {
      phone.context().setOffline(true);
      phone.button("ui.report.send").click();
      phone.heading("ui.outbox.kept").waitFor();
      Page other = phone.context().newPage();
      phone.page().close();
      phone.context().setOffline(false);
      phone.reopen();
      phone.open("/mine").page().locator("status-tag").waitFor();
      other.close();
      Visitor owner = owner(phone);
      onePhoto(owner, owner.get("/v1/complaints").items().get(0).getString("id"));
    }
  }

  @Test
  void aPhotoWhoseAnswerWasLostIsSentAgainAndIsOneAllTheSame() throws Exception {
    try (Phone phone = Phone.withoutWorker(app.base(), "zh-CN", app.clock().instant())) {
      var lost = new AtomicBoolean();
      phone.context().route("**/photo", route -> loseTheFirstAnswer(route, lost));
      phone.open("/").field("ui.report.words").fill("照片的回执丢了。");
      phone.choosePicture(LARGE, "image/jpeg");
      phone.picture();
      phone.button("ui.report.send").click();
      String id = id(phone.page());
      phone.says("ui.photo.waiting").waitFor();
      phone.open("/mine").page().locator("status-tag").waitFor();
      onePhoto(owner(phone), id);
      eventually("nothing is left on the phone", () -> phone.evaluate(ON_PHONE).equals(0));
    }
  }

  private static void loseTheFirstAnswer(Route route, AtomicBoolean lost) {
    if (!route.request().method().equals("PUT") || lost.getAndSet(true)) {
      route.resume();
      return;
    }
    route.fetch();
    route.abort();
  }

  @Test
  void onTheProgressPageItIsAddedReplacedAndTakenBackAlsoWithoutANetwork() throws Exception {
    try (Phone phone = phone()) {
      phone.open("/").waitForWorker();
      phone.field("ui.report.words").fill("先反映，后来才想起有截图。");
      phone.button("ui.report.send").click();
      String id = id(phone.page());
      phone.page().locator("time-line").waitFor();
      phone.context().setOffline(true);
      phone.choosePicture(Photos.screenshot(), "image/png");
      phone.says("ui.photo.waiting").waitFor();
      phone.picture();
      assertThat(owner(phone).get("/v1/complaints/" + id).body().containsKey("photo")).isFalse();
      phone.context().setOffline(false);
      phone.button("ui.photo.remove").waitFor();
      onePhoto(owner(phone), id);
      byte[] first = owner(phone).picture("/v1/complaints/" + id + "/photo").body();
      phone.choosePicture(Photos.photo(), "image/jpeg");
      eventually("it is replaced", () -> !Arrays.equals(first, owner(phone).picture("/v1/complaints/" + id + "/photo").body()));
      phone.button("ui.photo.remove").click();
      phone.button("ui.photo.add").waitFor();
      assertThat(owner(phone).picture("/v1/complaints/" + id + "/photo").statusCode()).isEqualTo(404);
      assertThat(phone.unexpectedFaults()).isEmpty();
    }
  }

  @Test
  void whatIsNoPictureIsSaidAtOnceAndTheReportGoesWithoutIt() {
    try (Phone phone = phone()) {
      phone.open("/").field("ui.report.words").fill("选错了文件。");
      phone.choosePicture("not a picture".getBytes(StandardCharsets.UTF_8), "image/png");
      phone.says("ui.photo.unreadable").waitFor();
      phone.button("ui.report.send").click();
      id(phone.page());
      phone.button("ui.photo.add").waitFor();
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void fromSomebodyElsesPhoneItGoesWithTheCodeAndNothingStays() throws Exception {
    try (Phone phone = written("借邻居的手机反映。")) {
      phone.page().locator("summary").click();
      phone.page().getByLabel(phone.words("ui.report.someone-elses")).check();
      phone.button("ui.report.send").click();
      String code = phone.page().locator("code-card .code").textContent();
      phone.picture();
      onePhoto(app.anonymous().with("Claim-Code", code), id(phone.page()));
      assertThat(phone.evaluate(ON_PHONE)).isEqualTo(0);
    }
  }

  /** The same element, with a clerk's token, as the window's page uses it; to other windows it says that it does not open. */
  @Test
  void theWindowsPageCanShowItWithTheSharedElement() throws Exception {
    Visitor resident = app.resident();
    Reply filed = resident.file(Complaints.about("pension-claim").put("districtId", "donghu")).expect(201);
    Reply shown = resident.putBytes("/v1/complaints/" + filed.id() + "/photo", "image/png", Photos.screenshot()).expect(200);
    String window = filed.body().getJsonObject("window").getString("id");
    try (Phone phone = phone()) {
      phone.open("/");
      show(phone, shown, app.clerkAt(window));
      phone.picture();
      show(phone, shown, app.staff("clerk-luxi-1"));
      phone.says("ui.photo.missing").waitFor();
      phone.button("ui.photo.again").waitFor();
      assertThat(phone.unexpectedFaults()).isEmpty();
    }
  }

  private static void show(Phone phone, Reply filed, Visitor clerk) {
    phone.page().evaluate("""
        async ({ id, photo, token }) => {
          const app = document.querySelector('script[type=module][src]').src;
          await import(new URL('../shared/error-photo.js', app));
          document.querySelectorAll('body > error-photo').forEach(one => one.remove());
          document.body.append(Object.assign(document.createElement('error-photo'), { complaintId: id, photo: JSON.parse(photo), access: { token } }));
        }""", Map.of("id", filed.id(), "photo", filed.body().getJsonObject("photo").encode(), "token",
        clerk.headers().get("Authorization").substring(7)));
  }
}
