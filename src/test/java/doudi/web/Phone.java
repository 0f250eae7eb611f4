package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Somebody's browser, with a ledger of everything that must not happen in it. */
final class Phone implements AutoCloseable {
  private static final String WATCH_POLICY = "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.effectiveDirective + ' ' + e.blockedURI))";

  private final URI base;
  private final BrowserContext context;
  private final JsonObject words;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private Page page;

  private Phone(URI base, String language, int width, int height, ColorScheme scheme, Instant now, ServiceWorkerPolicy workers) {
    this.base = base;
    this.words = catalog(language);
    context = Browsers.chromium().newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language)
        .setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE).setDeviceScaleFactor(1).setServiceWorkers(workers));
    context.addInitScript(WATCH_POLICY);
    if (now != null) context.clock().setFixedTime(Date.from(now));
    context.setDefaultTimeout(20_000);
    page = newPage();
  }

  static Phone of(URI base, String language, Instant now) {
    return new Phone(base, language, 390, 844, ColorScheme.LIGHT, now, ServiceWorkerPolicy.ALLOW);
  }

  /** One whose clock runs as it does, for measuring. */
  static Phone withRealClock(URI base) {
    return new Phone(base, "zh-CN", 390, 844, ColorScheme.LIGHT, null, ServiceWorkerPolicy.ALLOW);
  }

  /** One whose browser knows no service workers, so that a test may stand between it and the program. */
  static Phone withoutWorker(URI base, String language, Instant now) {
    return new Phone(base, language, 390, 844, ColorScheme.LIGHT, now, ServiceWorkerPolicy.BLOCK);
  }

  static Phone of(URI base, String language, Instant now, int width, int height, ColorScheme scheme) {
    return new Phone(base, language, width, height, scheme, now, ServiceWorkerPolicy.ALLOW);
  }

  Page newPage() {
    Page fresh = context.newPage();
    fresh.onConsoleMessage(message -> { if (message.type().equals("error") || message.type()
        .equals("warning")) faults.add(message.text()); });
    fresh.onPageError(faults::add);
    return fresh;
  }

  /** Closes the tab and opens another one. */
  Page reopen() {
    page.close();
    page = newPage();
    return page;
  }

  BrowserContext context() { return context; }
  Page page() { return page; }
  List<String> faults() { return faults; }

  /** Without what the browser itself notes when an answer is a problem or there is no network. */
  List<String> unexpectedFaults() {
    return faults.stream().filter(fault -> !fault.startsWith("Failed to load resource:")).toList();
  }

  Phone open(String path) {
    page.navigate(base.resolve(path).toString());
    page.getByRole(AriaRole.MAIN).waitFor();
    return this;
  }

  /** What the screens say for a key, in this phone's language. */
  String words(String key) {
    String said = words.getString(key);
    if (said == null) throw new AssertionError("no sentence " + key);
    return said;
  }

  Locator button(String key) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words(key)).setExact(true));
  }

  /** Every button whose name is the sentence, its places open. */
  Locator buttonLike(String key) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(pattern(key)));
  }

  Locator link(String key) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words(key)).setExact(true));
  }

  Locator heading(String key) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words(key)).setExact(true));
  }

  Locator field(String key) {
    return page.getByLabel(words(key), new Page.GetByLabelOptions().setExact(true));
  }

  /** The sentence wherever it stands, its places open. */
  Locator says(String key) {
    return page.getByText(pattern(key)).first();
  }

  private Pattern pattern(String key) {
    return Pattern.compile(words(key).replaceAll("[.*+?^$()|\\[\\]\\\\]", "\\\\$0").replaceAll("\\{\\w+}", ".*"), Pattern.DOTALL);
  }

  boolean elder() {
    return Boolean.TRUE.equals(page.evaluate("document.documentElement.dataset.elder !== undefined"));
  }

  /** Waits for the worker that keeps the app for when there is no network. */
  void waitForWorker() {
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
  }

  /** Chooses a picture as from the gallery. */
  void choosePicture(byte[] picture, String type) {
    page.locator("photo-pick input[type=file]").setInputFiles(new FilePayload("IMG_0042", type, picture));
  }

  /** Taps an answer that may stand chosen already because it was heard. */
  static void choose(Locator chip) {
    if (!"true".equals(chip.getAttribute("aria-pressed"))) chip.click();
    assertThat(chip.getAttribute("aria-pressed")).isEqualTo("true");
  }

  /** Until the picture itself is drawn. */
  Locator picture() {
    Locator picture = page.locator("error-photo img");
    picture.waitFor();
    return picture;
  }

  String screenshot(String name) {
    Path file = Path.of("target/screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file.toString();
  }

  /** Only what fits the screen, as one sees it. */
  void screenshotOfView(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }

  Object evaluate(String script) {
    return page.evaluate(script);
  }

  /** Signed in as staff when the next page opens. */
  Phone as(String staffToken) {
    page.evaluate("token => localStorage.setItem('doudi.staff.token', token)", staffToken);
    return this;
  }

  /** Through the screen that every staff face begins with. */
  void signIn(JsonObject staff) {
    field("ui.sign-in.account").fill(staff.getString("account"));
    field("ui.sign-in.password").fill(staff.getString("password"));
    button("ui.sign-in.do").click();
    button("ui.staff.sign-out").waitFor();
  }

  private static JsonObject catalog(String language) {
    try (var in = Phone.class.getResourceAsStream("/messages/" + language + ".json")) {
      return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
