package doudi.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A district with the windows that stand right in it, and the way up to the city. */
final class Area {
  private final String districtId;
  private final List<Place> places = new ArrayList<>();
  private Area parent;

  Area(String districtId) {
    this.districtId = districtId;
  }

  void below(Area wider) {
    parent = wider;
  }

  void add(Place place) {
    places.add(place);
  }

  /** The area one step up; null above the city. */
  Area parent() {
    return parent;
  }

  List<Place> places() {
    return places;
  }

  boolean isWithin(Set<String> districtIds) {
    Area at = this;
    while (at != null && !districtIds.contains(at.districtId)) at = at.parent;
    return at != null;
  }
}
