package doudi.open311;

import doudi.calendar.WorkCalendar;
import doudi.city.City;
import doudi.complaint.Complaint;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.window.Location;
import doudi.window.Window;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Complaints as other systems see them: where they are served, how they stand, by when. Nothing that anybody said, and nobody's name: no
 * complaint's words are published. The address is the window's.
 */
final class RequestList {
  private final City city;
  private final Messages messages;
  private final Language language;

  RequestList(City city, Messages messages, Language language) {
    this.city = city;
    this.messages = messages;
    this.language = language;
  }

  /** @param extensions whether our own state is told beside the standard's two */
  Element requests(List<Complaint> complaints, boolean extensions) {
    return Element.list("service_requests", complaints.stream().map(complaint -> request(complaint, extensions)).toList());
  }

  private Element request(Complaint complaint, boolean extensions) {
    String code = ServiceList.code(complaint.filing().serviceId());
    Optional<Window> window = city.windows().window(complaint.windowId());
    Optional<Location> place = window.flatMap(Window::location).or(() -> city.windows().cityFallback().location());
    boolean owed = complaint.status().isOpen() && complaint.pausedSince().isEmpty();
    var fields = new ArrayList<>(List.of(Element.value("service_request_id", complaint.id().value()),
        Element.value("status", complaint.isClosed() ? "closed" : "open"),
        Element.value("status_notes", messages.say(language, "open311.status." + complaint.status().code())),
        Element.value("service_name", new ServiceList(city.catalog(), messages, language).name(code)), Element.value("service_code", code),
        Element.value("description", null),
        Element.value("agency_responsible", window.map(one -> one.name().in(language)).orElse(null)), Element.value("service_notice", null),
        Element.value("requested_datetime", time(complaint.filedAt())), Element.value("updated_datetime", time(updated(complaint))),
        Element.value("expected_datetime", owed ? time(complaint.owedBy()) : null),
        Element.value("address", window.map(one -> one.address().in(language)).orElse(null)),
        Element.value("address_id", complaint.windowId()), Element.value("zipcode", null),
        Element.value("lat", place.map(Location::latitude).orElse(null)),
        Element.value("long", place.map(Location::longitude).orElse(null)),
        Element.value("media_url", null)));
    if (extensions) fields.add(Element.fields("extended_attributes", Element.value("detailed_status", complaint.status().code()),
        Element.value("disputed", complaint.isDisputed())));
    return Element.fields("request", fields.toArray(Element[]::new));
  }

  /** When it last changed; for a closed one when it was closed, whatever was said after that. */
  private static Instant updated(Complaint complaint) {
    if (!complaint.isClosed()) return complaint.event(complaint.version()).at();
    int last = complaint.version();
    while (complaint.asOf(last - 1).isClosed()) last--;
    return complaint.event(last).at();
  }

  /** Whole seconds and a zone: some clients read nothing finer, and no other spelling. */
  static String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(WorkCalendar.ZONE).toOffsetDateTime());
  }

  /** What the post of a report is answered with; always more than one field, because one alone reads as a list to some clients. */
  Element filed(Complaint complaint, String claimCode) {
    Window window = city.windows().window(complaint.windowId()).orElseGet(city.windows()::cityFallback);
    String notice = messages.say(language, "open311.notice", Map.of("window", window.name().in(language), "claim", claimCode,
        "phone", window.phone().orElse("-")));
    return Element.list("service_requests", List.of(Element.fields("request", Element.value("service_request_id", complaint.id().value()),
        Element.value("service_notice", notice), Element.value("account_id", null))));
  }

  /** Reports get their id at once, so the id is the only token there is. */
  static Element token(Complaint complaint) {
    return Element.list("service_requests", List.of(Element.fields("request",
        Element.value("service_request_id", complaint.id().value()), Element.value("token", complaint.id().value()))));
  }
}
