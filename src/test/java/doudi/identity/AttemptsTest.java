package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.plumbing.MongoFutures;
import doudi.support.RunningApp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attempts to sign in are counted before they are judged, and forgotten once one is right. */
class AttemptsTest {
  private static final int ROUNDS = 200;
  private static RunningApp app;

  @BeforeAll static void start() throws Exception { app = RunningApp.start(); }
  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void fourWhoAlwaysGetItRightAreNeverShutOut() throws Exception {
    var store = new AccountStore(new MongoFutures(app.vertx()), app.database());
    Instant now = app.clock().instant();
    var people = Executors.newFixedThreadPool(4);
    Callable<Integer> person = () -> {
      int refused = 0;
      for (int i = 0; i < ROUNDS; i++) {
        if (!store.countAttempt("shared", now, 5).await(20, TimeUnit.SECONDS)) refused++;
        store.forgetAttempts("shared").await(20, TimeUnit.SECONDS);
      }
      return refused;
    };
    var all = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 4; i++) all.add(people.submit(person));
    for (Future<Integer> one : all) assertThat(one.get(120, TimeUnit.SECONDS)).isZero();
    people.shutdown();
  }
}
