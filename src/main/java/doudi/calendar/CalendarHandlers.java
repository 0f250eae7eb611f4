package doudi.calendar;

import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Holiday years: which there are, and loading the next one. */
public final class CalendarHandlers implements Operations.Capability {
  private final CalendarDesk desk;

  public CalendarHandlers(CalendarDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listCalendarYears", this::list).on("loadCalendarYear", this::load);
  }

  private Future<Answer> list(Request request) {
    var years = new JsonArray(desk.years().stream().map(CalendarHandlers::json).toList());
    return Future.succeededFuture(Answer.ok(new JsonObject().put("items", years).putNull("next")
        .put("missing", new JsonArray(desk.missingYears()))));
  }

  private Future<Answer> load(Request request) {
    return desk.load(Integer.parseInt(request.path("year")), request.body()).map(year -> Answer.ok(json(year)));
  }

  private static JsonObject json(CalendarYear year) {
    long off = year.days().values().stream().filter(CalendarYear.Day::off).count();
    return new JsonObject().put("year", year.year()).put("papers", new JsonArray(year.papers())).put("daysOff", off)
        .put("makeUpWorkdays", year.days().size() - off);
  }
}
