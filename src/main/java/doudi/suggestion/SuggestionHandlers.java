package doudi.suggestion;

import doudi.plumbing.Answer;
import doudi.plumbing.Language;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** From words to what they are about, for anyone. Neither the words nor what they lead to are kept anywhere on the way. */
public final class SuggestionHandlers implements Operations.Capability {
  private final SuggestionDesk desk;

  public SuggestionHandlers(SuggestionDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("suggest", this::suggest);
  }

  private Future<Answer> suggest(Request request) {
    return desk.suggest(request.query("words").orElse("")).map(found -> Answer.ok(json(found, request.language()))
        .with("Cache-Control", "no-store"));
  }

  private static JsonObject json(Suggestions found, Language language) {
    return new JsonObject().put("services", json(found.services(), language)).put("platforms", json(found.platforms(), language))
        .put("failureKinds", json(found.failureKinds(), language));
  }

  private static JsonArray json(List<Suggestion> list, Language language) {
    return new JsonArray(list.stream().map(one -> new JsonObject().put("id", one.id()).put("name", one.name().in(language))
        .put("score", Math.round(one.score() * 100) / 100.0)).toList());
  }
}
