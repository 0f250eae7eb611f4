package doudi.suggestion;

import doudi.catalog.Name;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much speaks for each of several things. A thing's score is its share of all that speaks for anything, beside a fixed amount that
 * speaks for none of them: where nothing speaks loudly, or many things alike, no score is high.
 */
final class Evidence {
  /** Whoever taps looks at no more. */
  static final int MOST = 3;
  private static final Comparator<Suggestion> BEST_FIRST = Comparator.comparingDouble(Suggestion::score).reversed()
      .thenComparing(Suggestion::id);

  private final Map<String, Double> strengths = new HashMap<>();

  Evidence add(Map<String, ? extends Number> strength, double weight) {
    strength.forEach((id, how) -> strengths.merge(id, weight * how.doubleValue(), Double::sum));
    return this;
  }

  /**
   * By id, 0 to 1 and together less than 1.
   *
   * @param none strength of “none of them”
   * @param contrast how much the stronger counts for more than the weaker
   */
  Map<String, Double> scores(double none, double contrast) {
    double all = Math.pow(none, contrast) + strengths.values().stream().mapToDouble(strength -> Math.pow(strength, contrast)).sum();
    var scores = new HashMap<String, Double>();
    strengths.forEach((id, strength) -> scores.put(id, Math.pow(strength, contrast) / all));
    return scores;
  }

  /**
   * The best few that are likely enough to be worth reading.
   *
   * @param names empty for what there is no more
   */
  static List<Suggestion> best(Map<String, Double> scores, double enough, Function<String, Optional<Name>> names) {
    return scores.entrySet().stream().filter(entry -> entry.getValue() >= enough).flatMap(entry -> names.apply(entry.getKey())
        .map(name -> new Suggestion(entry.getKey(), name, entry.getValue())).stream()).sorted(BEST_FIRST).limit(MOST).toList();
  }
}
