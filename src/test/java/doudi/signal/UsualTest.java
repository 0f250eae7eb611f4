package doudi.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When something stands out from what is usual. */
class UsualTest {
  private static Seen seen(String window, int hits, int of) {
    return new Seen(window, IntStream.range(0, hits).mapToObj(i -> window + "-" + i).toList(), of);
  }

  private static List<Seen> others(int windows, int hits, int of) {
    return new ArrayList<>(IntStream.range(0, windows).mapToObj(i -> seen("o-" + i, hits, of)).toList());
  }

  private static List<String> odd(List<Seen> all) {
    return Usual.odd(all, 0.05).stream().map(one -> one.seen().windowId()).toList();
  }

  @Test
  void theTailIsThatOfTheBinomialDistribution() {
    assertThat(Tail.of(0, 10, 0.3)).isEqualTo(1);
    assertThat(Tail.of(1, 1, 0.3)).isCloseTo(0.3, within(1e-12));
    assertThat(Tail.of(3, 3, 0.5)).isCloseTo(0.125, within(1e-12));
    assertThat(Tail.of(8, 10, 0.5)).isCloseTo(56 / 1024.0, within(1e-12));
    assertThat(Tail.of(5_000, 5_000, 0.001)).isEqualTo(Tail.LEAST);
    for (int of : new int[] {7, 40, 300}) {
      for (double share : new double[] {0.02, 0.4, 0.9}) {
        double before = 1;
        for (int hits = 0; hits <= of; hits++) {
          double now = Tail.of(hits, of, share);
          assertThat(now).as("%d of %d at %s", hits, of, share).isGreaterThan(0).isLessThanOrEqualTo(before + 1e-9);
          before = now;
        }
      }
    }
  }

  @Test
  void aTailIsWhatDrawingGives() {
    var random = new Random(1);
    int reached = 0;
    for (int i = 0; i < 200_000; i++) {
      int hits = 0;
      for (int k = 0; k < 30; k++) if (random.nextDouble() < 0.2) hits++;
      if (hits >= 10) reached++;
    }
    assertThat(Tail.of(10, 30, 0.2)).isCloseTo(reached / 200_000.0, within(0.002));
  }

  @Test
  void whatIsFarFromUsualStandsOutAndTwiceAsMuchByChanceDoesNot() {
    var all = others(10, 4, 40);
    all.add(seen("far", 30, 40));
    all.add(seen("near", 8, 40));
    assertThat(odd(all)).containsExactly("far");
  }

  @Test
  void severalThatCheatDoNotHideEachOther() {
    var all = others(10, 4, 40);
    for (int i = 0; i < 4; i++) all.add(seen("far-" + i, 34 + i, 40));
    assertThat(odd(all)).containsExactly("far-3", "far-2", "far-1", "far-0");
  }

  @Test
  void littleIsNothing() {
    var few = others(10, 0, 40);
    few.add(seen("few", 4, 4));
    assertThat(odd(few)).as("four of four").isEmpty();
    var lonely = others(2, 0, 400);
    lonely.add(seen("lonely", 90, 100));
    assertThat(odd(lonely)).as("two others are no city").isEmpty();
    var empty = others(10, 0, 2);
    empty.add(seen("empty", 20, 20));
    assertThat(odd(empty)).as("twenty of others tell nothing").isEmpty();
  }

  /** A window twice as ready to do it as the others differs, as windows do, and a thousand cases make it no worse. */
  @Test
  void anHonestDifferenceStaysOneHoweverManyComeToTheWindow() {
    for (int of : new int[] {40, 400, 4_000}) {
      var all = others(10, 4 * of / 10, of);
      all.add(seen("differs", 57 * of / 100, of));
      all.add(seen("far", 9 * of / 10, of));
      assertThat(odd(all)).as("of %d", of).containsExactly("far");
    }
  }

  /** More hits never make a window less odd, the order of windows does not matter, and where all are alike nobody stands out. */
  @Test
  void moreIsOdderInEveryOrder() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int of = 20 + random.nextInt(80);
      var all = others(5 + random.nextInt(20), random.nextInt(of / 2), of);
      assertThat(odd(all)).isEmpty();
      boolean before = false;
      for (int hits = 0; hits <= of; hits += 5) {
        var with = new ArrayList<>(all);
        with.add(seen("x", hits, of));
        Collections.shuffle(with, random);
        boolean now = odd(with).contains("x");
        assertThat(now || !before).as("seed %d: %d of %d", seed, hits, of).isTrue();
        before = now;
      }
    }
  }
}
