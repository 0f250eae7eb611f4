package doudi.complaint;

import java.time.Instant;

/**
 * The resident's word on the resolution; nobody else's.
 *
 * @param outcome {@code done}, {@code partly} or {@code not-done}
 * @param words null when none were said
 */
public record Confirmation(String outcome, String words, Instant at) {
  public static final String DONE = "done";

  public boolean isDone() {
    return DONE.equals(outcome);
  }
}
