package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin's way on a new installation, from the file with the first password to a clerk who can sign in and a trial that is routed. */
class AdminStoryTest {
  /** Element, words and kind of what has the focus; a field speaks with its label. */
  private static final String FOCUSED = "() => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
      + " return [at.localName, (at.getAttribute('aria-label') ?? (at.labels?.[0] ?? at).textContent).trim(), at.value ?? '']; }";
  private RunningApp app;
  private JsonObject first;

  @BeforeEach
  void start() throws Exception {
    app = RunningApp.start(Map.of("DOUDI_DEMO", "false"));
    first = new JsonArray(Files.readString(app.folder().resolve("first-admin.json"))).getJsonObject(0);
  }

  @AfterEach void stop() throws Exception { app.close(); }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void fromAnEmptyInstallationToARoutedTrial(String language) {
    try (Phone desk = Phone.of(app.base(), language, app.clock().instant(), 1280, 800, ColorScheme.LIGHT)) {
      Page page = desk.open("/admin/").page();
      desk.signIn(first);
      desk.heading("ui.admin.overview.first").waitFor();
      desk.screenshot("admin/first-" + language);
      assertThat(Axe.violations(page)).isEmpty();
      for (String empty : List.of("windows", "routing", "accounts", "keys", "years")) {
        desk.link("ui.admin.nav." + empty).click();
        desk.heading(empty.equals("routing") ? "ui.admin.routing.title" : "ui.admin.nav." + empty).waitFor();
        page.locator(empty + "-page .card").first().waitFor();
        assertThat(Axe.violations(page)).as(empty).isEmpty();
        desk.screenshot("admin/empty-" + empty + "-" + language);
      }
      desk.link("ui.admin.nav.overview").click();
      desk.link("ui.admin.overview.import").click();
      desk.button("ui.admin.city.example").click();
      desk.says("ui.admin.document.clear").waitFor();
      importsAfterMendingAFault(desk);

      desk.link("ui.admin.nav.accounts").click();
      desk.link("ui.admin.accounts.new").click();
      AdminScreens.radio(desk, "clerk").check();
      page.locator("input[name=account]").fill("clerk-east");
      page.locator("tick-list").getByText(language.equals("en") ? "East District human resources window" : "城东区人社窗口").click();
      desk.button("ui.admin.account.make").click();
      String password = page.locator("secret-card code").textContent();
      app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", "clerk-east").put("password", password)).expect(200);
      desk.link("ui.admin.account.back").click();
      page.getByText("clerk-east").first().waitFor();

      desk.link("ui.admin.nav.routing").click();
      desk.field("ui.admin.trial.serviceId").selectOption("pension-claim");
      desk.field("ui.admin.trial.districtId").selectOption("east");
      desk.button("ui.admin.routing.ask").click();
      desk.says("ui.admin.trial.chosen").waitFor();
      assertThat(page.locator("trial-result .big").textContent()).isEqualTo(language.equals("en") ? "East District human resources window" : "城东区人社窗口");
      desk.screenshot("admin/routed-" + language);
      assertThat(Axe.violations(page)).isEmpty();
      assertThat(desk.unexpectedFaults()).isEmpty();
    }
  }

  private static void importsAfterMendingAFault(Phone desk) {
    String example = desk.field("ui.admin.city.document").inputValue();
    desk.field("ui.admin.city.document").fill(example.replace("\"counters\": 1", "\"counters\": 0").replace("\"departmentIds\": [\"human-resources\"]", "\"departmentIds\": [\"nobody\"]"));
    desk.button("ui.admin.import.check").click();
    desk.says("ui.fault.number").waitFor();
    desk.says("ui.fault.no-such-id").waitFor();
    List<String> lines = desk.page().locator("fault-list pre").allTextContents();
    assertThat(lines).containsExactly("\"competence\": { \"departmentIds\": [\"nobody\"] },", "\"counters\": 0,");
    desk.buttonLike("ui.admin.faults.line").last().click();
    assertThat(desk.field("ui.admin.city.document").evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd).trim()"))
        .isEqualTo("\"counters\": 0,");
    desk.page().reload();
    assertThat(desk.field("ui.admin.city.document").inputValue()).contains("nobody");
    desk.field("ui.admin.city.document").fill(example);
    desk.button("ui.admin.import.check").click();
    desk.button("ui.admin.import.apply").click();
    desk.says("ui.admin.import.done").waitFor();
  }

  @Test
  void anImportThatSomebodyElseOvertookIsNotApplied() throws Exception {
    try (Phone desk = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1280, 800, ColorScheme.LIGHT)) {
      desk.open("/admin/city");
      desk.signIn(first);
      desk.button("ui.admin.city.example").click();
      desk.says("ui.admin.document.clear").waitFor();
      String document = desk.field("ui.admin.city.document").inputValue();
      desk.button("ui.admin.import.check").click();
      desk.button("ui.admin.import.apply").waitFor();
      var admin = app.bearer((String) desk.evaluate("localStorage.getItem('doudi.staff.token')"));
      admin.post("/v1/catalog/imports", new JsonObject(document)).expect(200);
      desk.button("ui.admin.import.apply").click();
      desk.says("ui.problem.staff.changed-meanwhile").waitFor();
      assertThat(admin.get("/v1/catalog").expect(200).body().getInteger("version")).isEqualTo(1);
      assertThat(desk.field("ui.admin.city.document").inputValue()).isEqualTo(document);
      assertThat(desk.unexpectedFaults()).isEmpty();
    }
  }

  @Test
  void theWholeWayByKeyboardAlone() {
    try (Phone desk = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1280, 800, ColorScheme.LIGHT)) {
      Page page = desk.open("/admin/").page();
      desk.heading("ui.sign-in.title").waitFor();
      page.keyboard().insertText(first.getString("account"));
      page.keyboard().press("Tab");
      page.keyboard().insertText(first.getString("password"));
      page.keyboard().press("Enter");
      desk.heading("ui.admin.overview.first").waitFor();
      press(desk, "a", "ui.admin.overview.import", "Enter");
      desk.button("ui.admin.city.example").waitFor();
      press(desk, "button", "ui.admin.city.example", "Space");
      desk.says("ui.admin.document.clear").waitFor();
      press(desk, "button", "ui.admin.import.check", "Enter");
      desk.button("ui.admin.import.apply").waitFor();
      press(desk, "button", "ui.admin.import.apply", "Enter");
      desk.says("ui.admin.import.done").waitFor();
      press(desk, "a", "ui.admin.nav.routing", "Enter");
      desk.heading("ui.admin.routing.rules").waitFor();
      tabTo(desk, "select", desk.words("ui.admin.trial.serviceId"));
      page.keyboard().press("ArrowDown");
      press(desk, "button", "ui.admin.routing.ask", "Enter");
      desk.says("ui.admin.trial.chosen").waitFor();
      press(desk, "a", "ui.admin.nav.accounts", "Enter");
      desk.link("ui.admin.accounts.new").waitFor();
      press(desk, "a", "ui.admin.accounts.new", "Enter");
      desk.button("ui.admin.account.make").waitFor();
      tabTo(desk, "input", desk.words("ui.sign-in.account"));
      page.keyboard().insertText("auditor-one");
      page.keyboard().press("Tab");
      page.keyboard().press("ArrowUp");
      page.keyboard().press("ArrowUp");
      press(desk, "button", "ui.admin.account.make", "Enter");
      page.locator("secret-card code").waitFor();
      assertThat(desk.unexpectedFaults()).isEmpty();
    }
  }

  @Test
  void ownPasswordIsChangedAndTheScreenBehindStays() {
    try (Phone desk = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1280, 800, ColorScheme.LIGHT)) {
      desk.open("/admin/city");
      desk.signIn(first);
      desk.field("ui.admin.city.document").fill("{ half written");
      desk.buttonLike("ui.staff.own").click();
      desk.field("ui.prefs.current").fill(first.getString("password"));
      desk.field("ui.prefs.fresh").fill("十月的雨-2846-长河");
      desk.button("ui.prefs.change").click();
      desk.says("ui.prefs.changed").waitFor();
      desk.buttonLike("ui.staff.own").click();
      assertThat(desk.field("ui.admin.city.document").inputValue()).isEqualTo("{ half written");
      desk.button("ui.staff.sign-out").click();
      desk.signIn(first.copy().put("password", "十月的雨-2846-长河"));
      assertThat(desk.field("ui.admin.city.document").inputValue()).isEmpty();
      assertThat(desk.unexpectedFaults()).isEmpty();
    }
  }

  private static void press(Phone desk, String element, String key, String with) {
    tabTo(desk, element, desk.words(key));
    desk.page().keyboard().press(with);
  }

  private static void tabTo(Phone desk, String element, String text) {
    for (int i = 0; i < 80; i++) {
      List<?> at = (List<?>) desk.page().evaluate(FOCUSED);
      if (at.get(0).equals(element) && at.get(1).toString().startsWith(text)) return;
      desk.page().keyboard().press("Tab");
    }
    throw new AssertionError("the keyboard never reaches " + element + " “" + text + "”");
  }
}
