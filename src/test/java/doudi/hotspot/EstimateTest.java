package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
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
