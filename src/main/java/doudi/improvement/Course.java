package doudi.improvement;

import doudi.hotspot.Period;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an improvement's measure did before and after the change, for a chart.
 *
 * @param compared with how many untouched hotspots it is held
 * @param weeks whole ones, oldest first; the day of the change is in none
 */
public record Course(int compared, List<Week> weeks) {
  /**
   * @param after whether it lies behind the change
   * @param alike what the untouched ones had in this week, brought to the level that the changed one had before; empty without them
   */
  public record Week(Period days, boolean after, int count, OptionalDouble alike) {}

  public Course {
    weeks = List.copyOf(weeks);
  }
}
