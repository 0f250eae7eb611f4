package doudi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakTest {
  @Test
  void aShortDayWithARestartEndsWithoutAnErrorAndWithRightCounts(@TempDir Path data) throws Exception {
    var outcome = new Soak(data, 2, 3).run();
    assertThat(outcome.unexpected()).isEmpty();
    assertThat(outcome.stored()).isPositive();
    assertThat(outcome.leaked()).hasSize(2).allMatch(ratio -> ratio > 0);
    assertThat(outcome.recount()).isEqualTo("differences: 0");
  }
}
