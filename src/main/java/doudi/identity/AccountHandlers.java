package doudi.identity;

import static doudi.identity.CallerHandler.caller;

import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sign-ins, device accounts, staff accounts and API keys. */
public final class AccountHandlers implements Operations.Capability {
  private final AccountDesk desk;
  private final ApiKeyDesk keys;

  public AccountHandlers(AccountDesk desk, ApiKeyDesk keys) {
    this.desk = desk;
    this.keys = keys;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("signIn", this::signIn).on("createResident", this::createResident).on("readMe", this::readMe)
        .on("createAccount", this::createAccount).on("listAccounts", this::listAccounts).on("changeAccount", this::changeAccount)
        .on("drawPassword", this::drawPassword).on("changeMyPassword", this::changeMyPassword)
        .on("createApiKey", this::createApiKey).on("listApiKeys", this::listApiKeys).on("removeApiKey", this::removeApiKey);
  }

  private Future<Answer> signIn(Request request) {
    return desk.signIn(name(request.body().getString("account")), request.body().getString("password"))
        .map(in -> Answer.ok(token(in).put("account", in.id())));
  }

  private Future<Answer> createResident(Request request) {
    var in = desk.newResident();
    return Future.succeededFuture(Answer.created(token(in).put("residentId", in.id())));
  }

  private Future<Answer> readMe(Request request) {
    var caller = caller(request);
    var me = new JsonObject().put("role", caller.role().code()).put(caller.role().isStaff() ? "account" : "id", caller.id())
        .put("windowIds", sorted(caller.windowIds())).put("platformIds", sorted(caller.platformIds()))
            .put("departmentIds", sorted(caller.departmentIds()));
    if (caller.districtId() != null) me.put("districtId", caller.districtId());
    return Future.succeededFuture(Answer.ok(me));
  }

  private Future<Answer> createAccount(Request request) {
    JsonObject body = request.body();
    return desk.create(name(body.getString("account")), Role.of(body.getString("role")).orElseThrow(), wanted(body))
        .map(saved -> Answer.created(json(saved)).with("Location", "/v1/accounts/" + saved.account().name()));
  }

  private Future<Answer> changeAccount(Request request) {
    return desk.change(caller(request).id(), name(request.path("account")), wanted(request.body()))
        .map(account -> Answer.ok(json(account)));
  }

  private Future<Answer> drawPassword(Request request) {
    return desk.drawPassword(name(request.path("account"))).map(saved -> Answer.ok(json(saved)));
  }

  private Future<Answer> changeMyPassword(Request request) {
    JsonObject body = request.body();
    return desk.changeOwnPassword(caller(request).id(), body.getString("current"), body.getString("password"))
        .map(in -> Answer.ok(token(in)));
  }

  private Future<Answer> listAccounts(Request request) {
    return desk.list(request.cursor(1), request.limit(100)).map(page -> Answer.page(page.map(one -> json(one))));
  }

  private Future<Answer> createApiKey(Request request) {
    return keys.issue(request.body().getString("name"), request.body().getString("platformId"))
        .map(issued -> Answer.created(json(issued.key()).put("key", issued.secret())));
  }

  private Future<Answer> listApiKeys(Request request) {
    return keys.list(request.cursor(1), request.limit(100)).map(page -> Answer.page(page.map(one -> json(one))));
  }

  private Future<Answer> removeApiKey(Request request) {
    return keys.remove(request.path("apiKeyId")).map(Answer.nothing());
  }

  private static AccountDesk.Wanted wanted(JsonObject body) {
    return new AccountDesk.Wanted(Optional.ofNullable(body.getString("password")),
        Optional.ofNullable(body.getString("role")).flatMap(Role::of), Optional.ofNullable(body.getBoolean("disabled")),
        ids(body, "windowIds"), Optional.ofNullable(body.getString("districtId")), ids(body, "platformIds"), ids(body, "departmentIds"));
  }

  private static Optional<List<String>> ids(JsonObject body, String field) {
    return Optional.ofNullable(body.getJsonArray(field)).map(ids -> ids.stream().map(String.class::cast).toList());
  }

  private static String name(String account) {
    return account.trim().toLowerCase(Locale.ROOT);
  }

  private static JsonObject token(AccountDesk.SignedIn in) {
    return new JsonObject().put("token", in.token()).put("role", in.role().code()).put("expiresInSeconds", in.life().toSeconds());
  }

  private static JsonObject json(AccountDesk.Saved saved) {
    JsonObject json = json(saved.account());
    saved.drawn().ifPresent(password -> json.put("password", password));
    return json;
  }

  private static JsonObject json(AccountDesk.Listed listed) {
    return json(listed.account()).put("signInClosed", listed.closed());
  }

  private static JsonObject json(Account account) {
    var json = new JsonObject().put("account", account.name()).put("role", account.role().code()).put("disabled", account.disabled())
        .put("windowIds", sorted(account.windowIds())).put("platformIds", sorted(account.platformIds()))
            .put("departmentIds", sorted(account.departmentIds()));
    if (account.districtId() != null) json.put("districtId", account.districtId());
    return json;
  }

  private static JsonObject json(ApiKey key) {
    return new JsonObject().put("id", key.id()).put("name", key.name()).put("platformId", key.platformId())
        .put("createdAt", key.createdAt().toString());
  }

  private static JsonArray sorted(Collection<String> ids) {
    return new JsonArray(ids.stream().sorted().toList());
  }
}
