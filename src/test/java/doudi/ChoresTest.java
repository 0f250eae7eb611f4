package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counting comes after serving: what takes long rests longer. */
class ChoresTest {
  private static final long TAKES_MILLIS = 100;
  private final Vertx vertx = Vertx.vertx();
  private final Chores chores = new Chores(vertx);

  @AfterEach
  void close() throws Exception {
    chores.stop(() -> { }).compose(stopped -> vertx.close()).await(20, TimeUnit.SECONDS);
  }

  /** One round, nineteen times its length of rest, and another: it never begins sooner, however slow the machine. */
  @Test
  void whatTakesLongRestsNineteenTimesAsLong() throws Exception {
    var rounds = new AtomicInteger();
    long begin = System.nanoTime();
    chores.sparingly(1, "long", () -> {
      rounds.incrementAndGet();
      return vertx.timer(TAKES_MILLIS);
    });
    RunningApp.eventually("a second round", () -> rounds.get() >= 2);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(20 * TAKES_MILLIS - 50);
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
