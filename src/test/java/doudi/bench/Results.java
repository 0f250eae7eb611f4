package doudi.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The rounds of every kind of request at every number of connections, and their medians as a Markdown table. */
final class Results {
  private final Map<Integer, Map<String, List<Round>>> rounds = new LinkedHashMap<>();
  private final String bare;

  Results(String bare) {
    this.bare = bare;
  }

  void add(int connections, String name, Round round) {
    rounds.computeIfAbsent(connections, n -> new LinkedHashMap<>()).computeIfAbsent(name, n -> new ArrayList<>()).add(round);
  }

  String markdown() {
    var table = new StringBuilder("""
        | connections | request | 2xx/s, median (lowest–highest round) | p50 ms | p99 ms | 2xx/s ÷ bare | p50 ÷ bare | p99 ÷ bare | errors |
        |---:|---|---:|---:|---:|---:|---:|---:|---:|
        """);
    rounds.forEach((connections, byName) -> byName.keySet().stream().sorted((a, b) -> Boolean.compare(b.equals(bare), a.equals(bare)))
        .forEach(name -> table.append(row(connections, name, byName.get(name), byName.get(bare)))));
    return table.toString();
  }

  private static String row(int connections, String name, List<Round> own, List<Round> bare) {
    double lowest = own.stream().mapToDouble(Round::perSecond).min().orElse(0);
    double highest = own.stream().mapToDouble(Round::perSecond).max().orElse(0);
    int errors = own.stream().flatMap(round -> round.errors().values().stream()).mapToInt(Integer::intValue).sum();
    return String.format(Locale.ROOT, "| %d | %s | %.0f (%.0f–%.0f) | %.2f | %.2f | %s | %s | %s | %d |%n", connections, name,
        median(own, Round::perSecond), lowest, highest, median(own, Round::p50Micros) / 1000, median(own, Round::p99Micros) / 1000,
        ratio(own, bare, Round::perSecond), ratio(own, bare, Round::p50Micros), ratio(own, bare, Round::p99Micros), errors);
  }

  static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String ratio(List<Round> own, List<Round> bare, ToDoubleFunction<Round> of) {
    double base = median(bare, of);
    return base == 0 ? "–" : String.format(Locale.ROOT, "%.2f", median(own, of) / base);
  }

  /** Every kind of error once, with how often it came. */
  Map<String, Integer> errors() {
    var all = new TreeMap<String, Integer>();
    rounds.forEach((connections, byName) -> byName.forEach((name, own) -> own.forEach(
        round -> round.errors().forEach((error, times) -> all.merge(name + ": " + error, times, Integer::sum)))));
    return all;
  }

  /** Rounds in which connections were lost and opened anew. */
  long reconnected() {
    return rounds.entrySet().stream().flatMap(each -> each.getValue().values().stream().flatMap(List::stream)
        .filter(round -> round.opened() != each.getKey())).count();
  }
}
