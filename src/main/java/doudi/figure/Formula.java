package doudi.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Countable facts over countable facts.
 *
 * @param numerator added up
 * @param denominator added up; empty where nothing is divided
 */
public record Formula(List<String> numerator, List<String> denominator) {
  private static final String PLUS = " + ";
  private static final String OVER = " ÷ ";

  public Formula {
    numerator = List.copyOf(numerator);
    denominator = List.copyOf(denominator);
    if (numerator.isEmpty()) throw new IllegalArgumentException("a formula counts something");
  }

  public Stream<String> facts() {
    return Stream.concat(numerator.stream(), denominator.stream());
  }

  /** Under which figure the counted complaints are listed; empty where it takes more than one list. */
  Optional<String> behind() {
    return numerator.size() == 1 ? Optional.of(numerator.get(0)) : Optional.empty();
  }

  /** As a person reads it. */
  String words(Function<String, String> names) {
    return denominator.isEmpty() ? sum(numerator, names) : sum(numerator, names) + OVER + sum(denominator, names);
  }

  private static String sum(List<String> facts, Function<String, String> names) {
    return facts.stream().map(names).collect(Collectors.joining(PLUS));
  }
}
