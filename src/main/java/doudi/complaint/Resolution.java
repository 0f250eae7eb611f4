package doudi.complaint;

import java.time.Instant;
import java.util.Objects;

/**
 * What the clerk says was done. It is the clerk's word, not the resident's.
 *
 * @param outcome {@code done}, {@code guided}, {@code not-possible} or {@code referred}
 * @param words for the resident
 * @param cause failure kind as the clerk sees it
 * @param basis rule that forbids it; with {@code not-possible} only
 * @param remedy what the resident can do instead; with {@code not-possible} only
 */
public record Resolution(String outcome, String words, String cause, String basis, String remedy, Instant at) {
  public static final String NOT_POSSIBLE = "not-possible";

  public Resolution {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(cause, "cause");
  }
}
