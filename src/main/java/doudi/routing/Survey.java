package doudi.routing;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.window.Competence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The windows in question for one case at one instant. In question is every window on the way from the case's district up to the city
 * that is competent: for the service; when that is unknown, for the whole department of the platform; when that is unknown too, for
 * everything.
 */
record Survey(Case what, Optional<Service> service, Optional<Platform> platform, Area area, Loads loads,
    Instant now, WorkCalendar calendar) {

  /** The window that suits best; there is always one, because a last resort is on every way. */
  Score best() {
    Score best = null;
    int steps = 0;
    for (Area at = area; at != null; at = at.parent(), steps++) {
      for (Place place : at.places()) {
        if (!isCompetent(place)) continue;
        Score score = score(place, steps);
        if (best == null || score.compareTo(best) < 0) best = score;
      }
    }
    return best;
  }

  /** Every window in question, the best first. */
  List<Score> ranked() {
    var scores = new ArrayList<Score>();
    int steps = 0;
    for (Area at = area; at != null; at = at.parent(), steps++) {
      for (Place place : at.places()) if (isCompetent(place)) scores.add(score(place, steps));
    }
    scores.sort(null);
    return scores;
  }

  boolean isCompetent(Place place) {
    Competence competence = place.window().competence();
    if (service.isPresent()) return competence.covers(service.get());
    return platform.isPresent() ? competence.coversDepartment(platform.get().departmentId()) : competence.everything();
  }

  Score score(Place place, int steps) {
    Instant opens = place.doors().opensNext(now, calendar).orElse(Instant.MAX);
    double wait = loads.of(place.window().id()).waitHours(place.window());
    return new Score(place, place.unmet(what.needs()), place.lastResort() ? steps + 1 : steps, opens, wait);
  }
}
