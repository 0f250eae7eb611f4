package doudi.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many of some complaints use a phrase.
 *
 * @param used by phrase; one that none uses is absent
 */
record Usage(int complaints, Map<String, Integer> used) {
  static final Usage NONE = new Usage(0, Map.of());

  static Usage of(Collection<Told> all) {
    var used = new HashMap<String, Integer>();
    all.forEach(one -> one.phrases().forEach(phrase -> used.merge(phrase, 1, Integer::sum)));
    return new Usage(all.size(), used);
  }

  /** By phrase, how many people. */
  static Map<String, Integer> people(Collection<Told> all) {
    var people = new HashMap<String, Set<Integer>>();
    all.forEach(one -> one.phrases().forEach(phrase -> people.computeIfAbsent(phrase, fresh -> new HashSet<>()).add(one.person())));
    return people.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().size()));
  }

  int of(String phrase) {
    return used.getOrDefault(phrase, 0);
  }

  /**
   * How surely these use the phrase more than the others: Dunning's log-likelihood ratio, 3.84 where chance would do it once in twenty
   * times. 0 where they do not use it more.
   */
  double moreThan(Usage others, String phrase) {
    double here = of(phrase);
    double there = others.of(phrase);
    if (here * others.complaints <= there * complaints) return 0;
    double fair = (here + there) / (complaints + others.complaints);
    double no = term(complaints - here, complaints * (1 - fair)) + term(others.complaints - there, others.complaints * (1 - fair));
    return 2 * (term(here, complaints * fair) + term(there, others.complaints * fair) + no);
  }

  private static double term(double seen, double expected) {
    return seen == 0 ? 0 : seen * Math.log(seen / expected);
  }
}
