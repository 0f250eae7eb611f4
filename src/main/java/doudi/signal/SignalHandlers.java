package doudi.signal;

import static doudi.identity.CallerHandler.caller;

import doudi.city.City;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintJson;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Signals and the complaints behind them. A window is named, an office that answers is named, and nobody else. */
public final class SignalHandlers implements Operations.Capability {
  private final SignalDesk desk;
  private final SignalWords words;
  private final ComplaintJson complaints;
  private final CityDesk cities;

  public SignalHandlers(SignalDesk desk, SignalWords words, ComplaintJson complaints, CityDesk cities) {
    this.desk = desk;
    this.words = words;
    this.complaints = complaints;
    this.cities = cities;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listSignals", this::list).on("readSignal", this::read).on("listSignalComplaints", this::complaints)
        .on("answerSignal", this::answer);
  }

  private Future<Answer> list(Request request) {
    Caller caller = caller(request);
    var filter = new SignalDesk.Filter(request.query("state"), request.query("kind"), request.query("windowId"));
    return desk.list(caller, filter, request.cursor(2), request.limit(20)).map(page -> Answer.page(page.map(one -> json(caller, one))));
  }

  private Future<Answer> read(Request request) {
    Caller caller = caller(request);
    return desk.read(caller, request.path("signalId")).map(found -> Answer.ok(json(caller, found)));
  }

  private Future<Answer> complaints(Request request) {
    Caller caller = caller(request);
    return desk.complaints(caller, request.path("signalId"), request.cursor(1), request.limit(20))
        .map(page -> Answer.page(page.map(one -> complaints.sample(caller, one))));
  }

  private Future<Answer> answer(Request request) {
    Caller caller = caller(request);
    return desk.answer(caller, request.path("signalId"), request.body().getString("reason")).map(said -> Answer.ok(json(caller, said)));
  }

  private JsonObject json(Caller caller, Signal signal) {
    City city = cities.current();
    Evidence seen = signal.evidence();
    var json = new JsonObject().put("id", signal.id()).put("kind", signal.kind().code())
        .put("kindName", words.kind(signal.kind(), caller.language())).put("windowId", signal.windowId());
    city.windows().window(signal.windowId()).ifPresentOrElse(
        window -> json.put("window", window.name().in(caller.language())).put("districtId", window.districtId()),
        () -> json.put("window", signal.windowId()));
    return json.put("period", signal.period().toString()).put("from", seen.from().toString()).put("to", seen.to().toString())
        .put("state", signal.state()).put("innocent", new JsonArray(words.innocent(signal.kind(), caller.language())))
        .put("seen", new JsonObject().put("hits", seen.hits()).put("of", seen.of()).put("share", rounded(seen.share()))
            .put("words", words.seen(signal, caller.language())))
        .put("usual", new JsonObject().put("hits", seen.usualHits()).put("of", seen.usualOf()).put("windows", seen.usualWindows())
            .put("share", rounded(seen.usualShare())).put("allowedShare", rounded(seen.allowed())))
        .put("unlikely", new JsonObject().put("chance", seen.chance()).put("looks", seen.looks())
            .put("words", words.unlikely(seen, caller.language())))
        .put("raisedAt", signal.raisedAt().toString()).put("changedAt", signal.changedAt().toString())
        .put("answers", new JsonArray(signal.answers().stream().map(one -> json(caller, one, city)).toList()));
  }

  private static JsonObject json(Caller caller, Signal.Answer answer, City city) {
    var json = new JsonObject().put("reason", answer.reason()).put("at", answer.at().toString()).put("byRole", answer.by().role())
        .put("mine", answer.by().id().equals(caller.id()));
    if (answer.office() == null) return json;
    boolean district = answer.by().role().equals(Role.SUPERVISOR.code());
    var name = district ? city.catalog().district(answer.office()).map(one -> one.name())
        : city.catalog().department(answer.office()).map(one -> one.name());
    return json.put("officeId", answer.office()).put("office", name.map(one -> one.in(caller.language())).orElse(answer.office()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
