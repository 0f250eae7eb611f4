package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counting comes after serving: what takes long rests longer. */
class ChoresTest {
  private static final long TAKES_MILLIS = 100;
  private final Vertx vertx = Vertx.vertx();
  private final Chores chores = new Chores(vertx);

  @AfterEach
  void close() throws Exception {
    chores.stop().compose(stopped -> vertx.close()).await(20, TimeUnit.SECONDS);
  }

  @Test
  void lookingRestsNineteenTimesAsLongAsItTook() throws Exception {
    assertThat(untilSecondRound(work -> chores.sparingly(1, "long", work))).isGreaterThanOrEqualTo(20 * TAKES_MILLIS - 50);
  }

  @Test
  void countingRestsAsManyTimesAsLongAsItIsGiven() throws Exception {
    assertThat(untilSecondRound(work -> chores.leisurely(1, 29, "long", work))).isGreaterThanOrEqualTo(30 * TAKES_MILLIS - 50);
  }

  /** Milliseconds; it never begins sooner than it should, however slow the machine. */
  private long untilSecondRound(Consumer<Supplier<Future<?>>> chore) throws Exception {
    var rounds = new AtomicInteger();
    long begin = System.nanoTime();
    chore.accept(() -> {
      rounds.incrementAndGet();
      return vertx.timer(TAKES_MILLIS);
    });
    RunningApp.eventually("a second round", () -> rounds.get() >= 2);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  @Test
  void whatTakesNoTimeKeepsItsPace() throws Exception {
    var rounds = new AtomicInteger();
    chores.sparingly(1, "short", () -> {
      rounds.incrementAndGet();
      return Future.succeededFuture();
    });
    RunningApp.eventually("ten rounds", () -> rounds.get() >= 10);
  }
}
