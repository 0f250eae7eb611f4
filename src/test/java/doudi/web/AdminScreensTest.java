package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds on every admin screen: accessible in both themes, within its frame down to a phone, and without a word in the console. */
class AdminScreensTest {
  private static final String SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth";
  private static RunningApp app;
  private static AdminScreens screens;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    screens = new AdminScreens(app);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @ParameterizedTest
  @CsvSource({"zh-CN, 1280, 800", "en, 1280, 800", "zh-CN, 768, 1024"})
  void everyScreenHolds(String language, int width, int height) {
    List<String> faults = new ArrayList<>();
    try (Phone desk = Phone.of(app.base(), language, app.clock().instant(), width, height, ColorScheme.LIGHT)) {
      screens.signIn(desk);
      screens.all().forEach((name, reach) -> {
        reach.accept(desk);
        look(desk, "admin/" + name + "-" + language + "-" + width).forEach(fault -> faults.add(name + ": " + fault));
        desk.page().setViewportSize(width, height);
      });
      faults.addAll(desk.unexpectedFaults());
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> look(Phone desk, String picture) {
    desk.screenshot(picture);
    List<String> faults = new ArrayList<>(Axe.violations(desk.page()));
    desk.evaluate("document.documentElement.dataset.theme = 'dark'");
    Axe.violations(desk.page(), "color-contrast").forEach(fault -> faults.add("dark " + fault));
    if (picture.endsWith("zh-CN-1280")) desk.screenshot(picture + "-dark");
    desk.evaluate("document.documentElement.dataset.theme = 'light'");
    sideways(desk, "at its width", faults);
    desk.page().setViewportSize(390, 844);
    sideways(desk, "on a phone", faults);
    if (picture.endsWith("zh-CN-768")) desk.screenshot(picture.replace("768", "390"));
    return faults;
  }

  private static void sideways(Phone desk, String where, List<String> faults) {
    Object over = desk.evaluate(SIDEWAYS);
    if (!over.equals(0)) faults.add("runs over by " + over + " " + where);
  }

  @Test
  void aMissingYearIsSaidLoudlyWhereverItMatters() throws Exception {
    RunningApp december = RunningApp.start();
    december.clock().set(Instant.parse("2026-12-02T02:00:00Z"));
    try (Phone desk = Phone.of(december.base(), "zh-CN", december.clock().instant(), 1280, 800, ColorScheme.LIGHT)) {
      desk.open("/admin/").as(december.staff("admin-city").token());
      for (String address : List.of("/admin/", "/admin/years")) {
        desk.open(address).says("ui.admin.missing").waitFor();
        assertThat(Axe.violations(desk.page())).isEmpty();
        desk.screenshot("admin/missing-year" + address.replace("/", "-"));
      }
    } finally {
      december.close();
    }
  }
}
