package doudi.cluster;

import doudi.figure.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Sorts the complaints of one hotspot by what they say, and tells what is typical of each group: against the others, and the city. */
final class Clustering {
  private static final int MOST_CLUSTERS = 8;
  private static final int MOST_WORDS = 6;
  /** Of fewer complaints nothing is learned about what is usual. */
  private static final int ENOUGH = 5;
  /** So much as chance does once in twenty times. */
  private static final double TELLING = 3.84;
  /** So many of a word's users use the pair it stands in, that the word alone says nothing more. */
  private static final double MOSTLY = 0.7;
  private static final char LATIN = '\u024f';

  private final Usage city;

  /** @param city what is usual anywhere */
  Clustering(Usage city) {
    this.city = city;
  }

  Clusters of(List<Told> all) {
    var clusters = Grouping.of(all).groups().stream().map(group -> group.stream().map(all::get).toList())
        .filter(group -> people(group) >= Cluster.FEWEST)
        .sorted(Comparator.comparingInt((List<Told> group) -> -group.size()).thenComparing(group -> group.get(0).complaintId()))
        .limit(MOST_CLUSTERS).map(group -> cluster(group, all)).toList();
    return new Clusters(all.size(), all.size(), clusters, all.size() - clusters.stream().mapToInt(Cluster::complaints).sum());
  }

  private Cluster cluster(List<Told> group, List<Told> all) {
    return new Cluster(group.stream().map(Told::complaintId).toList(), people(group), Share.of(group.size(), all.size()),
        most(group, Told::step), most(group, Told::error), words(group, all));
  }

  private static int people(Collection<Told> group) {
    return (int) group.stream().map(Told::person).distinct().count();
  }

  /** What most of them say in the same words. */
  private static Optional<Cluster.Named> most(List<Told> group, Function<Told, String> part) {
    var said = new HashMap<String, List<Told>>();
    group.stream().filter(one -> part.apply(one) != null)
        .forEach(one -> said.computeIfAbsent(part.apply(one).toLowerCase(Locale.ROOT), fresh -> new ArrayList<>()).add(one));
    return said.entrySet().stream().filter(one -> people(one.getValue()) >= Cluster.FEWEST)
        .min(Comparator.comparingInt((Map.Entry<String, List<Told>> one) -> -one.getValue().size()).thenComparing(Map.Entry::getKey))
        .map(one -> new Cluster.Named(part.apply(one.getValue().get(0)), one.getValue().size()));
  }

  private List<Cluster.Named> words(List<Told> group, List<Told> all) {
    Usage here = Usage.of(group);
    var members = new HashSet<>(group);
    Usage others = Usage.of(all.stream().filter(one -> !members.contains(one)).toList());
    Map<String, Integer> people = Usage.people(group);
    Map<String, Double> telling = new HashMap<>();
    people.forEach((phrase, by) -> {
      double surely = telling(here, others, phrase);
      if (by >= Cluster.FEWEST && surely >= TELLING) telling.put(phrase, surely);
    });
    Set<String> pairs = Set.copyOf(telling.keySet());
    telling.keySet().removeIf(word -> pairs.stream().anyMatch(pair -> pair.length() > word.length() && pair.contains(word)
        && here.of(pair) >= MOSTLY * here.of(word)));
    var words = new ArrayList<String>();
    telling.entrySet().stream().sorted(Comparator.comparingDouble((Map.Entry<String, Double> one) -> -one.getValue())
        .thenComparing(Map.Entry::getKey)).map(Map.Entry::getKey).forEach(phrase -> {
          boolean said = words.stream().anyMatch(other -> saySame(other, phrase));
          if (!said && words.size() < MOST_WORDS) words.add(phrase);
        });
    return words.stream().map(phrase -> new Cluster.Named(phrase, here.of(phrase))).toList();
  }

  /** One in the other; or, where words have no ending, a word of two letters in common. */
  private static boolean saySame(String one, String other) {
    if (one.contains(other) || other.contains(one)) return true;
    return IntStream.range(0, one.length() - 1).anyMatch(i -> one.charAt(i) > LATIN && other.contains(one.substring(i, i + 2)));
  }

  /** It must tell these from the others of the hotspot as well as from the city; where there is neither, from nothing said at all. */
  private double telling(Usage here, Usage others, String phrase) {
    boolean besides = others.complaints() >= ENOUGH;
    if (!besides && city.complaints() < ENOUGH) return here.of(phrase);
    double fromOthers = besides ? here.moreThan(others, phrase) : Double.MAX_VALUE;
    double fromCity = city.complaints() >= ENOUGH ? here.moreThan(city, phrase) : Double.MAX_VALUE;
    return Math.min(fromOthers, fromCity);
  }
}
