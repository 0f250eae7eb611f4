package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in is the same on every staff face. */
class StaffSignInTest {
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void aClerkSignsInAndOutAndAWrongPasswordSaysSo(String language) {
    JsonObject clerk = app.staffWhere(one -> one.getString("account").equals("clerk-talent-1"));
    try (Phone desk = Phone.of(app.base(), language, app.clock().instant(), 1024, 768, ColorScheme.LIGHT)) {
      desk.open("/console/").heading("ui.sign-in.title").waitFor();
      desk.screenshot("staff/sign-in-" + language);
      desk.field("ui.sign-in.account").fill(clerk.getString("account"));
      desk.field("ui.sign-in.password").fill("not it");
      desk.page().keyboard().press("Enter");
      desk.says("ui.problem.staff.wrong-credentials").waitFor();
      desk.screenshot("staff/sign-in-wrong-" + language);
      assertThat(Axe.violations(desk.page())).isEmpty();
      desk.evaluate("document.documentElement.dataset.theme = 'dark'");
      assertThat(Axe.violations(desk.page())).isEmpty();
      assertThat(desk.field("ui.sign-in.account").inputValue()).isEqualTo(clerk.getString("account"));
      desk.signIn(clerk);
      desk.button("ui.staff.sign-out").click();
      desk.heading("ui.sign-in.title").waitFor();
      assertThat(desk.evaluate("localStorage.getItem('doudi.staff.token')")).isNull();
      assertThat(desk.unexpectedFaults()).isEmpty();
    }
  }

  @Test
  void whoComesToAnotherRolesPageIsShownTheirOwn() {
    JsonObject auditor = app.staffWhere(one -> one.getString("role").equals("auditor"));
    try (Phone desk = Phone.of(app.base(), "zh-CN", app.clock().instant(), 1024, 768, ColorScheme.LIGHT)) {
      desk.open("/console/").as(app.staff(auditor.getString("account")).token()).open("/console/");
      desk.heading("ui.staff.not-here").waitFor();
      assertThat(desk.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).all()).hasSize(1);
      assertThat(desk.link("ui.staff.face.dashboard").first().getAttribute("href")).isEqualTo("/dashboard/");
      assertThat(Axe.violations(desk.page())).isEmpty();
      assertThat(desk.faults()).isEmpty();
    }
  }
}
