package doudi.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import doudi.support.RunningApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Every screen of the admins' face in every state it can be in, each with how to get there. */
final class AdminScreens {
  private final RunningApp app;
  private final Map<String, Consumer<Phone>> all = new LinkedHashMap<>();
  private int made;

  AdminScreens(RunningApp app) {
    this.app = app;
    var admin = app.staff("admin-city");
    admin.post("/v1/api-keys", new JsonObject().put("name", "人才app 生产环境").put("platformId", "hr-site")).expect(201);
    admin.post("/v1/accounts", new JsonObject().put("account", "clerk-left").put("role", "clerk")
        .put("windowIds", new JsonArray().add("w-donghu"))).expect(201);
    admin.put("/v1/accounts/clerk-left", new JsonObject().put("disabled", true)).expect(200);
    all.put("overview", phone -> {
      phone.open("/admin/");
      phone.heading("ui.admin.overview.steps").waitFor();
    });
    all.put("city", AdminScreens::city);
    all.put("city-broken", phone -> check(phone, "{\n  \"name\": {\"zh\": \"安和市\", \"en\": \"Anhe\"}\n  \"districts\": []\n}", "ui.admin.document.broken"));
    all.put("city-twice", phone -> check(phone, "{\n  \"name\": {},\n  \"name\": {\"zh\": \"安和市\"}\n}", "ui.fault.twice"));
    all.put("city-faults", phone -> check(phone, faulty().encodePrettily(), "ui.admin.faults.other"));
    all.put("city-preview", phone -> check(phone, changed().encodePrettily(), "ui.admin.import.whole"));
    all.put("windows", phone -> {
      phone.open("/admin/windows");
      phone.buttonLike("ui.admin.windows.change-of").first().waitFor();
    });
    all.put("windows-editing", this::hours);
    all.put("years", phone -> {
      phone.open("/admin/years");
      phone.page().getByRole(AriaRole.TABLE).waitFor();
    });
    all.put("years-faults", this::years);
    all.put("routing", AdminScreens::routing);
    all.put("routing-trial", AdminScreens::tried);
    all.put("accounts", phone -> {
      phone.open("/admin/accounts");
      phone.says("ui.admin.accounts.shown.other").waitFor();
    });
    all.put("account-new", phone -> {
      phone.open("/admin/new-account");
      radio(phone, "clerk").check();
      phone.page().locator("tick-list").waitFor();
    });
    all.put("account-made", this::account);
    all.put("account-locked", phone -> {
      phone.open("/admin/accounts/clerk-left");
      phone.heading("ui.admin.account.is-locked").waitFor();
    });
    all.put("account-not-there", phone -> {
      phone.open("/admin/accounts/nobody");
      phone.says("ui.problem.staff.not-found").waitFor();
    });
    all.put("keys", AdminScreens::keys);
    all.put("keys-made", phone -> {
      keys(phone);
      phone.field("ui.admin.keys.name").fill("测试环境");
      phone.field("ui.admin.trial.platformId").selectOption("hr-site");
      phone.button("ui.admin.keys.make").click();
      phone.page().locator("secret-card code").waitFor();
    });
    all.put("preferences", AdminScreens::preferences);
    all.put("preferences-wrong", phone -> {
      preferences(phone);
      phone.field("ui.prefs.current").fill("not-this-one");
      phone.field("ui.prefs.fresh").fill("another-long-one");
      phone.button("ui.prefs.change").click();
      phone.says("ui.prefs.wrong").waitFor();
    });
  }

  Map<String, Consumer<Phone>> all() {
    return all;
  }

  void signIn(Phone phone) {
    phone.open("/admin/").as(app.staff("admin-city").token());
  }

  static Locator radio(Phone phone, String role) {
    return phone.page().locator("input[type=radio][value=" + role + "]");
  }

  private static void city(Phone phone) {
    phone.open("/admin/city");
    phone.button("ui.admin.city.current").waitFor();
  }

  private static void check(Phone phone, String document, String says) {
    city(phone);
    phone.page().locator("input[type=file]").setInputFiles(new FilePayload("city.json", "application/json", document.getBytes(StandardCharsets.UTF_8)));
    phone.says("ui.admin.document.clear").waitFor();
    phone.button("ui.admin.import.check").click();
    phone.says(says).waitFor();
  }

  private JsonObject document() {
    return new JsonObject(app.vertx().fileSystem().readFileBlocking("demo/city.json"));
  }

  private JsonObject faulty() {
    JsonObject city = document();
    JsonArray windows = city.getJsonArray("windows");
    windows.getJsonObject(2).remove("counters");
    windows.getJsonObject(3).put("colour", "red").getJsonObject("hours").put("mon", new JsonArray().add("09:00-12:00").add("11:00-13:00"));
    windows.getJsonObject(4).put("districtId", "nowhere");
    city.getJsonArray("services").getJsonObject(0).put("complexity", "hard");
    return city;
  }

  private JsonObject changed() {
    JsonObject city = document();
    city.getJsonArray("departments").add(new JsonObject().put("id", "parks").put("name", new JsonObject().put("zh", "园林局").put("en", "Parks")));
    city.getJsonArray("windows").getJsonObject(2).put("counters", 9).put("phone", "0700-1");
    JsonArray rules = city.getJsonArray("routingRules");
    rules.add(0, rules.remove(1));
    rules.remove(5);
    return city;
  }

  private void hours(Phone phone) {
    all.get("windows").accept(phone);
    phone.field("ui.admin.windows.find").fill("w-donghu");
    phone.buttonLike("ui.admin.windows.change-of").first().click();
    phone.field("ui.admin.day.mon").fill("09:00-12:00 11:00-17:00");
    phone.button("ui.admin.import.check").click();
    phone.says("ui.fault.overlap").waitFor();
  }

  private void years(Phone phone) {
    all.get("years").accept(phone);
    phone.button("ui.admin.years.example").click();
    phone.says("ui.admin.document.clear").waitFor();
    phone.button("ui.admin.years.do").click();
    phone.says("ui.admin.faults.one").waitFor();
  }

  private static void routing(Phone phone) {
    phone.open("/admin/routing");
    phone.heading("ui.admin.routing.rules").waitFor();
  }

  private static void tried(Phone phone) {
    routing(phone);
    phone.field("ui.admin.trial.serviceId").selectOption("pension-claim");
    phone.field("ui.admin.trial.districtId").selectOption("donghu");
    phone.page().getByLabel(phone.words("ui.need.ramp"), new Page.GetByLabelOptions().setExact(true)).check();
    phone.button("ui.admin.routing.ask").click();
    phone.says("ui.admin.trial.chosen").waitFor();
  }

  private void account(Phone phone) {
    phone.open("/admin/new-account");
    radio(phone, "supervisor").check();
    phone.field("ui.admin.account.districtId").selectOption("donghu");
    phone.page().locator("input[name=account]").fill("supervisor-made-" + made++);
    phone.button("ui.admin.account.make").click();
    phone.page().locator("secret-card code").waitFor();
  }

  private static void keys(Phone phone) {
    phone.open("/admin/keys");
    phone.buttonLike("ui.admin.keys.remove-of").first().waitFor();
  }

  private static void preferences(Phone phone) {
    phone.open("/admin/");
    phone.buttonLike("ui.staff.own").click();
    phone.field("ui.prefs.current").waitFor();
    phone.says("ui.prefs.quiet").waitFor();
  }
}
