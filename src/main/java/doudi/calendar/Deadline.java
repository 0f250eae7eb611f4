package doudi.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** The instant by which a stage is to be reached; reaching it at {@code due} itself is in time. */
public record Deadline(Stage stage, Instant due) {

  public Deadline {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(due, "due");
  }

  public boolean isMissedAt(Instant now) {
    return now.isAfter(due);
  }

  /**
   * The same deadline after a pause.
   *
   * @param paused working time of the pause, as {@link WorkTime#between} gives it
   */
  public Deadline shifted(Duration paused, WorkTime time) {
    return new Deadline(stage, time.shifted(due, paused));
  }
}
