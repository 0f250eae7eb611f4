package doudi.hotspot;

import doudi.catalog.Service;
import doudi.city.CityDesk;
import doudi.identity.Caller;
import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Takes from a platform how often residents tried on it, so that complaints can be held against attempts. */
public final class VolumeDesk {
  /** How many days back a platform may still tell. */
  private static final int REACH = 400;

  /** What was tried of one service. */
  public record Tried(String serviceId, int attempts) {}

  private final HotspotBoard board;
  private final CityDesk cities;

  public VolumeDesk(HotspotBoard board, CityDesk cities) {
    this.board = board;
    this.cities = cities;
  }

  /**
   * Replaces what was told of the platform's day. Fails with {@code not-found} for another's platform, with {@code validation} for a day to
   * come or long past and for a service that the platform does not offer.
   */
  public Future<Void> tell(Caller caller, String platformId, LocalDate day, List<Tried> tried) {
    if (!caller.platformIds().contains(platformId) || cities.current().catalog().platform(platformId).isEmpty()) throw Refusal.notFound();
    LocalDate today = board.today();
    if (day.isAfter(today)) throw Refusal.invalid("/day", "has not come yet");
    if (day.isBefore(today.minusDays(REACH))) throw Refusal.invalid("/day", "is more than " + REACH + " days ago");
    var attempts = new HashMap<String, Integer>();
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < tried.size(); i++) {
      Tried one = tried.get(i);
      String place = "/services/" + i + "/serviceId";
      if (!isOffered(one.serviceId(), platformId)) faults.add(new Fault(place, "is not offered on this platform"));
      else if (attempts.put(one.serviceId(), one.attempts()) != null) faults.add(new Fault(place, "stands twice"));
    }
    if (!faults.isEmpty()) throw Refusal.invalid(faults);
    return board.put(new Volume(platformId, day, attempts));
  }

  private boolean isOffered(String serviceId, String platformId) {
    return cities.current().catalog().service(serviceId).map(Service::platformIds).filter(ids -> ids.contains(platformId)).isPresent();
  }
}
