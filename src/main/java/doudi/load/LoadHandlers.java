package doudi.load;

import static doudi.identity.CallerHandler.caller;

import doudi.calendar.WorkCalendar;
import doudi.complaint.ComplaintJson;
import doudi.complaint.WindowCounts;
import doudi.complaint.WindowFigure;
import doudi.figure.Definitions;
import doudi.figure.Edition;
import doudi.figure.Facts;
import doudi.figure.FigureJson;
import doudi.hotspot.Period;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Language;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;

/** The load of windows, and the complaints behind each number. */
public final class LoadHandlers implements Operations.Capability {
  private static final int USUAL_DAYS = 30;

  private final LoadDesk desk;
  private final ComplaintJson json;
  private final Definitions definitions;
  private final Clock clock;

  public LoadHandlers(LoadDesk desk, ComplaintJson json, Definitions definitions, Clock clock) {
    this.desk = desk;
    this.json = json;
    this.definitions = definitions;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listWindowLoads", this::list).on("listWindowLoadComplaints", this::complaints);
  }

  private Future<Answer> list(Request request) {
    Period period = period(request);
    Edition edition = definitions.under(request.query("definition"));
    return desk.list(caller(request), period, request.query("districtId"), request.cursor(1), request.limit(50))
        .map(page -> Answer.page(page.map(load -> json(load, request.language())
            .put("figures", FigureJson.json(edition.figures(Edition.WINDOW, Facts.of(load.counts())), behind(load, period))))));
  }

  private Future<Answer> complaints(Request request) {
    Caller caller = caller(request);
    var figure = request.query("figure").flatMap(WindowFigure::of).orElse(WindowFigure.COMPLAINTS);
    return desk.complaints(caller, request.path("windowId"), figure, period(request), request.cursor(2), request.limit(50))
        .map(page -> Answer.page(page.map(complaint -> json.sample(caller, complaint))));
  }

  private Period period(Request request) {
    return Period.asked(request.query("from"), request.query("to"), LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE), USUAL_DAYS);
  }

  private static String behind(LoadDesk.Load load, Period period) {
    return "/v1/window-loads/" + load.window().id() + "/complaints?from=" + period.from() + "&to=" + period.to() + "&";
  }

  private static JsonObject json(LoadDesk.Load load, Language language) {
    WindowCounts counts = load.counts();
    return new JsonObject().put("windowId", load.window().id()).put("name", load.window().name().in(language))
        .put("districtId", load.window().districtId()).put("waiting", counts.of(WindowFigure.WAITING))
        .put("inService", counts.of(WindowFigure.IN_SERVICE)).put("awaitingResident", counts.of(WindowFigure.AWAITING_RESIDENT))
        .put("awaitingDepartment", counts.of(WindowFigure.AWAITING_DEPARTMENT)).put("overdue", counts.of(WindowFigure.OVERDUE))
        .put("disputedWaiting", counts.of(WindowFigure.DISPUTED_WAITING)).put("complaints", counts.of(WindowFigure.COMPLAINTS))
        .put("late", counts.of(WindowFigure.LATE)).put("staffResolved", counts.of(WindowFigure.STAFF_RESOLVED))
        .put("staffResolvedOnce", counts.of(WindowFigure.STAFF_RESOLVED_ONCE))
        .put("confirmedDone", counts.of(WindowFigure.CONFIRMED_DONE)).put("unconfirmed", counts.of(WindowFigure.UNCONFIRMED));
  }
}
