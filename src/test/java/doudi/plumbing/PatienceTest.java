package doudi.plumbing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody waits for ever, and nobody is told twice. */
class PatienceTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void whatNeverEndsIsGivenUpAndWhatComesLateChangesNothing() throws Exception {
    var work = Promise.<String>promise();
    Future<String> outcome = Patience.with(vertx, Duration.ofMillis(20), work.future());
    assertThatThrownBy(() -> outcome.await(20, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    work.complete("late");
    assertThat(outcome.failed()).isTrue();
  }

  @Test
  void whatEndsInTimeIsTheOutcome() throws Exception {
    var work = Promise.<String>promise();
    Future<String> outcome = Patience.with(vertx, LONG, work.future());
    work.complete("done");
    assertThat(outcome.await(20, TimeUnit.SECONDS)).isEqualTo("done");
    var broken = Promise.<String>promise();
    Future<String> failure = Patience.with(vertx, LONG, broken.future());
    broken.fail(new IllegalStateException("broken"));
    assertThatThrownBy(() -> failure.await(20, TimeUnit.SECONDS)).hasMessage("broken");
  }

  /** Giving up happens where the request is served, with no other thread in between. */
  @Test
  void givesUpOnTheCallersOwnContext() throws Exception {
    Context mine = vertx.getOrCreateContext();
    var seen = Promise.<Context>promise();
    mine.runOnContext(now -> Patience.with(vertx, Duration.ofMillis(20), Promise.<String>promise().future())
        .onComplete(done -> seen.complete(Vertx.currentContext())));
    assertThat(seen.future().await(20, TimeUnit.SECONDS)).isSameAs(mine);
  }
}
