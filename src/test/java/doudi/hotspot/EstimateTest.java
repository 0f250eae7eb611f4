package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
