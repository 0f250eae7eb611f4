package doudi.figure;

import doudi.catalog.Name;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * What a published number means, in one of its versions. Nothing of a version changes once it is in force; what changes is a new version.
 *
 * @param since from when on it is what is published, unless an earlier one is asked for
 * @param leavesOut what does not count, in words
 * @param leastPeople a group of fewer people is not published under it
 */
public record Definition(String id, Name name, int version, LocalDate since, Method method, Formula formula, Name words, Name leavesOut,
    int leastPeople) {
  /** How a number comes from the formula; what is not a plain share or count is computed where it is used and only said here. */
  public enum Method {
    SHARE, COUNT, MEAN, LOW_END_OF_RATE, LOW_END_OF_SURGE;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Definition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(leavesOut, "leavesOut");
    if (version < 1) throw new IllegalArgumentException(id + " begins with version 1");
    if ((method == Method.COUNT) != formula.denominator().isEmpty()) throw new IllegalArgumentException(id + " divides where it must not");
  }

  /** {@code confirmed-done@1} */
  public String ref() {
    return id + "@" + version;
  }
}
