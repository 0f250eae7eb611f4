package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody may say beside a complaint: "me too" on what is published, and how a platform could be better. */
class MeTooPageTest {
  private static final String ME_TOO = "/v1/hotspots/" + Stages.HOTSPOT + "/me-too";
  private static RunningApp app;

  /** Two hotspots that five people reported in October, one that four did; then October is over. */
  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    app.clock().set(Instant.parse("2026-10-20T02:00:00Z"));
    List<Visitor> residents = Stream.generate(app::resident).limit(5).toList();
    residents.forEach(one -> one.file(Stages.complaint()).expect(201));
    residents.forEach(one -> one.file(Stages.complaint().put("failureKind", "upload")).expect(201));
    residents.subList(0, 4).forEach(one -> one.file(Stages.complaint().put("failureKind", "login")).expect(201));
    app.clock().set(RunningApp.FRIDAY_MORNING);
    RunningApp.eventually("two are published", () -> app.anonymous().get("/v1/public/hotspots").items().size() == 2);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static Phone phone(String language, ColorScheme scheme, int width) {
    return Phone.of(app.base(), language, app.clock().instant(), width, 844, scheme);
  }

  private static Locator refused(Phone phone) {
    return phone.page().locator("published-page li", new Page.LocatorOptions().setHasText("符合条件却被退回")).getByRole(AriaRole.BUTTON);
  }

  private static int voices() {
    return app.staff("auditor-city").get(ME_TOO).expect(200).body().getInteger("people");
  }

  private static int complaints() {
    return app.staff("auditor-city").get("/v1/hotspots?from=2026-10-01&to=2026-11-30").items().stream().mapToInt(one -> one.getInteger("complaints")).sum();
  }

  @Test
  void oneTapSaysMeTooAndAnotherTakesItBackAndNeitherIsAComplaint() {
    int before = complaints();
    try (Phone phone = phone("zh-CN", ColorScheme.LIGHT, 390)) {
      phone.open("/open/");
      phone.link("ui.open.nav.hotspots").click();
      refused(phone).click();
      phone.says("ui.published.joined").waitFor();
      assertThat(voices()).isEqualTo(1);
      phone.page().reload();
      assertThat(refused(phone).getAttribute("aria-pressed")).as("the device is known again").isEqualTo("true");
      List<Visitor> others = Stream.generate(app::resident).limit(5).toList();
      others.forEach(one -> one.put(ME_TOO, new JsonObject()).expect(200));
      phone.page().reload();
      phone.page().getByText(phone.words("ui.published.people.other").replace("{n}", "6")).waitFor();
      refused(phone).click();
      phone.page().getByText(phone.words("ui.published.people.other").replace("{n}", "5")).waitFor();
      assertThat(voices()).isEqualTo(5);
      assertThat(complaints()).as("never added to complaints").isEqualTo(before);
      seenByAManagerBesideTheComplaints();
      others.forEach(one -> one.delete(ME_TOO).expect(204));
      assertThat(phone.faults()).isEmpty();
    }
  }

  private void seenByAManagerBesideTheComplaints() {
    try (Phone desk = phone("zh-CN", ColorScheme.LIGHT, 1280)) {
      desk.open("/open/").as(app.staff("manager-human-resources").token());
      desk.open("/dashboard/complaints?from=2026-10-01&to=2026-11-20&figure=complaints&n=5&hotspotId=" + Stages.HOTSPOT);
      desk.page().getByText(desk.words("ui.voices.note.other").replace("{n}", "5")).waitFor();
      desk.page().locator("behind-page li").first().waitFor();
      assertThat(desk.page().locator("behind-page h1").innerText()).as("the number of complaints stays its own").contains("5");
      assertThat(desk.faults()).isEmpty();
    }
  }

  @Test
  void anIdeaIsSentWithoutSignInAndReadByWhoAnswersForThePlatform() {
    try (Phone phone = phone("zh-CN", ColorScheme.LIGHT, 390)) {
      phone.open("/open/ideas");
      phone.button("ui.ideas.send").click();
      phone.says("ui.ideas.missing.platformId").waitFor();
      phone.field("ui.ideas.platform").selectOption(Stages.PLATFORM);
      phone.field("ui.ideas.service").selectOption(Stages.SERVICE);
      phone.field("ui.ideas.words").fill("退回的时候说清楚缺哪一页。");
      phone.page().reload();
      assertThat(phone.field("ui.ideas.words").inputValue()).as("kept through a reload").contains("缺哪一页");
      phone.button("ui.ideas.send").click();
      phone.says("ui.ideas.sent").waitFor();
      assertThat(Axe.violations(phone.page())).isEmpty();
      assertThat(phone.faults()).isEmpty();
    }
    try (Phone desk = phone("zh-CN", ColorScheme.LIGHT, 1280)) {
      desk.open("/open/").as(app.staff("manager-human-resources").token());
      desk.open("/dashboard/platforms/" + Stages.PLATFORM);
      desk.page().getByText("退回的时候说清楚缺哪一页。").waitFor();
      assertThat(desk.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"390,zh-CN,LIGHT", "390,en,DARK", "820,zh-CN,DARK", "1280,en,LIGHT"})
  void everybodyFindsThemOnEveryScreen(int width, String language, ColorScheme scheme) {
    try (Phone phone = phone(language, scheme, width)) {
      for (String screen : List.of("hotspots", "ideas")) {
        phone.open("/open/" + screen);
        phone.page().locator(screen.equals("ideas") ? "ideas-page form" : "published-page li").first().waitFor();
        phone.screenshot("open-" + screen + "-" + width + "-" + language + "-" + scheme.name().toLowerCase(Locale.ROOT));
        assertThat(Axe.violations(phone.page())).as(screen).isEmpty();
        Object wider = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wider).intValue()).as(screen).isLessThanOrEqualTo(0);
      }
      assertThat(phone.faults()).isEmpty();
    }
  }

  @Test
  void theKeyboardAloneSaysMeToo() {
    try (Phone phone = phone("zh-CN", ColorScheme.LIGHT, 1280)) {
      Page page = phone.open("/open/hotspots").page();
      page.locator("published-page li").first().waitFor();
      for (int i = 0; i < 20; i++) {
        page.keyboard().press("Tab");
        Object at = page.evaluate("() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.getAttribute('aria-pressed') ?? ''; }");
        if (at.equals("false")) break;
      }
      page.keyboard().press("Space");
      phone.says("ui.published.joined").waitFor();
      page.locator("published-page [aria-pressed=true]").first().click();
      phone.says("ui.published.left").waitFor();
    }
  }
}
