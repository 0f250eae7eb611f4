package doudi.improvement;

import static doudi.identity.CallerHandler.caller;

import doudi.figure.Definitions;
import doudi.hotspot.HotspotHandlers;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Map;

/** A platform's dossier, as JSON and as a page to print, and the verdict on it. */
public final class DossierHandlers implements Operations.Capability {
  private final DossierDesk desk;
  private final DossierJson json;
  private final Definitions definitions;
  private final Clock clock;

  public DossierHandlers(DossierDesk desk, DossierJson json, Definitions definitions, Clock clock) {
    this.desk = desk;
    this.json = json;
    this.definitions = definitions;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readDossier", this::read).on("exportDossier", this::export).on("decideVerdict", this::decide);
  }

  private Future<Answer> read(Request request) {
    Caller caller = caller(request);
    var edition = definitions.under(request.query("definition"));
    return desk.read(caller, request.path("platformId"), HotspotHandlers.period(request, clock))
        .map(found -> Answer.ok(json.json(caller, found, edition)));
  }

  private Future<Answer> export(Request request) {
    String platformId = request.path("platformId");
    var headers = Map.of("content-type", "text/html; charset=utf-8",
        "content-disposition", "attachment; filename=\"dossier-" + platformId + ".html\"");
    return desk.export(caller(request), platformId, HotspotHandlers.period(request, clock), definitions.under(request.query("definition")))
        .map(page -> new Answer(200, headers, Buffer.buffer(page)));
  }

  private Future<Answer> decide(Request request) {
    Caller caller = caller(request);
    var body = request.body();
    return desk.decide(caller, request.path("platformId"), Verdict.Outcome.of(body.getString("outcome")), body.getString("reason"),
        HotspotHandlers.period(request, clock), request.header("Idempotency-Key")).map(added -> Answer.created(json.json(caller, added))
            .with("Location", "/v1/platforms/" + added.platformId() + "/dossier"));
  }
}
