package doudi.web;

import static doudi.support.RunningApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import doudi.plumbing.MongoFutures;
import doudi.support.RunningApp;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report written without a network arrives once it is back, and once only, whoever sends it. */
class OfflineTest {
  private static RunningApp app;
  private long before;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @BeforeEach void count() { before = filed(); }

  @Test
  void theReportIsKeptAndSentWhenTheNetworkReturns() throws Exception {
    try (Phone phone = kept("社保网登录不了，验证码收不到。")) {
      assertThat(filed()).isEqualTo(before);
      phone.screenshot("outbox-zh-CN");
      phone.context().setOffline(false);
      phone.page().waitForURL("**/complaints/*");
      phone.page().locator("time-line").waitFor();
      exactlyOne();
    }
  }

  @Test
  void theListSaysByItselfThatTheReportWasSent() throws Exception {
    try (Phone phone = Phone.withoutWorker(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/").field("ui.report.words").fill("不动产登记网上预约约不到。");
      sendsFromTheList(phone);
      assertThat(phone.says("ui.mine.on-phone").count()).isZero();
      exactlyOne();
    }
  }

  @Test
  void theCodeOfAReportThatWasSentFromTheListIsFoundThere() throws Exception {
    try (Phone phone = Phone.withoutWorker(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/").field("ui.report.words").fill("借邻居的手机写的：老年卡网上办不了。");
      phone.page().locator("summary").click();
      phone.page().getByLabel(phone.words("ui.report.someone-elses")).check();
      sendsFromTheList(phone);
      phone.page().locator("mine-page a.card").click();
      phone.page().locator("code-card .code").waitFor();
      exactlyOne();
    }
  }

  /** Presses the button without a network, goes to the list, and is there when the network returns. */
  private static void sendsFromTheList(Phone phone) {
    phone.context().route("**/v1/complaints", Route::abort);
    phone.button("ui.report.send").click();
    phone.heading("ui.outbox.kept").waitFor();
    phone.link("ui.app.mine").click();
    phone.says("ui.mine.on-phone").waitFor();
    phone.page().locator("mine-page [aria-busy]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    phone.context().unroute("**/v1/complaints");
    phone.evaluate("window.dispatchEvent(new Event('online'))");
    phone.page().locator("status-tag").waitFor();
  }

  @Test
  void theReportIsSentOnTheNextVisitAfterTheTabWasClosed() throws Exception {
    try (Phone phone = kept("公积金小程序打不开。")) {
      Page other = phone.context().newPage();
      phone.page().close();
      phone.context().setOffline(false);
      phone.reopen();
      phone.open("/mine").page().locator("status-tag").waitFor();
      other.close();
      exactlyOne();
    }
  }

  @Test
  void theWorkerSendsTheReportWithoutAnyPage() throws Exception {
    try (Phone phone = kept("医保app材料传不上。")) {
      Page elsewhere = phone.context().newPage();
      CDPSession session = phone.context().newCDPSession(elsewhere);
      var registration = new AtomicReference<String>();
      session.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations")
          .forEach(one -> registration.set(one.getAsJsonObject().get("registrationId").getAsString())));
      session.send("ServiceWorker.enable");
      elsewhere.waitForCondition(() -> registration.get() != null);
      phone.page().close();
      phone.context().setOffline(false);
      JsonObject wake = new JsonObject();
      wake.addProperty("origin", app.base().toString());
      wake.addProperty("registrationId", registration.get());
      wake.addProperty("tag", "doudi-outbox");
      wake.addProperty("lastChance", false);
      session.send("ServiceWorker.dispatchSyncEvent", wake);
      eventually("the worker sends it", () -> filed() == before + 1);
      phone.reopen();
      phone.open("/mine").page().locator("status-tag").waitFor();
      exactlyOne();
    }
  }

  @Test
  void aReportWhoseAnswerWasLostIsNotFiledTwice() throws Exception {
    try (Phone phone = Phone.withoutWorker(app.base(), "zh-CN", app.clock().instant())) {
      var lost = new AtomicBoolean();
      phone.context().route("**/v1/complaints", route -> loseTheFirstAnswer(route, lost));
      phone.open("/").field("ui.report.words").fill("人才app三次退回。");
      phone.button("ui.report.send").click();
      phone.heading("ui.outbox.kept").waitFor();
      assertThat(filed()).isEqualTo(before + 1);
      phone.button("ui.outbox.try").click();
      phone.page().waitForURL("**/complaints/*");
      exactlyOne();
    }
  }

  @Test
  void aPhoneWhoseAccountIsGoneMakesAnotherOneBySending() throws Exception {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/settings").evaluate("localStorage.setItem('doudi.resident.token', 'no.such.token')");
      phone.page().reload();
      phone.open("/").field("ui.report.words").fill("换了手机系统，社保查不到。");
      phone.button("ui.report.send").click();
      phone.page().locator("time-line").waitFor();
      exactlyOne();
    }
  }

  @Test
  void theAppOpensWithoutANetwork() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/").waitForWorker();
      phone.context().setOffline(true);
      phone.page().reload();
      phone.field("ui.report.words").fill("离线也能写。");
      phone.open("/follow").heading("ui.follow.title").waitFor();
      assertThat(phone.unexpectedFaults()).isEmpty();
    }
  }

  private static void loseTheFirstAnswer(Route route, AtomicBoolean lost) {
    if (!route.request().method().equals("POST") || lost.getAndSet(true)) {
      route.resume();
      return;
    }
    route.fetch();
    route.abort();
  }

  /** A phone that has written its first report without a network, and says so. */
  private static Phone kept(String narrative) {
    Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant());
    phone.open("/").waitForWorker();
    phone.context().setOffline(true);
    phone.field("ui.report.words").fill(narrative);
    phone.button("ui.report.send").click();
    phone.heading("ui.outbox.kept").waitFor();
    return phone;
  }

  private void exactlyOne() throws InterruptedException {
    eventually("it is filed", () -> filed() == before + 1);
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(filed()).isEqualTo(before + 1);
  }

  private static long filed() {
    try {
      return new MongoFutures(app.vertx()).first(app.database().getCollection("complaints").countDocuments()).await(5, TimeUnit.SECONDS)
          .orElseThrow();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }
}
