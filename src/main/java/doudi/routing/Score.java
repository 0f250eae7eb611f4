package doudi.routing;

import java.time.Instant;
import java.util.Optional;

/**
 * How well a competent window suits a case; the least is the best. A need counts before the way: a window that somebody cannot enter
 * is no help however near it is.
 *
 * @param unmet needs of the resident that the window cannot meet
 * @param steps up the area tree from the case's district to the window's; a last resort stands one step beyond the city
 * @param opens {@code now} while open, {@link Instant#MAX} when no opening is in sight
 * @param waitHours opening hours until a newcomer's turn
 */
record Score(Place place, int unmet, int steps, Instant opens, double waitHours) implements Comparable<Score> {

  @Override
  public int compareTo(Score other) {
    if (unmet != other.unmet) return Integer.compare(unmet, other.unmet);
    if (steps != other.steps) return Integer.compare(steps, other.steps);
    int sooner = opens.compareTo(other.opens);
    if (sooner != 0) return sooner;
    int shorter = Double.compare(waitHours, other.waitHours);
    return shorter != 0 ? shorter : place.window().id().compareTo(other.place.window().id());
  }

  Optional<Instant> opening() {
    return opens.equals(Instant.MAX) ? Optional.empty() : Optional.of(opens);
  }
}
