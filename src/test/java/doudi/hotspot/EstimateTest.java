package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
}
