package doudi.calendar;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Working days a service allows for each stage, every number from 1 to {@value #MOST_DAYS}.
 *
 * @param resolution one number for every {@link Complexity}
 */
public record DeadlineRules(int firstContact, Map<Complexity, Integer> resolution, int explanation, int confirmation, int disputeAnswer) {

  /** About one year of working days; more is a slip of the pen. */
  public static final int MOST_DAYS = 250;

  /** What holds for a service that sets nothing else. */
  public static final DeadlineRules DEFAULTS = new DeadlineRules(
      1, Map.of(Complexity.SIMPLE, 1, Complexity.ORDINARY, 5, Complexity.SEVERAL_DEPARTMENTS, 10), 3, 10, 3);

  public DeadlineRules {
    if (resolution.size() != Complexity.values().length) {
      throw new IllegalArgumentException("resolution needs a number for every complexity, not only " + resolution.keySet());
    }
    resolution = Collections.unmodifiableMap(new EnumMap<>(resolution));
    var others = IntStream.of(firstContact, explanation, confirmation, disputeAnswer);
    IntStream.concat(others, resolution.values().stream().mapToInt(Integer::intValue)).forEach(DeadlineRules::check);
  }

  private static void check(int days) {
    if (days < 1 || days > MOST_DAYS) throw new IllegalArgumentException("1 to " + MOST_DAYS + " working days are possible, not " + days);
  }

  /** The complexity matters for {@link Stage#RESOLUTION} only. */
  public int workingDays(Stage stage, Complexity complexity) {
    return switch (stage) {
      case FIRST_CONTACT -> firstContact;
      case RESOLUTION -> resolution.get(complexity);
      case EXPLANATION -> explanation;
      case CONFIRMATION -> confirmation;
      case DISPUTE_ANSWER -> disputeAnswer;
    };
  }

  /**
   * The deadline of a stage whose period begins at {@code start}.
   *
   * @param time working time of the window that has to keep it
   */
  public Deadline deadline(Stage stage, Complexity complexity, Instant start, WorkTime time) {
    return new Deadline(stage, time.afterWorkingDays(start, workingDays(stage, complexity)));
  }
}
