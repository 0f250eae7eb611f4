package doudi;

import doudi.city.CityDesk;
import doudi.city.CityReader;
import doudi.identity.AccountDesk;
import doudi.identity.Role;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The demo city with staff of every role; and, outside the demo, the first admin of a new installation. */
final class Demo {
  private final Vertx vertx;
  private final Settings settings;
  private final CityDesk cities;
  private final AccountDesk accounts;

  Demo(Vertx vertx, Settings settings, CityDesk cities, AccountDesk accounts) {
    this.vertx = vertx;
    this.settings = settings;
    this.cities = cities;
    this.accounts = accounts;
  }

  String signInsFile() {
    return settings.data().resolve("demo-accounts.json").toString();
  }

  /** For the log; nothing outside a demo. */
  String whereSignInsAre() {
    return settings.demo() ? " sign-ins=" + signInsFile() : "";
  }

  String firstAdminFile() {
    return settings.data().resolve("first-admin.json").toString();
  }

  /** Loads what is missing; a second start changes nothing. */
  Future<Void> load() {
    Future<?> city = cities.isLoaded() ? Future.succeededFuture()
        : vertx.fileSystem().readFile("demo/city.json").compose(file -> cities.importCity(CityReader.read(file.toJsonObject()), "demo"));
    return city.compose(loaded -> vertx.fileSystem().exists(signInsFile()))
        .compose(known -> known ? Future.succeededFuture() : makeAccounts());
  }

  private Future<Void> makeAccounts() {
    return vertx.fileSystem().readFile("demo/staff.json").compose(file -> {
      List<JsonObject> staff = file.toJsonArray().stream().map(JsonObject.class::cast).toList();
      List<Future<JsonObject>> made = staff.stream().map(this::account).toList();
      return Future.all(made).compose(all -> writePrivately(signInsFile(), new JsonArray(all.<JsonObject>list())));
    });
  }

  private Future<JsonObject> account(JsonObject staff) {
    String name = staff.getString("account");
    Role role = Role.of(staff.getString("role")).orElseThrow();
    var wanted = new AccountDesk.Wanted(Optional.empty(), Optional.of(role), Optional.of(false), ids(staff, "windowIds"),
        Optional.ofNullable(staff.getString("districtId")), ids(staff, "platformIds"), ids(staff, "departmentIds"));
    return accounts.create(name, role, wanted)
        .recover(failure -> isThere(failure)
            ? accounts.change("demo", name, wanted).compose(changed -> accounts.drawPassword(name)) : Future.failedFuture(failure))
        .map(saved -> withWindows(staff).put("password", saved.drawn().orElseThrow()));
  }

  private static boolean isThere(Throwable failure) {
    return failure instanceof Refusal known && known.code().equals("already-exists");
  }

  /** A supervisor's windows stand in the file too, so that a reader need not know the district tree. */
  private JsonObject withWindows(JsonObject staff) {
    if (!staff.containsKey("districtId")) return staff.copy();
    var windows = cities.current().windows().within(staff.getString("districtId")).stream().map(window -> window.id()).toList();
    return staff.copy().put("windowIds", new JsonArray(windows));
  }

  /**
   * An admin with a password in a file only the owner reads, so that a new installation has somebody who can set it up. Of several nodes
   * that start at once over an empty store one makes it.
   */
  Future<Void> makeFirstAdmin(boolean needed) {
    if (!needed) return Future.succeededFuture();
    return accounts.create("admin", Role.ADMIN, AccountDesk.Wanted.NOTHING).compose(made -> writePrivately(firstAdminFile(), new JsonArray()
        .add(new JsonObject().put("account", "admin").put("password", made.drawn().orElseThrow()).put("role", "admin"))))
        .recover(failure -> isThere(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  private Future<Void> writePrivately(String file, JsonArray content) {
    String half = file + ".new";
    return vertx.fileSystem().delete(half).otherwiseEmpty()
        .compose(gone -> vertx.fileSystem().createFile(half, "rw-------"))
        .compose(made -> vertx.fileSystem().writeFile(half, Buffer.buffer(content.encodePrettily())))
        .compose(written -> vertx.fileSystem().move(half, file, new CopyOptions().setReplaceExisting(true)));
  }

  private static Optional<List<String>> ids(JsonObject staff, String field) {
    return Optional.ofNullable(staff.getJsonArray(field)).map(ids -> ids.stream().map(String.class::cast).toList());
  }
}
