package doudi.complaint;

import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Page;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Answers that were given before. */
public final class WordingHandlers implements Operations.Capability {
  private final WordingDesk desk;

  public WordingHandlers(WordingDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listWordings", this::list);
  }

  private Future<Answer> list(Request request) {
    return desk.list(request.query("serviceId"))
        .map(wordings -> Answer.page(new Page<>(wordings, Optional.empty()).map(WordingHandlers::json)));
  }

  private static JsonObject json(Wording wording) {
    return new JsonObject().put("outcome", wording.outcome()).put("words", wording.words()).put("used", wording.used())
        .put("confirmed", wording.confirmed()).put("disputed", wording.disputed()).put("unconfirmed", wording.unconfirmed());
  }
}
