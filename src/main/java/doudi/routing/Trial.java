package doudi.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who would get a case, and why nobody else.
 *
 * @param considered every window of the city: the chosen one, then the others in question from better to worse, then the rest by id
 */
public record Trial(Route route, List<Considered> considered) {
  public Trial {
    considered = List.copyOf(considered);
  }

  /** Why a window was not in question at all. */
  public enum Elimination {
    /** It does not serve the case's district. */
    ELSEWHERE("elsewhere"),
    NOT_COMPETENT("not-competent");

    private final String code;

    Elimination(String code) {
      this.code = code;
    }

    /** The key of its sentence is {@code route.eliminated.} and this. */
    public String code() {
      return code;
    }
  }

  /**
   * One window's standing.
   *
   * @param place 1 for the chosen one; 0 when it was eliminated
   * @param unmetNeeds of the case
   * @param steps up the area tree, as {@code Score} counts them; empty when the window does not serve the district
   * @param opens {@code now} while open; empty when no opening is in sight
   */
  public record Considered(String windowId, int place, Optional<Elimination> eliminated, int unmetNeeds, Optional<Integer> steps,
      Optional<Instant> opens, double waitHours) {}
}
