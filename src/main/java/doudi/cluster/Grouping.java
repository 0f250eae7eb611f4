package doudi.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which of some complaints say the same. Each is a vector of its words, weighed by how few of the others use them (TF-IDF) and of length
 * one; the two groups most alike on average become one, again and again, as long as they are alike enough (average link). The same
 * complaints in the same order always give the same groups.
 */
final class Grouping {
  /** Cosine; set before it was tried on anything, and never tuned. */
  static final double ALIKE_ENOUGH = 0.11;

  private final double[][] alike;
  private final List<List<Integer>> groups;

  private Grouping(double[][] alike, List<List<Integer>> groups) {
    this.alike = alike;
    this.groups = groups;
  }

  static Grouping of(List<Told> all) {
    double[][] alike = alike(all);
    return new Grouping(alike, merged(alike));
  }

  /** Everybody is in one; of those that nobody is like, each alone. Places in the list that was given; a group's most typical one first. */
  List<List<Integer>> groups() {
    return groups.stream().map(group -> group.stream().sorted(Comparator.comparingDouble((Integer one) -> -likeTheRest(one, group))
        .thenComparing(Comparator.naturalOrder())).toList()).toList();
  }

  private double likeTheRest(int one, List<Integer> group) {
    return group.stream().mapToDouble(other -> alike[one][other]).sum();
  }

  /** Cosines of all pairs, added up word by word. */
  private static double[][] alike(List<Told> all) {
    var users = new HashMap<String, List<Integer>>();
    for (int i = 0; i < all.size(); i++) for (String term : all.get(i).terms().keySet()) {
      users.computeIfAbsent(term, fresh -> new ArrayList<>()).add(i);
    }
    users.values().removeIf(by -> by.size() < 2);
    double[] length = IntStream.range(0, all.size()).mapToDouble(i -> length(all.get(i), users, all.size())).toArray();
    var alike = new double[all.size()][all.size()];
    users.forEach((term, by) -> {
      double rare = rare(by.size(), all.size());
      double[] weight = by.stream().mapToDouble(i -> rare * all.get(i).terms().get(term) / length[i]).toArray();
      for (int i = 0; i < weight.length; i++) for (int j = 0; j < i; j++) {
        alike[by.get(i)][by.get(j)] += weight[i] * weight[j];
        alike[by.get(j)][by.get(i)] += weight[i] * weight[j];
      }
    });
    return alike;
  }

  /** A word that nobody else uses counts too: who says many such things is less like others. */
  private static double length(Told one, Map<String, List<Integer>> users, int all) {
    double squares = 0;
    for (var term : one.terms().entrySet()) {
      double weight = term.getValue() * rare(users.containsKey(term.getKey()) ? users.get(term.getKey()).size() : 1, all);
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }

  private static double rare(int users, int all) {
    return Math.log((1.0 + all) / users);
  }

  private static List<List<Integer>> merged(double[][] alike) {
    var groups = new ArrayList<List<Integer>>();
    for (int i = 0; i < alike.length; i++) groups.add(new ArrayList<>(List.of(i)));
    double[][] between = Arrays.stream(alike).map(double[]::clone).toArray(double[][]::new);
    while (true) {
      int a = -1;
      int b = -1;
      for (int i = 1; i < groups.size(); i++) for (int j = 0; j < i; j++) if (a < 0 || between[i][j] > between[a][b]) {
        a = i;
        b = j;
      }
      if (a < 0 || between[a][b] < ALIKE_ENOUGH) return groups;
      join(groups, between, a, b);
    }
  }

  /** Puts a into b, and the last group into a's place. */
  private static void join(List<List<Integer>> groups, double[][] between, int a, int b) {
    int ofA = groups.get(a).size();
    int ofB = groups.get(b).size();
    for (int i = 0; i < groups.size(); i++) {
      double average = (ofA * between[a][i] + ofB * between[b][i]) / (ofA + ofB);
      between[b][i] = average;
      between[i][b] = average;
    }
    groups.get(b).addAll(groups.get(a));
    int last = groups.size() - 1;
    List<Integer> moved = groups.remove(last);
    if (a == last) return;
    groups.set(a, moved);
    for (int i = 0; i < groups.size(); i++) {
      between[a][i] = between[last][i];
      between[i][a] = between[i][last];
    }
  }
}
