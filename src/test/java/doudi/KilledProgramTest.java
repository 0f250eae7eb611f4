package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.bench.ToldRounds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the program, and of it together with its store, under load; {@code scripts/bench/kill told 30} is the long run. */
class KilledProgramTest {
  @Test
  void everyEventReachesEverybodyOnceWhateverIsKilled(@TempDir Path folder) throws Exception {
    ToldRounds.Outcome outcome = ToldRounds.run(folder, 2, 5);
    assertThat(outcome.wrong()).as("untold, lost or doubled").isEmpty();
    assertThat(outcome.recount()).isEqualTo("differences: 0");
    assertThat(outcome.complaints()).isPositive();
  }
}
