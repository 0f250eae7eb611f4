package doudi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillRoundsTest {
  @Test
  void whatWasAcknowledgedIsThereAfterTheProgramWasKilled(@TempDir Path data) throws Exception {
    var outcome = new KillRounds(data, 1).run(2);
    assertThat(outcome.lost()).isEmpty();
    assertThat(outcome.acknowledged()).isPositive();
    assertThat(outcome.recount()).isEqualTo("differences: 0");
  }
}
