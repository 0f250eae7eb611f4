package doudi.complaint;

import doudi.calendar.CalendarDesk;
import doudi.calendar.WorkCalendar;
import doudi.city.City;
import doudi.city.CityDesk;
import doudi.identity.Access;
import doudi.identity.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A complaint as the caller may see it: whole for its resident and its window, masked for everyone else. */
public final class ComplaintJson {
  private final CityDesk cities;
  private final CalendarDesk calendars;
  private final ComplaintWords words;
  private final Clock clock;

  public ComplaintJson(CityDesk cities, CalendarDesk calendars, ComplaintWords words, Clock clock) {
    this.cities = cities;
    this.calendars = calendars;
    this.words = words;
    this.clock = clock;
  }

  /** @param position place in the queue, where it is known and means something */
  public JsonObject json(Caller caller, Complaint complaint, Optional<Integer> position) {
    return json(caller, complaint, position, Access.masked(caller));
  }

  /** As a sample behind a figure: masked, whoever looks. */
  public JsonObject sample(Caller caller, Complaint complaint) {
    return json(caller, complaint, Optional.empty(), true);
  }

  private JsonObject json(Caller caller, Complaint complaint, Optional<Integer> position, boolean masked) {
    City city = cities.current();
    Instant now = clock.instant();
    UnaryOperator<String> said = masked ? Mask::over : UnaryOperator.identity();
    var json = new JsonObject().put("id", complaint.id().value()).put("version", complaint.version())
        .put("status", complaint.status().code()).put("filedAt", complaint.filedAt().toString());
    putFiling(json, complaint.filing(), said, masked);
    json.put("channel", complaint.isServiceRequest() ? "open311" : complaint.filing().assisted() ? "window" : "resident");
    json.put("window", window(city, complaint.windowId(), caller, now));
    json.put("route", new JsonObject().put("rule", complaint.rule()).put("reason", said.apply(complaint.reason().in(caller.language()))));
    json.put("deadlines", deadlines(complaint.deadlines())).put("overdue", complaint.isOverdue(now))
        .put("disputed", complaint.isDisputed());
    complaint.pausedSince().ifPresent(since -> json.put("pausedSince", since.toString()));
    position.ifPresent(place -> json.put("queuePosition", place));
    putHold(json, caller, complaint);
    complaint.photo().filter(photo -> !masked).ifPresent(photo ->
        json.put("photo", new JsonObject().put("addedAt", photo.addedAt().toString())));
    complaint.question().ifPresent(asked -> json.put("question", new JsonObject().put("words", said.apply(asked))
        .put("askedAt", complaint.pausedSince().orElseThrow().toString())));
    complaint.resolution().ifPresent(resolution -> json.put("resolution", resolution(resolution, said)));
    complaint.confirmation().ifPresent(confirmation ->
        json.put("confirmation", present(new JsonObject().put("outcome", confirmation.outcome()),
        "words", said.apply(confirmation.words())).put("at", confirmation.at().toString())));
    complaint.rating().filter(rating -> maySee(caller, rating, now)).ifPresent(rating -> json.put("rating", rating(rating, said)));
    return json.put("history", history(city, caller, complaint, said, now));
  }

  private static void putFiling(JsonObject json, Filing filing, UnaryOperator<String> said, boolean masked) {
    json.put("narrative", said.apply(filing.narrative()));
    present(json, "serviceId", filing.serviceId());
    present(json, "platformId", filing.platformId());
    present(json, "failureKind", filing.failureKind());
    present(json, "districtId", filing.districtId());
    var attempt = new JsonObject().put("tries", filing.attempt().tries());
    present(attempt, "step", said.apply(filing.attempt().step()));
    present(attempt, "error", said.apply(filing.attempt().error()));
    present(attempt, "at", filing.attempt().at());
    json.put("attempt", attempt).put("needs", new JsonArray(filing.needs()));
    if (filing.contact() != null && !masked) {
      json.put("contact", present(present(new JsonObject(), "name", filing.contact().name()), "phone", filing.contact().phone()));
    }
  }

  private JsonObject window(City city, String windowId, Caller caller, Instant now) {
    var json = new JsonObject().put("id", windowId);
    city.windows().window(windowId).ifPresent(window -> {
      json.put("name", window.name().in(caller.language())).put("address", window.address().in(caller.language()));
      window.phone().ifPresent(phone -> json.put("phone", phone));
      var opens = window.hours().opensNext(now, calendars.current());
      json.put("openNow", opens.filter(now::equals).isPresent());
      opens.filter(now::isBefore).ifPresent(at -> json.put("opensAt", at.toString()));
    });
    if (!json.containsKey("name")) json.put("name", windowId).put("address", "");
    return json;
  }

  private static JsonObject deadlines(Deadlines deadlines) {
    var json = new JsonObject().put("firstContact", deadlines.firstContact().toString())
        .put("resolution", deadlines.resolution().toString());
    present(json, "explanation", deadlines.explanation());
    present(json, "confirmation", deadlines.confirmation());
    present(json, "disputeAnswer", deadlines.disputeAnswer());
    return present(json, "answer", deadlines.answer());
  }

  /** Who holds it, and until when, is for colleagues; and even they only learn whether it is themselves. */
  private static void putHold(JsonObject json, Caller caller, Complaint complaint) {
    if (!caller.worksAt(complaint.windowId())) return;
    complaint.heldBy().ifPresent(holder -> json.put("heldBy", holder.equals(caller.id()) ? "me" : "someone"));
    complaint.leaseEnds().ifPresent(until -> json.put("heldUntil", until.toString()));
  }

  private static JsonObject resolution(Resolution resolution, UnaryOperator<String> said) {
    var json = new JsonObject().put("outcome", resolution.outcome()).put("words", said.apply(resolution.words()))
        .put("cause", resolution.cause());
    present(json, "basis", said.apply(resolution.basis()));
    present(json, "remedy", said.apply(resolution.remedy()));
    return json.put("at", resolution.at().toString());
  }

  /** Grades are the resident's own until the month in which they were given is over; then nobody can be asked for a better one. */
  private static boolean maySee(Caller caller, Rating rating, Instant now) {
    return caller.isResidentSide() || YearMonth.from(rating.at().atZone(WorkCalendar.ZONE))
        .isBefore(YearMonth.from(now.atZone(WorkCalendar.ZONE)));
  }

  private static JsonObject rating(Rating rating, UnaryOperator<String> said) {
    var json = new JsonObject().put("grade", rating.grade());
    present(json, "platformGrade", rating.platformGrade());
    return present(json, "words", said.apply(rating.words()));
  }

  private JsonArray history(City city, Caller caller, Complaint complaint, UnaryOperator<String> said, Instant now) {
    var history = new JsonArray();
    boolean ratingShows = complaint.rating().filter(rating -> maySee(caller, rating, now)).isPresent();
    for (ComplaintEvent event : complaint.history()) {
      if (event instanceof ComplaintEvent.Rated && !ratingShows) continue;
      history.add(new JsonObject().put("type", event.type()).put("at", event.at().toString())
          .put("words", said.apply(words.sentence(event, city, caller.language()))).put("byRole", event.by().role()));
    }
    return history;
  }

  private static JsonObject present(JsonObject json, String field, Object value) {
    if (value == null) return json;
    return json.put(field, value instanceof Instant at ? at.toString() : value);
  }
}
