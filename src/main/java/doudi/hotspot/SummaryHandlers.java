package doudi.hotspot;

import static doudi.identity.CallerHandler.caller;

import doudi.calendar.WorkCalendar;
import doudi.complaint.ComplaintJson;
import doudi.complaint.TallyFigure;
import doudi.figure.Definitions;
import doudi.figure.Edition;
import doudi.figure.Facts;
import doudi.figure.FigureJson;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The dashboard's sums, and the complaints behind each of them. */
public final class SummaryHandlers implements Operations.Capability {
  private static final int USUAL_DAYS = 7;

  private final SummaryDesk desk;
  private final ComplaintJson json;
  private final Definitions definitions;
  private final Clock clock;

  public SummaryHandlers(SummaryDesk desk, ComplaintJson json, Definitions definitions, Clock clock) {
    this.desk = desk;
    this.json = json;
    this.definitions = definitions;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readHotspotSummary", this::summary).on("listFigureComplaints", this::complaints);
  }

  private Future<Answer> summary(Request request) {
    HotspotDesk.Filter filter = filter(request);
    Edition edition = definitions.under(request.query("definition"));
    return Future.succeededFuture(Answer.ok(json(desk.summary(caller(request), filter), edition, HotspotHandlers.behind(filter.period(),
        narrowed(filter)))));
  }

  private Future<Answer> complaints(Request request) {
    Caller caller = caller(request);
    var figure = request.query("figure").flatMap(TallyFigure::of).orElse(TallyFigure.COMPLAINTS);
    return desk.complaints(caller, filter(request), request.query("hotspotId"), figure, request.cursor(2), request.limit(50))
        .map(page -> Answer.page(page.map(complaint -> json.sample(caller, complaint))));
  }

  private HotspotDesk.Filter filter(Request request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
    return HotspotHandlers.filter(request, Period.asked(request.query("from"), request.query("to"), today, USUAL_DAYS));
  }

  private static String narrowed(HotspotDesk.Filter filter) {
    return narrowed("districtId", filter.districtId()) + narrowed("platformId", filter.platformId())
        + narrowed("serviceId", filter.serviceId()) + narrowed("failureKind", filter.failureKind());
  }

  private static String narrowed(String name, Optional<String> value) {
    return value.map(given -> name + "=" + given + "&").orElse("");
  }

  private static JsonObject json(Summary summary, Edition edition, String behind) {
    var json = new JsonObject().put("from", summary.period().from().toString()).put("to", summary.period().to().toString())
        .put("now", HotspotHandlers.json(summary.now()))
        .put("figures", FigureJson.json(edition.figures(Edition.SUM, Facts.of(summary.now())), behind))
        .put("before", HotspotHandlers.json(summary.before()))
        .put("change", summary.change().code());
    summary.worst().ifPresent(worst -> json.put("worst", HotspotHandlers.json(worst.hotspot(), summary.period(), edition)
        .put("before", worst.before())
        .put("change", worst.hotspot().trend().code())));
    return json.put("days", new JsonArray(summary.days().stream().map(day -> HotspotHandlers.json(day.tally())
            .put("day", day.day().toString())).toList()))
        .put("cells", new JsonArray(summary.cells().stream().map(SummaryHandlers::json).toList()));
  }

  private static JsonObject json(Summary.Cell cell) {
    var json = HotspotHandlers.json(cell.tally());
    if (cell.platformId() != null) json.put("platformId", cell.platformId());
    if (cell.failureKind() != null) json.put("failureKind", cell.failureKind());
    return json;
  }
}
