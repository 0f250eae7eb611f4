package doudi.improvement;

import static doudi.identity.CallerHandler.caller;

import doudi.complaint.ComplaintJson;
import doudi.hotspot.HotspotHandlers;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** Drawing a sample, reading it, signing what it means, and countersigning. */
public final class ReadingHandlers implements Operations.Capability {
  private final ReadingDesk desk;
  private final ComplaintJson complaints;
  private final Clock clock;

  public ReadingHandlers(ReadingDesk desk, ComplaintJson complaints, Clock clock) {
    this.desk = desk;
    this.complaints = complaints;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("drawReading", this::draw).on("listReadings", this::list).on("readReading", this::read)
        .on("openSample", this::sample).on("openSampled", this::sampled).on("signReading", this::sign).on("judgeReading", this::judge);
  }

  private Future<Answer> draw(Request request) {
    Caller caller = caller(request);
    return desk.draw(caller, request.path("hotspotId"), HotspotHandlers.period(request, clock), request.header("Idempotency-Key"))
        .map(drawn -> Answer.created(json(caller, drawn)).with("Location", "/v1/readings/" + drawn.id()));
  }

  private Future<Answer> list(Request request) {
    Caller caller = caller(request);
    var filter = new ReadingDesk.Filter(request.query("hotspotId"), request.query("platformId"), request.query("state"));
    return desk.list(caller, filter, request.cursor(2), request.limit(20)).map(page -> Answer.page(page.map(one -> json(caller, one))));
  }

  private Future<Answer> read(Request request) {
    Caller caller = caller(request);
    return desk.read(caller, request.path("readingId")).map(found -> Answer.ok(json(caller, found)));
  }

  private Future<Answer> sample(Request request) {
    Caller caller = caller(request);
    return desk.sample(caller, request.path("readingId")).map(opened -> Answer.ok(new JsonObject().put("items",
        new JsonArray(opened.stream().filter(one -> one.complaint().isPresent()).map(one -> json(caller, one)).toList()))));
  }

  private Future<Answer> sampled(Request request) {
    Caller caller = caller(request);
    return desk.sampled(caller, request.path("readingId"), request.path("complaintId")).map(opened -> Answer.ok(json(caller, opened)));
  }

  private JsonObject json(Caller caller, ReadingDesk.Opened opened) {
    var json = new JsonObject().put("stratum", opened.drawn().stratum());
    opened.complaint().ifPresent(one -> json.put("complaint", complaints.sample(caller, one)));
    return json;
  }

  private Future<Answer> sign(Request request) {
    Caller caller = caller(request);
    JsonObject body = request.body();
    List<Statement.Quote> quotes = body.getJsonArray("quotes").stream().map(JsonObject.class::cast)
        .map(one -> new Statement.Quote(one.getString("complaintId"), one.getString("words"))).toList();
    var statement = new Statement(body.getString("cause"), body.getString("unknown"), body.getString("circumstances"), quotes);
    return desk.sign(caller, request.path("readingId"), statement).map(signed -> Answer.ok(json(caller, signed)));
  }

  private Future<Answer> judge(Request request) {
    Caller caller = caller(request);
    JsonObject body = request.body();
    return desk.judge(caller, request.path("readingId"), body.getString("outcome").equals("agreed"), body.getString("words"))
        .map(judged -> Answer.ok(json(caller, judged)));
  }

  private JsonObject json(Caller caller, Reading reading) {
    return json(caller, reading, desk);
  }

  /** Accounts are not named: a reader learns the office's role, and whether it was themselves. */
  static JsonObject json(Caller caller, Reading reading, ReadingDesk desk) {
    var json = new JsonObject().put("id", reading.id()).put("hotspotId", reading.hotspotId()).put("state", reading.state().code())
        .put("from", reading.from().toString()).put("to", reading.to().toString()).put("seed", Long.toString(reading.seed()))
        .put("sample", new JsonArray(reading.sample().stream()
            .map(one -> new JsonObject().put("complaintId", one.complaintId()).put("stratum", one.stratum())).toList()))
        .put("mine", reading.author().equals(caller.id()))
        .put("opened", new JsonArray(reading.openedBy(caller.id()))).put("openedByMe", reading.wasOpenedBy(caller.id()))
        .put("openedByAuthor", reading.wasOpenedBy(reading.author()));
    desk.part(caller, reading).ifPresent(part -> json.put("part", part.code()));
    reading.statement().ifPresent(statement -> json.put("statement", json(statement)));
    return json.put("history", new JsonArray(reading.steps().stream().map(ReadingHandlers::json).toList()));
  }

  static JsonObject json(Statement statement) {
    return new JsonObject().put("cause", statement.cause()).put("unknown", statement.unknown())
        .put("circumstances", statement.circumstances()).put("quotes", new JsonArray(statement.quotes().stream()
            .map(one -> new JsonObject().put("complaintId", one.complaintId()).put("words", one.words())).toList()));
  }

  private static JsonObject json(Reading.Step step) {
    var json = new JsonObject().put("act", step.act().code()).put("at", step.at().toString()).put("byRole", step.by().role());
    return step.words() == null ? json : json.put("words", step.words());
  }
}
