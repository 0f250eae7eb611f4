package doudi.hotspot;

import static doudi.identity.CallerHandler.caller;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.ComplaintJson;
import doudi.complaint.Tally;
import doudi.figure.Definitions;
import doudi.figure.Edition;
import doudi.figure.Facts;
import doudi.figure.FigureJson;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Page;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Hotspots, and the complaints behind each figure. */
public final class HotspotHandlers implements Operations.Capability {
  private static final int USUAL_DAYS = 90;
  private static final int WEEKS = 8;
  private static final String SCORE = "score";

  private final HotspotDesk desk;
  private final ComplaintJson json;
  private final Definitions definitions;
  private final Clock clock;

  public HotspotHandlers(HotspotDesk desk, ComplaintJson json, Definitions definitions, Clock clock) {
    this.desk = desk;
    this.json = json;
    this.definitions = definitions;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listHotspots", this::list).on("listHotspotComplaints", this::complaints)
        .on("listHotspotWeeks", this::weeks);
  }

  private Future<Answer> list(Request request) {
    var filter = filter(request, period(request, clock));
    Edition edition = definitions.under(request.query("definition"));
    var page = desk.list(caller(request), filter, edition.byId().get(SCORE), request.cursor(2), request.limit(50));
    return Future.succeededFuture(Answer.page(page
        .map(hotspot -> json(hotspot, filter.period(), edition)
            .put("weeks", new JsonArray(desk.weekly(hotspot, filter.period().to(), WEEKS))))));
  }

  private Future<Answer> complaints(Request request) {
    Caller caller = caller(request);
    return desk.complaints(caller, request.path("hotspotId"), period(request, clock), request.cursor(2), request.limit(50))
        .map(page -> Answer.page(page.map(complaint -> json.sample(caller, complaint))));
  }

  private Future<Answer> weeks(Request request) {
    var weeks = desk.weeks(caller(request), request.path("hotspotId"), period(request, clock));
    return Future.succeededFuture(Answer.page(new Page<>(weeks, Optional.empty()).map(week -> json(week.tally())
        .put("from", week.days().from().toString()).put("to", week.days().to().toString()))));
  }

  static HotspotDesk.Filter filter(Request request, Period period) {
    return new HotspotDesk.Filter(period, request.query("districtId"), request.query("platformId"), request.query("serviceId"),
        request.query("failureKind"));
  }

  /** The days asked for; without them the last ninety. */
  public static Period period(Request request, Clock clock) {
    return Period.asked(request.query("from"), request.query("to"), LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE), USUAL_DAYS);
  }

  /** Address of the complaints behind a figure of these days; the figure's name goes behind it. */
  public static String behind(Period period, String filter) {
    return "/v1/hotspots/complaints?from=" + period.from() + "&to=" + period.to() + "&" + filter;
  }

  /** @param period over which it was counted */
  public static JsonObject json(Hotspot hotspot, Period period, Edition edition) {
    Bucket bucket = hotspot.bucket();
    var json = new JsonObject().put("id", bucket.id());
    if (bucket.platformId() != null) json.put("platformId", bucket.platformId());
    if (bucket.serviceId() != null) json.put("serviceId", bucket.serviceId());
    if (bucket.failureKind() != null) json.put("failureKind", bucket.failureKind());
    Tally tally = hotspot.tally();
    json.put("districtId", bucket.districtId()).mergeIn(json(tally)).put("people", hotspot.people()).put("trend", hotspot.trend().code())
        .put("score", rounded(hotspot.scoreBy(edition.byId().get(SCORE)))).put("definition", edition.byId().get(SCORE).ref())
        .put("surge", json(hotspot.surge()))
        .put("figures", FigureJson.json(edition.figures(Edition.SUM, Facts.of(tally)), behind(period, "hotspotId=" + bucket.id() + "&")))
        .put("interval", new JsonObject().put("low", rounded(hotspot.interval().low())).put("high", rounded(hotspot.interval().high()))
            .put("level", Interval.LEVEL));
    hotspot.attempts().ifPresent(told -> json.put("attempts", told.number()).put("perThousandAttempts", json(told.perThousand())));
    return json;
  }

  public static JsonObject json(Tally tally) {
    return new JsonObject().put("complaints", tally.complaints()).put("staffResolved", tally.staffResolved())
        .put("staffResolvedOnce", tally.staffResolvedOnce()).put("confirmedDone", tally.confirmedDone())
        .put("unconfirmed", tally.unconfirmed()).put("disputed", tally.disputed())
        .put("repeatTrips", tally.repeatTrips());
  }

  private static JsonObject json(Surge surge) {
    return new JsonObject().put("days", surge.days()).put("complaints", surge.complaints()).put("usual", rounded(surge.usual()))
        .put("ratio", json(surge.ratio()));
  }

  private static JsonObject json(Estimate estimate) {
    return new JsonObject().put("value", rounded(estimate.value())).put("low", rounded(estimate.low()))
        .put("high", rounded(estimate.high()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
