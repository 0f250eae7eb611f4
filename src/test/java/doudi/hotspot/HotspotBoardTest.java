package doudi.hotspot;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Desks;
import doudi.complaint.Tally;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board shows what was counted last, whatever was read meanwhile. */
class HotspotBoardTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Bucket BUCKET = new Bucket("rencai-app", "housing-subsidy", "login", "anhe-east");
  private static final int ROUNDS = 300;
  private Desks desks;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  private Future<Void> put(int complaints, Instant begun) {
    return desks.board.put(BUCKET.on(DAY), new Counted(new Tally(complaints, 0, 0, 0, 0, 0, 0), Set.of()), begun);
  }

  /** The clock is set between the beginning of the count and the look, so that no later look reads this count again. */
  @Test
  void whatIsCountedWhileTheBoardReadsIsNotReplacedByWhatItRead() {
    for (int round = 1; round < ROUNDS; round += 2) {
      Instant begun = desks.clock.instant();
      await(put(round, begun));
      await(desks.board.refresh());
      desks.clock.advance(Duration.ofHours(1));
      var read = desks.board.refresh();
      await(put(round + 1, begun));
      await(read);
      await(desks.board.refresh());
      assertThat(desks.board.tally(BUCKET, new Period(DAY, DAY)).complaints()).as("round " + round).isEqualTo(round + 1);
    }
  }
}
