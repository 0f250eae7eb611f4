package doudi.burden;

import doudi.figure.Definitions;
import doudi.figure.Edition;
import doudi.figure.FigureJson;
import doudi.plumbing.Answer;
import doudi.plumbing.Language;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the program asks of residents and of staff, which of it no decision read, and what it may ask at most. */
public final class BurdenHandlers implements Operations.Capability {
  private static final int USUAL_WEEKS = 12;

  private final BurdenDesk desk;
  private final Definitions definitions;

  public BurdenHandlers(BurdenDesk desk, Definitions definitions) {
    this.desk = desk;
    this.definitions = definitions;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readBurden", this::read);
  }

  private Future<Answer> read(Request request) {
    int weeks = request.query("weeks").map(Integer::parseInt).orElse(USUAL_WEEKS);
    return desk.report(weeks).map(report -> Answer.ok(json(report, request.language())));
  }

  private JsonObject json(BurdenDesk.Report report, Language language) {
    Burden sum = report.sum();
    var figures = new FigureJson(definitions);
    return new JsonObject().put("weeks", new JsonArray(report.weeks().stream().map(BurdenHandlers::week).toList()))
        .put("sum", week(sum)).put("steps", new JsonArray(Stream.of(Step.values()).map(step -> step(sum, step)).toList()))
        .put("removable", new JsonArray(removable(sum)))
        .put("definitions", new JsonArray(definitions.now().of(Edition.BURDEN).stream().map(one -> figures.json(one, language)).toList()));
  }

  private static JsonObject week(Burden burden) {
    return new JsonObject().put("week", burden.week().toString())
        .put("resident", side(burden, false, burden.complaints())).put("staff", side(burden, true, burden.cases()));
  }

  /** @param n complaints or cases among which it is shared */
  private static JsonObject side(Burden burden, boolean staff, int n) {
    var json = new JsonObject().put("n", n).put("asked", burden.asked(staff)).put("filled", burden.filled(staff))
        .put("taps", burden.taps(staff));
    if (n == 0) return json;
    return json.put("askedEach", each(burden.asked(staff), n)).put("tapsEach", each(burden.taps(staff), n));
  }

  private static double each(int number, int n) {
    return Math.round(100.0 * number / n) / 100.0;
  }

  private static JsonObject step(Burden sum, Step step) {
    int filled = step.fields().stream().mapToInt(field -> sum.filled(step, field)).sum();
    var json = new JsonObject().put("step", step.code()).put("staff", step.isStaffs()).put("operationId", step.operationId())
        .put("acts", sum.acts(step)).put("filled", filled).put("taps", filled + sum.acts(step))
        .put("required", (int) step.fields().stream().filter(Field::required).count())
        .put("fields", new JsonArray(step.fields().stream().map(field -> field(sum, step, field)).toList()));
    step.budget().ifPresent(most -> json.put("budget", most));
    return json;
  }

  private static JsonObject field(Burden sum, Step step, Field field) {
    var uses = new JsonArray();
    sum.used(step, field).entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(use -> uses.add(new JsonObject().put("decision", use.getKey().code()).put("n", use.getValue())));
    return new JsonObject().put("field", field.name()).put("required", field.required()).put("asked", sum.asked(step, field))
        .put("filled", sum.filled(step, field)).put("uses", uses);
  }

  /** What was put before people in these weeks and read by no decision. */
  private static List<JsonObject> removable(Burden sum) {
    return Stream.of(Step.values()).flatMap(step -> step.fields().stream()
        .filter(field -> sum.asked(step, field) > 0 && sum.used(step, field).isEmpty())
        .map(field -> new JsonObject().put("step", step.code()).put("staff", step.isStaffs())
            .put("field", field.name()).put("required", field.required()).put("asked", sum.asked(step, field))
            .put("filled", sum.filled(step, field)))).toList();
  }
}
