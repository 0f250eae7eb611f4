package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import doudi.support.RunningApp;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While somebody types, what it may be about stands there to be tapped; and when it does not, nothing is in the way. */
class SuggestingTest {
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  private static Locator chips(Phone phone, int row) {
    return phone.page().locator("pick-row").nth(row).getByRole(AriaRole.BUTTON);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 12123一直登录不了，罚款交不掉, 交管12123, 交通违法查询与处理, 登录或身份核验失败",
      "en, I cannot sign in to Traffic 12123 to pay for a violation, Traffic 12123, Traffic violations, Sign-in or identity check fails"})
  void whatIsSureStandsChosenAndTwoTapsSayTheRest(String language, String words, String platform, String service, String kind) {
    try (Phone phone = Phone.of(app.base(), language, app.clock().instant())) {
      List<String> asked = asked(phone);
      Page page = phone.open("/").page();
      again(phone, () -> phone.field("ui.report.words").pressSequentially(words));
      page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(phone.words("ui.report.chosen").replace("{what}", platform))).waitFor();
      assertThat(pressed(phone, 0)).as("likely, but not sure").isFalse();
      assertThat(chips(phone, 1).first().textContent()).isEqualTo(platform);
      assertThat(pressed(phone, 1)).as("chosen because it was heard").isTrue();
      assertThat(asked.size()).as("not one for each letter").isBetween(1, words.length() / 3);
      phone.screenshot("report-suggested-" + language);
      assertThat(Axe.violations(page)).isEmpty();
      page.getByText(service, new Page.GetByTextOptions().setExact(true)).click();
      page.getByText(kind, new Page.GetByTextOptions().setExact(true)).click();
      phone.button("ui.report.send").click();
      page.waitForURL("**/complaints/*");
      JsonObject filed = filed(page);
      assertThat(filed.getString("serviceId")).isEqualTo("traffic-violation");
      assertThat(filed.getString("platformId")).isEqualTo("traffic-12123");
      assertThat(filed.getString("failureKind")).isEqualTo("login");
      assertThat(phone.faults()).isEmpty();
    }
  }

  /** What is sent is what stood on the screen, so what was taken back is not sent, and not chosen again for as long as these words are written. */
  @Test
  void oneTapTakesBackWhatWasHeardForGood() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/").field("ui.report.words").fill("养老金认证刷脸失败");
      phone.says("ui.report.chosen").waitFor();
      assertThat(chips(phone, 0).first().textContent()).isEqualTo("养老金领取资格认证");
      phone.screenshot("report-chosen-zh-CN");
      chips(phone, 0).first().click();
      assertThat(pressed(phone, 0)).isFalse();
      again(phone, () -> phone.page().reload());
      assertThat(pressed(phone, 0)).as("after a reload").isFalse();
      again(phone, () -> phone.field("ui.report.words").pressSequentially("了"));
      assertThat(pressed(phone, 0)).as("with a letter more").isFalse();
      phone.button("ui.report.send").click();
      phone.page().waitForURL("**/complaints/*");
      assertThat(filed(phone.page()).getString("serviceId")).isNull();
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void whatSomebodyChoseIsNeverChosenOver() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/").field("ui.report.words").fill("燃气缴费交不了");
      chips(phone, 0).first().waitFor();
      Phone.choose(chips(phone, 0).last());
      again(phone, () -> phone.field("ui.report.words").fill("养老金认证刷脸失败"));
      assertThat(chips(phone, 0).first().textContent()).isEqualTo("养老金领取资格认证");
      assertThat(pressed(phone, 0)).isFalse();
      assertThat(chips(phone, 0).last().getAttribute("aria-pressed")).as("none of these, as said").isEqualTo("true");
      again(phone, () -> phone.page().reload());
      assertThat(chips(phone, 0).last().getAttribute("aria-pressed")).as("taps outlive a reload").isEqualTo("true");
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void whatIsNotSureIsSaidAndWhatWasTappedStays() {
    try (Phone phone = Phone.of(app.base(), "zh-CN", app.clock().instant())) {
      phone.open("/");
      phone.field("ui.report.words").fill("今天天气真好呀");
      phone.says("ui.report.not-sure").waitFor();
      assertThat(phone.page().locator("pick-row").count()).isZero();
      phone.screenshot("report-not-sure-zh-CN");
      phone.field("ui.report.words").fill("燃气缴费交不了");
      chips(phone, 0).first().click();
      chips(phone, 0).first().click();
      phone.field("ui.report.words").fill("今天天气真好呀");
      phone.page().waitForCondition(() -> phone.page().locator("pick-row").count() == 1);
      assertThat(chips(phone, 0).first().getAttribute("aria-pressed")).isEqualTo("true");
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void namesAreFoundOnThePhoneWhenTheProgramDoesNotAnswer() {
    try (Phone phone = Phone.withoutWorker(app.base(), "zh-CN", app.clock().instant())) {
      phone.context().route("**/v1/suggestions**", route -> route.abort());
      phone.open("/");
      phone.field("ui.report.words").fill("地铁扫码乘车扫不了，闪退");
      chips(phone, 0).first().waitFor();
      assertThat(chips(phone, 0).first().textContent()).isEqualTo("地铁扫码乘车");
      assertThat(pressed(phone, 0)).as("names alone are not sure").isFalse();
      assertThat(phone.unexpectedFaults()).allMatch(fault -> fault.startsWith("Service Worker registration blocked"));
    }
  }

  private static boolean pressed(Phone phone, int row) {
    return chips(phone, row).first().getAttribute("aria-pressed").equals("true");
  }

  /** Does it, and waits until the words were heard anew and are shown. */
  private static void again(Phone phone, Runnable act) {
    phone.page().waitForResponse("**/v1/suggestions**", act);
    phone.page().locator("report-page").evaluate("page => page.suggesting.settled().then(() => page.updateComplete)");
  }

  private static JsonObject filed(Page page) {
    return new JsonObject((String) page.evaluate("fetch('/v1/complaints/' + location.pathname.split('/').pop(), "
        + "{ headers: { authorization: 'Bearer ' + localStorage.getItem('doudi.resident.token') } }).then(a => a.text())"));
  }

  private static List<String> asked(Phone phone) {
    var asked = new CopyOnWriteArrayList<String>();
    phone.page().onRequest(request -> { if (request.url().contains("/v1/suggestions")) asked.add(request.url()); });
    return asked;
  }
}
