package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import doudi.complaint.Bucket;
import doudi.hotspot.Hotspot.Trend;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of a hotspot: between which values its rate lies, and which way it goes. */
class IntervalTest {

  @ParameterizedTest
  @CsvSource({"5, 1.6235, 11.6683", "10, 4.7954, 18.3904", "20, 12.2165, 30.8884", "50, 37.1110, 65.9189", "100, 81.3638, 121.6269"})
  void itIsWithinOnePerCentOfTheExactPoissonInterval(int count, double low, double high) {
    Interval interval = Interval.ofRate(count, 1);
    assertThat(interval.low()).isCloseTo(low, within(low / 100));
    assertThat(interval.high()).isCloseTo(high, within(high / 100));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 3.669", "1, 0.0131, 5.565"})
  void aHandfulIsAsByarsFormulaGivesIt(int count, double low, double high) {
    assertThat(Interval.ofRate(count, 1).low()).isCloseTo(low, within(0.002));
    assertThat(Interval.ofRate(count, 1).high()).isCloseTo(high, within(0.002));
  }

  @Property
  void theRateLiesInItMoreIsWorseAndTwiceTheTimeHalvesIt(@ForAll @IntRange(max = 100_000) int count, @ForAll @IntRange(min = 1,
      max = 1098) int days) {
    Interval interval = Interval.ofRate(count, days);
    assertThat(interval.low()).isBetween(0.0, (double) count / days);
    assertThat(interval.high()).isGreaterThan((double) count / days);
    assertThat(Interval.ofRate(count + 1, days).low()).isGreaterThan(interval.low());
    assertThat(Interval.ofRate(count, 2 * days).high()).isCloseTo(interval.high() / 2, within(1e-9 + interval.high() * 1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, STEADY", "0, 4, STEADY", "0, 5, RISING", "5, 0, FALLING", "50, 50, STEADY", "40, 61, RISING", "41, 60, STEADY",
      "61, 40, FALLING"})
  void aTrendIsToldOnlyWhereChanceAloneRarelyDoesIt(int earlier, int later, Trend trend) {
    assertThat(Trend.of(earlier, 1, later, 1)).isEqualTo(trend);
  }

  @Test
  void whatHasNothingBeforeItIsNotCalledSteady() {
    assertThat(Trend.of(0, 0, 18, 7)).isEqualTo(Trend.UNKNOWN);
    assertThat(Trend.of(0, 5, 18, 5)).isEqualTo(Trend.RISING);
    assertThat(Trend.of(10, 2, 25, 5)).isEqualTo(Trend.STEADY);
  }

  @Property
  void aBucketNamesItselfSoThatItCanBeReadBack(@ForAll boolean platform, @ForAll boolean service, @ForAll boolean kind) {
    var bucket = new Bucket(platform ? "rencai-app" : null, service ? "housing-subsidy" : null, kind ? "no-answer" : null, "anhe");
    assertThat(Bucket.parse(bucket.id())).contains(bucket);
  }

  @ParameterizedTest
  @CsvSource({"a~b~c", "a~b~c~d~e", "~b~c~d", "a~b~c~d@2026-11-20", "''"})
  void anythingElseIsNoBucket(String text) {
    assertThat(Bucket.parse(text)).isEmpty();
  }
}
