package doudi.improvement;

import static doudi.identity.CallerHandler.caller;

import doudi.complaint.Bucket;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Fault;
import doudi.plumbing.Operations;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Improvements as a board needs them: plan, declared test, where it stands, what came of it. */
public final class ImprovementHandlers implements Operations.Capability {
  private final ImprovementDesk desk;
  private final EffectWords words;

  public ImprovementHandlers(ImprovementDesk desk, EffectWords words) {
    this.desk = desk;
    this.words = words;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("proposeImprovement", this::propose).on("listImprovements", this::list).on("readImprovement", this::read)
        .on("listImprovementWeeks", this::weeks)
        .on("decideImprovement", this::decide).on("advanceImprovement", this::advance).on("reopenImprovement", this::reopen);
  }

  private Future<Answer> propose(Request request) {
    Caller caller = caller(request);
    JsonObject body = request.body();
    JsonObject declared = body.getJsonObject("test");
    var plan = new Improvement.Plan(Improvement.Kind.of(body.getString("kind")), body.getString("withPlatformId"),
        body.getString("summary"), body.getJsonArray("actions").stream().map(String.class::cast).toList(), body.getString("departmentId"),
        day(body.getString("dueOn")));
    var test = new Improvement.EffectTest(Measure.of(declared.getString("measure")), declared.getInteger("expectedFallPercent"),
        declared.getInteger("windowDays"));
    return desk.propose(caller, request.path("readingId"), plan, test, request.header("Idempotency-Key"))
        .map(added -> Answer.created(json(caller, added)).with("Location", "/v1/improvements/" + added.id()));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noSuchDay) {
      throw Refusal.malformed(List.of(new Fault("/dueOn", "is not a day of the calendar, like 2026-11-20")));
    }
  }

  private Future<Answer> list(Request request) {
    Caller caller = caller(request);
    var filter = new ImprovementDesk.Filter(request.query("hotspotId"), request.query("platformId"), request.query("state"));
    return desk.list(caller, filter, request.cursor(2), request.limit(20)).map(page -> Answer.page(page.map(one -> json(caller, one))));
  }

  private Future<Answer> read(Request request) {
    Caller caller = caller(request);
    return desk.read(caller, request.path("improvementId")).map(found -> Answer.ok(json(caller, found)));
  }

  private Future<Answer> weeks(Request request) {
    return desk.course(caller(request), request.path("improvementId")).map(course -> Answer.ok(new JsonObject()
        .put("items", new JsonArray(course.weeks().stream().map(ImprovementHandlers::json).toList())).putNull("next")
        .put("compared", course.compared())));
  }

  private static JsonObject json(Course.Week week) {
    var json = new JsonObject().put("from", week.days().from().toString()).put("to", week.days().to().toString())
        .put("after", week.after()).put("count", week.count());
    week.alike().ifPresent(alike -> json.put("alike", Math.round(alike * 10) / 10.0));
    return json;
  }

  private Future<Answer> decide(Request request) {
    Caller caller = caller(request);
    JsonObject body = request.body();
    return desk.decide(caller, request.path("improvementId"), body.getString("outcome").equals("accepted"), body.getString("reason"))
        .map(decided -> Answer.ok(json(caller, decided)));
  }

  private Future<Answer> advance(Request request) {
    Caller caller = caller(request);
    JsonObject body = request.body();
    return desk.advance(caller, request.path("improvementId"), Improvement.State.of(body.getString("state")), body.getString("words"))
        .map(moved -> Answer.ok(json(caller, moved)));
  }

  private Future<Answer> reopen(Request request) {
    Caller caller = caller(request);
    return desk.reopen(caller, request.path("improvementId"), request.body().getString("reason"))
        .map(moved -> Answer.ok(json(caller, moved)));
  }

  private JsonObject json(Caller caller, Improvement improvement) {
    return json(caller, improvement, desk, words);
  }

  /** Accounts are not named; a reader learns whether it was themselves who proposed. */
  static JsonObject json(Caller caller, Improvement improvement, ImprovementDesk desk, EffectWords words) {
    var plan = improvement.plan();
    var json = new JsonObject().put("id", improvement.id()).put("hotspotId", improvement.hotspotId())
        .put("readingId", improvement.readingId()).put("state", improvement.state().code()).put("kind", plan.kind().code())
        .put("summary", plan.summary())
        .put("actions", new JsonArray(plan.steps())).put("departmentId", plan.departmentId()).put("dueOn", plan.dueOn().toString())
        .put("test", new JsonObject().put("measure", improvement.test().measure().code())
            .put("expectedFallPercent", improvement.test().expectedFallPercent()).put("windowDays", improvement.test().windowDays()))
        .put("mine", improvement.proposer().equals(caller.id()))
        .put("mayBecome", new JsonArray(desk.mayBecome(caller, improvement).stream().map(Improvement.State::code).toList()));
    if (plan.withPlatformId() != null) json.put("withPlatformId", plan.withPlatformId());
    improvement.at(Improvement.State.LIVE).ifPresent(at -> json.put("liveOn", Days.of(at).toString())
        .put("judgedFrom", Days.of(at).plusDays(improvement.test().windowDays() + 1L).toString()));
    Bucket bucket = Bucket.parse(improvement.hotspotId()).orElseThrow();
    improvement.effect().ifPresent(effect -> json.put("effect", json(effect)
        .put("words", words.sentence(effect, improvement.test().measure(), bucket, caller.language()))));
    return json.put("history", new JsonArray(improvement.steps().stream().map(ImprovementHandlers::json).toList()));
  }

  private static JsonObject json(Effect effect) {
    var json = new JsonObject().put("finding", effect.finding().code()).put("before", effect.before())
        .put("counted", effect.counted()).put("after", effect.after()).put("compared", effect.compared());
    if (effect.finding() == Effect.Finding.TOO_FEW) return json;
    return json.put("ratio", rounded(effect.ratio())).put("low", rounded(effect.low())).put("high", rounded(effect.high()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static JsonObject json(Improvement.Step step) {
    var json = new JsonObject().put("state", step.to().code()).put("at", step.at().toString()).put("byRole", step.by().role());
    if (step.words() != null) json.put("words", step.words());
    return step.people() == null ? json : json.put("people", step.people());
  }
}
