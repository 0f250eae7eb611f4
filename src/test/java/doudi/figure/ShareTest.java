package doudi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A share and between which values it lies. */
class ShareTest {

  @ParameterizedTest
  @CsvSource({"0, 10, 0, 0.2775", "5, 10, 0.2366, 0.7634", "22, 41, 0.3873, 0.6790", "10, 10, 0.7225, 1"})
  void aShareIsWilsons(int part, int of, double low, double high) {
    Share share = Share.of(part, of);
    assertThat(share.low()).isCloseTo(low, within(0.0005));
    assertThat(share.high()).isCloseTo(high, within(0.0005));
  }

  @Property
  void aShareLiesInItsIntervalAndMoreIsSurer(@ForAll @IntRange(max = 500) int part, @ForAll @IntRange(max = 500) int rest) {
    Share share = Share.of(part, part + rest);
    assertThat(share.value()).isBetween(share.low(), share.high());
    assertThat(share.low()).isBetween(0.0, 1.0);
    assertThat(share.high()).isBetween(0.0, 1.0);
    if (part + rest == 0) return;
    Share surer = Share.of(4 * part, 4 * (part + rest));
    assertThat(surer.high() - surer.low()).isLessThanOrEqualTo(share.high() - share.low() + 1e-12);
  }
}
