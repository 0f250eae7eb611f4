package doudi.complaint;

import java.time.Instant;

/**
 * The digital attempt that failed. Everything but {@code tries} may be null.
 *
 * @param step where it stopped, in the resident's words
 * @param error text or code the screen showed
 * @param tries how many times it was tried, 1 to 99
 */
public record Attempt(String step, String error, Instant at, int tries) {
  public static final Attempt UNTOLD = new Attempt(null, null, null, 1);

  public Attempt {
    if (tries < 1 || tries > 99) throw new IllegalArgumentException("tries must be 1 to 99, not " + tries);
  }
}
