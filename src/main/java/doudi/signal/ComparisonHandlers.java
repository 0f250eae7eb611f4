package doudi.signal;

import static doudi.identity.CallerHandler.caller;

import doudi.calendar.WorkCalendar;
import doudi.city.CityDesk;
import doudi.figure.Share;
import doudi.hotspot.Period;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.Operations;
import doudi.plumbing.Page;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What was said beside what was verified. The two are never added up or merged; a mismatch is named in words. */
public final class ComparisonHandlers implements Operations.Capability {
  private static final int USUAL_DAYS = 30;

  private final ComparisonDesk desk;
  private final Messages messages;
  private final CityDesk cities;
  private final Clock clock;

  public ComparisonHandlers(ComparisonDesk desk, Messages messages, CityDesk cities, Clock clock) {
    this.desk = desk;
    this.messages = messages;
    this.cities = cities;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("compareWindows", this::windows).on("compareImprovements", this::improvements);
  }

  private Future<Answer> windows(Request request) {
    Caller caller = caller(request);
    var period = Period.asked(request.query("from"), request.query("to"), LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE),
        USUAL_DAYS);
    return desk.windows(caller, period, request.cursor(1), request.limit(50))
        .map(page -> Answer.page(page.map(one -> json(one, caller.language()))));
  }

  private Future<Answer> improvements(Request request) {
    Caller caller = caller(request);
    return desk.offices(caller).map(all -> Answer.page(new Page<>(all, Optional.empty()).map(one -> json(one, caller.language()))));
  }

  private JsonObject json(ComparisonDesk.OfWindow one, Language language) {
    Comparison seen = one.comparison();
    String name = cities.current().windows().window(one.windowId()).map(window -> window.name().in(language)).orElse(one.windowId());
    return new JsonObject().put("windowId", one.windowId()).put("window", name).put("staffResolved", seen.said())
        .put("confirmedDone", share(seen)).put("unconfirmed", seen.against()).put("notYetAnswered", seen.open())
        .put("finding", seen.finding().code()).put("words", words("window", seen, language));
  }

  private JsonObject json(ComparisonDesk.OfOffice one, Language language) {
    Comparison seen = one.comparison();
    String name = cities.current().catalog().department(one.departmentId()).map(office -> office.name().in(language))
        .orElse(one.departmentId());
    return new JsonObject().put("departmentId", one.departmentId()).put("department", name).put("calledLive", seen.said())
        .put("effective", seen.verified()).put("withoutEffect", seen.against()).put("notYetJudged", seen.open())
        .put("finding", seen.finding().code()).put("words", words("improvements", seen, language));
  }

  /** Of those whose time to answer is over. */
  private static JsonObject share(Comparison seen) {
    int of = seen.verified() + seen.against();
    Share share = Share.of(seen.verified(), of);
    var json = new JsonObject().put("part", seen.verified()).put("of", of);
    return of == 0 ? json : json.put("share", rounded(share.value())).put("low", rounded(share.low())).put("high", rounded(share.high()));
  }

  private String words(String about, Comparison seen, Language language) {
    int of = seen.verified() + seen.against();
    Share share = Share.of(seen.verified(), of);
    return messages.say(language, "compare." + about + "." + seen.finding().code(), Map.of("said", Integer.toString(seen.said()), "of",
        Integer.toString(of), "verified", Integer.toString(seen.verified()), "against", Integer.toString(seen.against()), "open",
        Integer.toString(seen.open()), "low", SignalWords.percent(share.low()), "high", SignalWords.percent(share.high())));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
