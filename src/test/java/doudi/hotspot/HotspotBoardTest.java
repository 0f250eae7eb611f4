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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board shows what was counted last, whatever was read meanwhile. */
class HotspotBoardTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Bucket BUCKET = new Bucket("rencai-app", "housing-subsidy", "login", "anhe-east");
  private static final int ROUNDS = 300;
  private static final int MANY = 6_000;
  private Desks desks;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  private Future<Boolean> put(int complaints, Instant begun) {
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

  @Test
  void aCountEndsTheTouchItBeganWithAndNoLaterOne() {
    var store = new HotspotStore(desks.mongo, desks.database);
    Instant now = desks.clock.instant();
    var first = await(store.touch(BUCKET.on(DAY), now));
    var second = await(store.touch(BUCKET.on(DAY), now));
    await(store.end(first));
    assertThat(await(desks.board.isCounted(DAY))).isFalse();
    await(store.end(second));
    assertThat(await(desks.board.isCounted(DAY))).isTrue();
  }

  /** More of them than steps one within another would leave room for. */
  @Test
  void aRecountEndsHoweverManyBucketDaysThereAre() {
    var store = new HotspotStore(desks.mongo, desks.database);
    var wrong = new Counted(new Tally(1, 0, 0, 0, 0, 0, 0), Set.of());
    for (int some = 0; some < MANY; some += 1_000) {
      await(Future.all(IntStream.range(some, some + 1_000).mapToObj(i -> store.put(BUCKET.on(DAY.minusDays(i)), wrong, desks.clock.instant()))
          .toList()));
    }
    assertThat(await(desks.projection.recountAll())).hasSize(MANY).allMatch(one -> one.counted().equals(Counted.NOTHING));
    assertThat(await(desks.projection.recountAll())).isEmpty();
  }
}
