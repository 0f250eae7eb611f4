package doudi.signal;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.signal.Comparison.Finding;
import org.junit.jupiter.api.Test;

/** When what was said and what was verified do not fit. */
class ComparisonTest {
  @Test
  void aWindowMismatchesWhenSurelyLessThanHalfIsConfirmed() {
    assertThat(Comparison.ofWindow(60, 10, 40).finding()).isEqualTo(Finding.MISMATCH);
    assertThat(Comparison.ofWindow(60, 24, 26).finding()).as("could be half").isEqualTo(Finding.MATCH);
    assertThat(Comparison.ofWindow(60, 45, 5).finding()).isEqualTo(Finding.MATCH);
    assertThat(Comparison.ofWindow(60, 0, 9).finding()).as("nine tell little").isEqualTo(Finding.TOO_EARLY);
    assertThat(Comparison.ofWindow(60, 10, 40).open()).isEqualTo(10);
  }

  @Test
  void silenceNeverMakesAWindowLookBetter() {
    for (int confirmed = 0; confirmed <= 40; confirmed++) {
      boolean before = false;
      for (int silent = Comparison.ENOUGH; silent <= 200; silent += 5) {
        boolean now = Comparison.ofWindow(300, confirmed, silent).finding() == Finding.MISMATCH;
        assertThat(now || !before).isTrue();
        before = now;
      }
    }
  }

  @Test
  void improvementsMismatchWhenMoreHadNoEffectThanHadOne() {
    assertThat(Comparison.ofImprovements(3, 0, 0).finding()).isEqualTo(Finding.TOO_EARLY);
    assertThat(Comparison.ofImprovements(3, 1, 1).finding()).isEqualTo(Finding.MATCH);
    assertThat(Comparison.ofImprovements(3, 0, 1).finding()).isEqualTo(Finding.MISMATCH);
    assertThat(Comparison.ofImprovements(7, 1, 3).open()).isEqualTo(3);
  }
}
