package doudi.calendar;

import java.util.Optional;
import java.util.stream.Stream;

/** What a deadline is for. */
public enum Stage {
  /** Called or asked. */
  FIRST_CONTACT("first-contact"),
  RESOLUTION("resolution"),
  /** Basis, reason and remedy told at once when policy says no (一次性告知). */
  EXPLANATION("explanation"),
  /** Time the resident has to confirm or dispute, from being told on. */
  CONFIRMATION("confirmation"),
  DISPUTE_ANSWER("dispute-answer");

  private final String code;

  Stage(String code) {
    this.code = code;
  }

  /** As written in JSON and in the database. */
  public String code() {
    return code;
  }

  public static Optional<Stage> of(String code) {
    return Stream.of(values()).filter(stage -> stage.code.equals(code)).findFirst();
  }
}
