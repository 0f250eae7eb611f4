package doudi.calendar;

import java.util.Optional;
import java.util.stream.Stream;

/** How much has to come together before a complaint can be resolved. */
public enum Complexity {
  SIMPLE("simple"),
  ORDINARY("ordinary"),
  SEVERAL_DEPARTMENTS("several-departments");

  private final String code;

  Complexity(String code) {
    this.code = code;
  }

  /** As written in JSON and in the database. */
  public String code() {
    return code;
  }

  public static Optional<Complexity> of(String code) {
    return Stream.of(values()).filter(complexity -> complexity.code.equals(code)).findFirst();
  }
}
