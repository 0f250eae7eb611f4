package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.bench.NodesBench;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes over one store, of which one hears nobody and one is killed under load; {@code scripts/bench/nodes} is the long run. */
class NodesTest {
  @Test
  void whatHappensOnOneNodeIsSeenOnceOnEveryOtherWhoeverIsDeafOrDies(@TempDir Path folder) throws Exception {
    var figures = new ArrayList<String>();
    assertThat(NodesBench.shortRun(folder, 60, 40, figures)).as("lost, doubled, missed").isEmpty();
    figures.forEach(System.out::println);
  }
}
