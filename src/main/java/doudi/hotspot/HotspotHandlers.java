package doudi.hotspot;

import static doudi.identity.CallerHandler.caller;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.ComplaintJson;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;

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
    operations.on("listHotspots", this::list).on("listHotspotComplaints", this::complaints);
  }

  private Future<Answer> list(Request request) {
    var filter = new HotspotDesk.Filter(period(request), request.query("districtId"), request.query("platformId"),
        request.query("serviceId"), request.query("failureKind"));
    return Future.succeededFuture(Answer.page(desk.list(caller(request), filter, request.cursor(2), request.limit(50))
        .map(HotspotHandlers::json)));
  }

  private Future<Answer> complaints(Request request) {
    Caller caller = caller(request);
    return desk.complaints(caller, request.path("hotspotId"), period(request), request.cursor(2), request.limit(50))
        .map(page -> Answer.page(page.map(complaint -> json.sample(caller, complaint))));
  }

  private Period period(Request request) {
    return Period.asked(request.query("from"), request.query("to"), LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE), USUAL_DAYS);
  }

  private static JsonObject json(Hotspot hotspot) {
    Bucket bucket = hotspot.bucket();
    var json = new JsonObject().put("id", bucket.id());
    if (bucket.platformId() != null) json.put("platformId", bucket.platformId());
    if (bucket.serviceId() != null) json.put("serviceId", bucket.serviceId());
    if (bucket.failureKind() != null) json.put("failureKind", bucket.failureKind());
    var tally = hotspot.tally();
    return json.put("districtId", bucket.districtId()).put("complaints", tally.complaints()).put("staffResolved", tally.staffResolved())
        .put("confirmedDone", tally.confirmedDone()).put("unconfirmed", tally.unconfirmed()).put("disputed", tally.disputed())
        .put("repeatTrips", tally.repeatTrips()).put("trend", hotspot.trend().code()).put("score", rounded(hotspot.score()))
        .put("interval", new JsonObject().put("low", rounded(hotspot.interval().low())).put("high", rounded(hotspot.interval().high()))
            .put("level", Interval.LEVEL));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
