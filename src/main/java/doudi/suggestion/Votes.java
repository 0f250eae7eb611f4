package doudi.suggestion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What lessons near to some words say together: each person once, the nearer the louder, and never louder than 1 however many they are. */
final class Votes {
  /** Below this, two texts share what any two texts share. */
  private static final double LEAST = 0.2;
  /** So many doubts stand against the votes: one person alone convinces little, ten convince. */
  private static final double DOUBT = 6.5;

  private Votes() {}

  /** @param voice by id, how a lesson divides its vote */
  static Map<String, Double> count(List<Near> near, Function<Taught, Map<String, Double>> voice) {
    var heard = new HashMap<String, Map<String, Double>>();
    for (var one : near) {
      if (one.likeness() < LEAST) continue;
      var person = heard.computeIfAbsent(one.taught().person(), fresh -> new HashMap<>());
      voice.apply(one.taught()).forEach((id, share) -> person.merge(id, share * one.likeness(), Math::max));
    }
    var votes = new HashMap<String, Double>();
    heard.values().forEach(person -> person.forEach((id, vote) -> votes.merge(id, vote, Double::sum)));
    double all = DOUBT + votes.values().stream().mapToDouble(Double::doubleValue).sum();
    votes.replaceAll((id, vote) -> vote / all);
    return votes;
  }
}
