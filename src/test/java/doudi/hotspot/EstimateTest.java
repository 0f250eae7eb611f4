package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures with their intervals. */
class EstimateTest {

  @ParameterizedTest
  @CsvSource({"2, 0.24221, 5.57164", "5, 1.62349, 10.24159", "10, 4.79539, 17.08480", "40, 28.57732, 53.31430"})
  void aGammaIsCloseToItsExactQuantiles(double shape, double low, double high) {
    Estimate estimate = Estimate.gamma(shape, 2);
    assertThat(estimate.value()).isEqualTo(shape / 2);
    assertThat(estimate.low()).isCloseTo(low / 2, within(shape < 5 ? low / 20 : low / 100));
    assertThat(estimate.high()).isCloseTo(high / 2, within(high / 50));
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 0, 0.2775", "5, 10, 0.2366, 0.7634", "22, 41, 0.3873, 0.6790", "10, 10, 0.7225, 1"})
  void aShareIsWilsons(int part, int of, double low, double high) {
    Estimate share = Estimate.share(part, of);
    assertThat(share.low()).isCloseTo(low, within(0.0005));
    assertThat(share.high()).isCloseTo(high, within(0.0005));
  }

  @Property
  void aShareLiesInItsIntervalAndMoreIsSurer(@ForAll @IntRange(max = 500) int part, @ForAll @IntRange(max = 500) int rest) {
    Estimate share = Estimate.share(part, part + rest);
    assertThat(share.value()).isBetween(share.low(), share.high());
    assertThat(share.low()).isBetween(0.0, 1.0);
    assertThat(share.high()).isBetween(0.0, 1.0);
    if (part + rest == 0) return;
    Estimate surer = Estimate.share(4 * part, 4 * (part + rest));
    assertThat(surer.high() - surer.low()).isLessThanOrEqualTo(share.high() - share.low() + 1e-12);
  }

  /** Tries beyond the first are geometric with the mean that was assumed, or as even as one, two or three in all. */
  @ParameterizedTest
  @CsvSource({"true, 12", "true, 40", "true, 200", "false, 40"})
  void aSumThatComesInClumpsLiesInItsIntervalAsOftenAsItSays(boolean geometric, int complaints) {
    var random = new Random(11);
    int rounds = 4_000;
    int inside = 0;
    for (int i = 0; i < rounds; i++) {
      int seen = poisson(random, complaints);
      int trips = 0;
      for (int k = 0; k < seen; k++) trips += geometric ? further(random) : random.nextInt(3);
      Estimate rate = Estimate.clumpedRate(trips, seen, 2);
      assertThat(rate.value()).isBetween(rate.low(), rate.high());
      if (rate.low() <= complaints / 2.0 && complaints / 2.0 <= rate.high()) inside++;
    }
    assertThat(inside / (double) rounds).as("share of intervals that hold the truth").isBetween(0.93, geometric ? 0.975 : 0.995);
  }

  @Test
  void nothingSeenIsNoCertaintyOfNothing() {
    assertThat(Estimate.clumpedRate(0, 0, 2).low()).isZero();
    assertThat(Estimate.clumpedRate(0, 0, 2).high()).isEqualTo(Estimate.rate(0, 2).high()).isGreaterThan(1);
  }

  /** One more with even chances: a mean of one. */
  private static int further(Random random) {
    int tries = 0;
    while (random.nextBoolean()) tries++;
    return tries;
  }

  private static int poisson(Random random, double mean) {
    int count = -1;
    for (double left = 1; left > Math.exp(-mean); left *= random.nextDouble()) count++;
    return count;
  }
}
