package doudi.plumbing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order in which batches end: all is done once, in the order of adding, and no more batches are under way than may be. */
class BatchesTest {
  private final Random random = new Random(42);
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<Promise<Void>> underWay = new ArrayList<>();
  private final List<Integer> begun = new ArrayList<>();
  private int most;

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void everythingIsDoneOnceAndNotTooMuchAtOnce(int atOnce) {
    var batches = new Batches<>(later::add, atOnce == 1 ? later::add : Runnable::run, this::work, atOnce);
    var added = new ArrayList<Future<Void>>();
    for (int step = 0; step < 5_000; step++) {
      if (random.nextInt(3) > 0) added.add(batches.add(added.size()));
      if (!later.isEmpty() && random.nextBoolean()) later.remove().run();
      if (!underWay.isEmpty() && random.nextInt(4) == 0) end();
    }
    while (!later.isEmpty() || !underWay.isEmpty()) {
      if (later.isEmpty()) end();
      else later.remove().run();
    }
    assertThat(begun).hasSameSizeAs(added).isSorted().doesNotHaveDuplicates();
    assertThat(added).allMatch(Future::isComplete);
    assertThat(added.stream().filter(Future::failed).count()).as("those of failed batches").isBetween(1L, added.size() / 2L);
    assertThat(most).isEqualTo(atOnce);
  }

  @Test
  void whatNobodyWaitsForBeginsAtOnceAndThenRestsUnlessMuchHasGathered() {
    List<Runnable> resting = new ArrayList<>();
    var batches = new Batches<>(later::add, resting::add, this::work, 1);
    batches.add(0);
    later.remove().run();
    assertThat(begun).containsExactly(0);
    for (int i = 1; i <= 3; i++) batches.add(i);
    underWay.remove(0).complete();
    assertThat(begun).as("rests").containsExactly(0);
    resting.remove(0).run();
    assertThat(begun).containsExactly(0, 1, 2, 3);
    for (int i = 4; i < 4 + 300; i++) batches.add(i);
    underWay.remove(0).complete();
    assertThat(begun).as("a largest batch does not rest").hasSize(4 + 256);
    underWay.remove(0).complete();
    resting.remove(0).run();
    assertThat(begun).hasSize(304).isSorted();
    underWay.remove(0).complete();
    resting.remove(0).run();
    assertThat(later).isEmpty();
    batches.add(304);
    later.remove().run();
    assertThat(begun).as("begins anew when nothing is under way").hasSize(305);
  }

  private Future<Void> work(List<Integer> batch) {
    begun.addAll(batch);
    Promise<Void> end = Promise.promise();
    underWay.add(end);
    most = Math.max(most, underWay.size());
    return end.future();
  }

  private void end() {
    Promise<Void> one = underWay.remove(random.nextInt(underWay.size()));
    if (random.nextInt(5) == 0) one.fail("refused");
    else one.complete();
  }
}
