package doudi.figure;

import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;

/** What every published number means. */
public final class DefinitionHandlers implements Operations.Capability {
  private static final String FOR_TEN_MINUTES = "public, max-age=600";

  private final FigureJson json;

  public DefinitionHandlers(FigureJson json) {
    this.json = json;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listDefinitions", this::list);
  }

  private Future<Answer> list(Request request) {
    return Future.succeededFuture(Answer.ok(json.all(request.language())).with("Cache-Control", FOR_TEN_MINUTES)
        .with("Vary", "Accept-Language"));
  }
}
