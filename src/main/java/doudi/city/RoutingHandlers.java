package doudi.city;

import doudi.catalog.FailureKind;
import doudi.plumbing.Answer;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import doudi.routing.Case;
import doudi.routing.Trial;
import doudi.routing.Trial.Considered;
import doudi.window.Need;
import doudi.window.Window;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** "Who would get this?" for those who set up the city. */
public final class RoutingHandlers implements Operations.Capability {
  private final RoutingDesk routing;
  private final CityDesk cities;
  private final Messages messages;
  private final Clock clock;

  public RoutingHandlers(RoutingDesk routing, CityDesk cities, Messages messages, Clock clock) {
    this.routing = routing;
    this.cities = cities;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("tryRoute", this::tryRoute);
  }

  private Future<Answer> tryRoute(Request request) {
    Case what = read(request.body());
    Trial trial = routing.tryRoute(what);
    Language language = request.language();
    City city = cities.current();
    var considered = new ArrayList<JsonObject>();
    Instant now = clock.instant();
    for (Considered one : trial.considered()) {
      city.windows().window(one.windowId()).ifPresent(window -> considered.add(considered(one, window, what, now, language)));
    }
    var json = new JsonObject().put("route", new JsonObject().put("rule", trial.route().rule())
        .put("reason", trial.route().reason().told(messages).in(language))).put("considered", new JsonArray(List.copyOf(considered)));
    city.windows().window(trial.route().windowId()).ifPresent(window -> json.put("window", window(window, language)));
    return Future.succeededFuture(Answer.ok(json));
  }

  private static Case read(JsonObject body) {
    Set<Need> needs = body.getJsonArray("needs", new JsonArray()).stream().flatMap(code -> Need.of((String) code).stream())
        .collect(Collectors.toUnmodifiableSet());
    return new Case(text(body, "serviceId"), text(body, "platformId"), text(body, "failureKind").flatMap(FailureKind::of),
        text(body, "districtId"), needs);
  }

  private static Optional<String> text(JsonObject body, String field) {
    return Optional.ofNullable(body.getString(field));
  }

  private static JsonObject window(Window window, Language language) {
    return new JsonObject().put("id", window.id()).put("name", window.name().in(language)).put("address", window.address().in(language));
  }

  private JsonObject considered(Considered one, Window window, Case what, Instant now, Language language) {
    var json = new JsonObject().put("windowId", one.windowId()).put("name", window.name().in(language));
    if (one.eliminated().isPresent()) {
      return json.put("eliminatedBecause", messages.say(language, "route.eliminated." + one.eliminated().get().code()));
    }
    var score = new JsonObject().put("needsMet", what.needs().size() - one.unmetNeeds())
        .put("expectedWaitSeconds", Math.round(one.waitHours() * 3600));
    one.steps().ifPresent(steps -> score.put("areaSteps", steps));
    one.opens().ifPresent(opens -> score.put("opensInSeconds", Math.max(0, Duration.between(now, opens).toSeconds())));
    return json.put("score", score);
  }
}
