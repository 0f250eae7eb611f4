package doudi.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import doudi.hotspot.Stretch;
import doudi.improvement.Contrast.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the interval keeps its word, in simulated cities that are the same every time. */
class ContrastTest {
  private static final int CITIES = 4_000;
  private static final int WEEKS = 6;

  /** How restless the hotspots of a city are beyond Poisson's chance, and what the city as a whole does meanwhile. */
  private record City(Random random, double restless, double tide) {
    int count(double mean) {
      double moved = mean * Math.exp(random.nextGaussian() * restless - restless * restless / 2);
      return moved < 400 ? poisson(moved) : (int) Math.max(0, Math.round(moved + random.nextGaussian() * Math.sqrt(moved)));
    }

    private int poisson(double mean) {
      double left = Math.exp(-mean);
      int count = -1;
      for (double product = 1; product > left; count++) product *= random.nextDouble();
      return count;
    }

    Change change(double mean, double times) {
      return new Change(new Stretch(count(mean), 30), new Stretch(count(mean * tide * times), 30));
    }

    List<Change> others(int number) {
      var others = new ArrayList<Change>();
      while (others.size() < number) {
        Change one = change(10 + 70 * random.nextDouble(), 1);
        if (one.before().count() >= 5) others.add(one);
      }
      return others;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0.5, 20", "0.15, 1.3, 0.4, 20", "0.3, 0.7, 0.6, 30", "0.2, 1, 1, 40", "0.15, 1, 0.8, 12"})
  void theTrueEffectLiesInTheIntervalAsOftenAsItSays(double restless, double tide, double times, int others) {
    var city = new City(new Random(11), restless, tide);
    int held = 0;
    for (int i = 0; i < CITIES; i++) {
      Contrast contrast = Contrast.against(city.change(60, times), city.others(others));
      if (Math.abs(contrast.log() - Math.log(times)) <= contrast.half()) held++;
    }
    System.err.printf("true effect %.2f in the interval in %.1f %% of %d fixes%n", times, 100.0 * held / CITIES, CITIES);
    assertThat((double) held / CITIES).isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 60", "0.3, 1, 60", "0.15, 0.6, 60", "0.15, 1.5, 20", "0.15, 0.6, 12"})
  void aFixWithoutEffectIsRarelyCalledEffective(double restless, double tide, double mean) {
    var city = new City(new Random(13), restless, tide);
    int called = 0;
    for (int i = 0; i < CITIES; i++) {
      if (effect(city.change(mean, 1), city.others(20), 20).holds()) called++;
    }
    System.err.printf("without effect, called effective: %.1f %% of %d%n", 100.0 * called / CITIES, CITIES);
    assertThat((double) called / CITIES).isLessThanOrEqualTo(0.05);
  }

  @Test
  void aFixThatHalvesAHotspotIsRecognisedMoreOftenThanNot() {
    var city = new City(new Random(17), 0.15, 0.8);
    int called = 0;
    for (int i = 0; i < CITIES; i++) if (effect(city.change(60, 0.5), city.others(20), 40).holds()) called++;
    assertThat((double) called / CITIES).isGreaterThan(0.5);
  }

  /** The one of two hundred that stood highest above its past, in cities where nothing ever broke and nothing was ever mended. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.15, 0.3})
  void whatFallsBecauseItHadStoodHighIsNobodysMerit(double restless) {
    var city = new City(new Random(29), restless, 1);
    int called = 0;
    int careless = 0;
    for (int i = 0; i < 500; i++) {
      var all = new ArrayList<Change>();
      Change picked = highest(city, all);
      all.remove(picked);
      List<Change> others = all.stream().filter(one -> one.before().count() >= 5)
          .sorted(Comparator.comparingInt(one -> Math.abs(one.before().count() - picked.before().count()))).limit(40).toList();
      var careful = new Change(new Stretch(Effect.careful(picked.before().count()), 30), picked.after());
      if (effect(careful, others, 20).holds()) called++;
      if (effect(picked, others, 20).holds()) careless++;
    }
    System.err.printf("highest of 200, mended by nobody, called effective: %.1f %%; without care %.1f %%%n", called / 5.0, careless / 5.0);
    assertThat(called / 500.0).isLessThanOrEqualTo(0.05);
    assertThat(careless / 500.0).isGreaterThan(0.1);
  }

  /** Half of what came before was read, and the hotspot was not picked for its height: the care must not hide the truth. */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 0.6, 1})
  void theIntervalHoldsTheTruthAlsoWhereDaysThatWereReadAreCompared(double times) {
    var city = new City(new Random(31), 0.15, 0.8);
    int held = 0;
    int careless = 0;
    for (int i = 0; i < CITIES; i++) {
      Change whole = city.change(60, times);
      List<Change> others = city.others(20);
      int read = whole.before().count() / 2;
      var careful = new Change(new Stretch(whole.before().count() - read + Effect.careful(read), 30), whole.after());
      Effect effect = Effect.of(new Effect.Evidence(careful, whole.before().count(), others, List.of(), List.of()), 20);
      if (effect.low() <= times && times <= effect.high()) held++;
      Contrast alone = Contrast.against(careful, others);
      if (Math.abs(alone.log() - Math.log(times)) <= alone.half()) careless++;
    }
    System.err.printf("hasty, true effect %.2f in the interval in %.1f %%, with the careful count alone in %.1f %%%n", times,
        100.0 * held / CITIES, 100.0 * careless / CITIES);
    assertThat((double) held / CITIES).isBetween(0.93, 0.99);
    assertThat((double) careless / CITIES).isLessThan(0.9);
  }

  private static Change highest(City city, List<Change> all) {
    Change highest = null;
    double most = 0;
    for (int i = 0; i < 200; i++) {
      double mean = 20 * Math.exp(city.random().nextGaussian() * 0.9);
      double past = city.count(3 * mean) / 3.0;
      Change one = city.change(mean, 1);
      all.add(one);
      double above = (one.before().count() - past) / Math.sqrt(past + 1);
      if (above > most) highest = one;
      most = Math.max(most, above);
    }
    return highest;
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.25, 1", "0.25, 0.4"})
  void aloneTheWeeksOfItsOwnSayHowMuchChanceMoves(double restless, double times) {
    var city = new City(new Random(19), restless, 1);
    int held = 0;
    for (int i = 0; i < CITIES; i++) {
      List<Stretch> before = weeks(city, 15);
      List<Stretch> after = weeks(city, 15 * times);
      Contrast contrast = Contrast.alone(new Change(sum(before), sum(after)), before, after);
      if (Math.abs(contrast.log() - Math.log(times)) <= contrast.half()) held++;
    }
    System.err.printf("alone, true effect %.2f in the interval in %.1f %% of %d%n", times, 100.0 * held / CITIES, CITIES);
    assertThat((double) held / CITIES).isBetween(0.92, 0.99);
  }

  private static List<Stretch> weeks(City city, double mean) {
    var weeks = new ArrayList<Stretch>();
    for (int i = 0; i < WEEKS; i++) weeks.add(new Stretch(city.count(mean), 5));
    return weeks;
  }

  private static Stretch sum(List<Stretch> weeks) {
    return new Stretch(weeks.stream().mapToInt(Stretch::count).sum(), weeks.stream().mapToDouble(Stretch::exposure).sum());
  }

  @ParameterizedTest
  @CsvSource({"3, 3.182", "5, 2.571", "10, 2.228", "19, 2.093", "100, 1.984"})
  void studentsQuantileIsClose(int degrees, double exact) {
    assertThat(Contrast.student(degrees)).isCloseTo(exact, within(exact / 80));
  }

  @Property(tries = 200)
  void theOrderOfTheOthersDoesNotMatterAndTheTideIsTakenOut(@ForAll @IntRange(min = 10, max = 200) int before,
      @ForAll @IntRange(max = 200) int after) {
    var city = new City(new Random(before), 0.1, 1);
    List<Change> others = city.others(12);
    var reversed = new ArrayList<>(others);
    Collections.reverse(reversed);
    var touched = new Change(new Stretch(before, 30), new Stretch(after, 30));
    assertThat(Contrast.against(touched, reversed).log()).isCloseTo(Contrast.against(touched, others).log(), within(1e-9));
    List<Change> twiceAsBusy = others.stream().map(one -> new Change(one.before(), new Stretch(one.after().count(), 60))).toList();
    var alsoBusy = new Change(touched.before(), new Stretch(after, 60));
    assertThat(Contrast.against(alsoBusy, twiceAsBusy).log()).isCloseTo(Contrast.against(touched, others).log(), within(1e-9));
  }

  @Test
  void tooLittleBeforeTellsNothingAndLessThanPromisedIsNotEnough() {
    var city = new City(new Random(23), 0, 1);
    List<Change> others = city.others(20);
    assertThat(effect(7, 0, others, 50)).isEqualTo(Effect.Finding.TOO_FEW);
    assertThat(effect(400, 300, others, 60)).isEqualTo(Effect.Finding.LESS_THAN_PROMISED);
    assertThat(effect(400, 100, others, 60)).isEqualTo(Effect.Finding.FELL);
    assertThat(effect(60, 62, others, 60)).isEqualTo(Effect.Finding.NOT_SURE);
    assertThat(effect(60, 300, others, 60)).isEqualTo(Effect.Finding.ROSE);
  }

  private static Effect.Finding effect(int before, int after, List<Change> others, int promised) {
    return effect(new Change(new Stretch(before, 30), new Stretch(after, 30)), others, promised).finding();
  }

  private static Effect effect(Change touched, List<Change> others, int promised) {
    return Effect.of(new Effect.Evidence(touched, touched.before().count(), others, List.of(), List.of()), promised);
  }
}
