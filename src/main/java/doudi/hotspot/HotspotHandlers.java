package doudi.hotspot;

import static doudi.identity.CallerHandler.caller;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.ComplaintJson;
import doudi.complaint.Tally;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Fault;
import doudi.plumbing.Operations;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Hotspots, and the complaints behind each figure. */
public final class HotspotHandlers implements Operations.Capability {
  private static final int USUAL_DAYS = 90;

  private final HotspotDesk desk;
  private final ComplaintJson json;
  private final Clock clock;

  public HotspotHandlers(HotspotDesk desk, ComplaintJson json, Clock clock) {
    this.desk = desk;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listHotspots", this::list).on("listHotspotComplaints", this::complaints)
        .on("listHotspotWeeks", this::weeks);
  }

  private Future<Answer> list(Request request) {
    var filter = new HotspotDesk.Filter(period(request, clock), request.query("districtId"), request.query("platformId"),
        request.query("serviceId"), request.query("failureKind"));
    return Future.succeededFuture(Answer.page(desk.list(caller(request), filter, request.cursor(2), request.limit(50))
        .map(HotspotHandlers::json)));
  }

  private Future<Answer> complaints(Request request) {
    Caller caller = caller(request);
    return desk.complaints(caller, request.path("hotspotId"), period(request, clock), request.cursor(2), request.limit(50))
        .map(page -> Answer.page(page.map(complaint -> json.sample(caller, complaint))));
  }

  private Future<Answer> weeks(Request request) {
    var weeks = desk.weeks(caller(request), request.path("hotspotId"), period(request, clock));
    return Future.succeededFuture(Answer.page(new Page<>(weeks, Optional.empty()).map(week -> counts(new JsonObject()
        .put("from", week.days().from().toString()).put("to", week.days().to().toString()), week.tally()))));
  }

  private static JsonObject counts(JsonObject json, Tally tally) {
    return json.put("complaints", tally.complaints()).put("staffResolved", tally.staffResolved())
        .put("confirmedDone", tally.confirmedDone())
        .put("unconfirmed", tally.unconfirmed()).put("disputed", tally.disputed()).put("repeatTrips", tally.repeatTrips());
  }

  /** The days asked for; without them the last ninety. */
  public static Period period(Request request, Clock clock) {
    LocalDate to = day(request, "to").orElseGet(() -> LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE));
    return new Period(day(request, "from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1)), to);
  }

  private static Optional<LocalDate> day(Request request, String name) {
    try {
      return request.query(name).map(LocalDate::parse);
    } catch (DateTimeParseException noSuchDay) {
      throw Refusal.malformed(List.of(new Fault("/query/" + name, "is not a day of the calendar, like 2026-11-20")));
    }
  }

  public static JsonObject json(Hotspot hotspot) {
    Bucket bucket = hotspot.bucket();
    var json = new JsonObject().put("id", bucket.id());
    if (bucket.platformId() != null) json.put("platformId", bucket.platformId());
    if (bucket.serviceId() != null) json.put("serviceId", bucket.serviceId());
    if (bucket.failureKind() != null) json.put("failureKind", bucket.failureKind());
    Tally tally = hotspot.tally();
    counts(json.put("districtId", bucket.districtId()), tally).put("people", hotspot.people()).put("trend", hotspot.trend().code())
        .put("score", rounded(hotspot.score())).put("surge", json(hotspot.surge())).put("shares", shares(tally))
        .put("interval", new JsonObject().put("low", rounded(hotspot.interval().low())).put("high", rounded(hotspot.interval().high()))
            .put("level", Interval.LEVEL));
    hotspot.attempts().ifPresent(told -> json.put("attempts", told.number()).put("perThousandAttempts", json(told.perThousand())));
    return json;
  }

  private static JsonObject json(Surge surge) {
    return new JsonObject().put("days", surge.days()).put("complaints", surge.complaints()).put("usual", rounded(surge.usual()))
        .put("ratio", json(surge.ratio()));
  }

  private static JsonObject shares(Tally tally) {
    return new JsonObject().put("confirmedDone", json(Estimate.share(tally.confirmedDone(), tally.complaints())))
        .put("unconfirmed", json(Estimate.share(tally.unconfirmed(), tally.complaints())))
        .put("disputed", json(Estimate.share(tally.disputed(), tally.complaints())));
  }

  private static JsonObject json(Estimate estimate) {
    return new JsonObject().put("value", rounded(estimate.value())).put("low", rounded(estimate.low()))
        .put("high", rounded(estimate.high()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
