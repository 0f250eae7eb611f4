package doudi.suggestion;

import doudi.catalog.Service;
import doudi.city.City;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.window.Competence;
import doudi.window.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a settled complaint was about. What the resident said it was about counts only if the window that settled it handles such things: a
 * clerk who transfers it elsewhere says that it was about something else.
 *
 * @param person whose word it is; many complaints of one person teach no more than one
 * @param serviceId named at filing; may be null
 * @param platformId named at filing; may be null
 * @param cause failure kind as the clerk recorded it
 * @param windowId that settled it
 * @param transferred whether a clerk sent it to that window
 */
record Taught(String person, String serviceId, String platformId, String cause, String windowId, boolean transferred) {
  /** A window that handles more services than this does not tell which of them it was. */
  private static final int TOO_MANY = 20;
  private static final long DAY_MILLIS = 86_400_000;

  static Taught by(Complaint complaint, String cause) {
    return new Taught(person(complaint), complaint.filing().serviceId(), complaint.filing().platformId(), cause, complaint.windowId(),
        complaint.history().stream().anyMatch(ComplaintEvent.Transferred.class::isInstance));
  }

  /** Nobody knows who filed anonymously, so a day's anonymous filings count as one person's; but not what staff typed for somebody. */
  private static String person(Complaint complaint) {
    if (complaint.residentId() != null) return complaint.residentId();
    return complaint.filing().assisted() ? complaint.id().value() : "day " + complaint.filedAt().toEpochMilli() / DAY_MILLIS;
  }

  /** By id, how much it speaks for each service that the city has now: 1 together, or nothing. */
  Map<String, Double> services(City city) {
    Optional<Competence> window = city.windows().window(windowId).map(Window::competence);
    Optional<Service> named = Optional.ofNullable(serviceId).flatMap(city.catalog()::service)
        .filter(service -> window.map(competence -> competence.covers(service)).orElse(!transferred));
    if (named.isPresent()) return Map.of(serviceId, 1.0);
    return transferred ? window.map(competence -> shares(competence, city)).orElse(Map.of()) : Map.of();
  }

  private static Map<String, Double> shares(Competence window, City city) {
    List<Service> handled = city.catalog().services().values().stream().filter(window::covers).toList();
    var shares = new HashMap<String, Double>();
    if (handled.size() <= TOO_MANY) handled.forEach(service -> shares.put(service.id(), 1.0 / handled.size()));
    return shares;
  }

  /** The platform, if the city has it now and the window handles something that is offered there. */
  Map<String, Double> platforms(City city) {
    if (platformId == null || city.catalog().platform(platformId).isEmpty()) return Map.of();
    Optional<Competence> window = city.windows().window(windowId).map(Window::competence);
    boolean handled = window.map(competence -> city.catalog().services().values().stream()
        .anyMatch(service -> service.platformIds().contains(platformId) && competence.covers(service))).orElse(!transferred);
    return handled ? Map.of(platformId, 1.0) : Map.of();
  }

  Map<String, Double> failureKinds() {
    return Map.of(cause, 1.0);
  }
}
