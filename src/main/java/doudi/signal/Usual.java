package doudi.signal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is usual is what the other windows do. A window stands out when as many hits as it has would hardly come about by chance even if it
 * did the thing half as readily again as they: windows differ in what they are for, and that is nobody's fault. Windows that stand out
 * are no measure for the others.
 */
final class Usual {
  /** How many times the usual odds a window may have for reasons of its own. */
  static final double ALLOWANCE = 1.5;
  /** Of all windows and kinds of one look together, so seldom is anything said where nothing is wrong. */
  static final double ERROR = 0.05;
  /** Fewer hits than this are nothing, however seldom. */
  static final int LEAST_HITS = 5;
  /** More count as so many: with numbers every honest difference becomes certain. */
  static final int MOST_COUNTED = 100;
  static final int LEAST_WINDOWS = 3;
  static final int LEAST_OTHERS = 30;
  /** A window that stands out by so much is no measure for the others. */
  private static final double SUSPECT = 1e-3;
  /** Somebody looks every day; because neighbouring looks tell nearly the same, a fortnight of them counts as so many. */
  private static final int FORTNIGHT = 3;

  /** A window that stands out. */
  record Odd(Seen seen, int usualHits, int usualOf, int usualWindows, double allowed, double chance, int looks) {}

  private final List<Seen> all;
  private final double atLeast;
  private final Set<String> apart = new HashSet<>();

  private Usual(Collection<Seen> all, double atLeast) {
    this.all = all.stream().filter(one -> one.of() > 0).toList();
    this.atLeast = atLeast;
  }

  /**
   * The most unlikely first.
   *
   * @param seen of every window, of one kind
   * @param atLeast share that is taken for usual even where the others have less
   */
  static List<Odd> odd(Collection<Seen> seen, double atLeast) {
    var usual = new Usual(seen, atLeast);
    usual.setApart();
    return usual.all.stream().map(usual::judge).flatMap(Optional::stream).filter(one -> one.seen.count() >= LEAST_HITS)
        .filter(one -> one.chance * one.looks <= ERROR).sorted(Comparator.comparingDouble(Odd::chance)).toList();
  }

  /** One after the other, the most unlikely first: each one less changes what is usual. */
  private void setApart() {
    while (true) {
      Optional<Odd> worst = all.stream().filter(one -> !apart.contains(one.windowId())).map(this::judge).flatMap(Optional::stream)
          .filter(one -> one.chance < SUSPECT).min(Comparator.comparingDouble(Odd::chance));
      if (worst.isEmpty()) return;
      apart.add(worst.get().seen.windowId());
    }
  }

  /** Empty where there is too little to hold it against. */
  private Optional<Odd> judge(Seen window) {
    List<Seen> others = new ArrayList<>(all);
    others.removeIf(one -> one.windowId().equals(window.windowId()) || apart.contains(one.windowId()));
    int hits = others.stream().mapToInt(Seen::count).sum();
    int of = others.stream().mapToInt(Seen::of).sum();
    if (others.size() < LEAST_WINDOWS || of < LEAST_OTHERS) return Optional.empty();
    double allowed = allowed(Math.max(atLeast, (hits + 1.0) / (of + 2.0)));
    int counted = Math.min(window.of(), MOST_COUNTED);
    double chance = Tail.of((int) ((long) window.count() * counted / window.of()), counted, allowed);
    return Optional.of(new Odd(window, hits, of, others.size(), allowed, chance, all.size() * SignalKind.values().length * FORTNIGHT));
  }

  /** Half the odds again: 5 % becomes 7.3 %, 50 % becomes 60 %. */
  private static double allowed(double share) {
    double odds = ALLOWANCE * share / (1 - share);
    return odds / (1 + odds);
  }
}
