package doudi.plumbing;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Desks;
import doudi.support.RunningApp;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows hears everything once and in order, be it handed on by who wrote it or read, on whichever node it was written. */
class StreamTailTest {
  private static final String TOPIC = "window w1";
  private static final int TOLD = 200;
  private Desks here;
  private Desks there;

  @BeforeEach
  void open() throws Exception {
    here = Desks.open();
    there = here.anotherNode();
    await(Future.all(here.streams.start(), there.streams.start()));
  }

  @AfterEach
  void close() throws Exception {
    here.close();
  }

  /** Checks that what comes follows directly on what came. */
  private static final class Ear implements StreamTail.Follower {
    final List<StreamItem> heard = new CopyOnWriteArrayList<>();
    final List<String> gaps = new CopyOnWriteArrayList<>();

    @Override
    public void hear(long behind, List<StreamItem> items) {
      if (behind != heard.size()) gaps.add("heard " + heard.size() + ", told what comes behind " + behind);
      heard.addAll(items);
    }

    List<String> keys() {
      return heard.stream().filter(item -> !item.isBlank()).map(StreamItem::key).toList();
    }
  }

  private Ear follow(StreamHub hub) {
    await(hub.join(List.of(TOPIC)));
    var ear = new Ear();
    hub.follow(TOPIC, 0, ear);
    return ear;
  }

  @Test
  void twoNodesWriteAndTellTheSameThingsTwice() throws Exception {
    var ears = List.of(follow(here.streams), follow(there.streams));
    var random = new Random(7);
    var told = new ArrayList<Future<Void>>();
    var keys = new HashSet<String>();
    for (int i = 0; i < TOLD; i++) {
      StreamHub hub = random.nextBoolean() ? here.streams : there.streams;
      String key = "k" + (random.nextInt(4) == 0 ? random.nextInt(i + 1) : i);
      keys.add(key);
      told.add(hub.tell(TOPIC, key, "test", () -> "{}"));
      if (random.nextInt(5) == 0) await(told.get(random.nextInt(told.size())));
    }
    await(Future.all(told));
    for (Ear ear : ears) {
      RunningApp.eventually("all is heard", () -> {
        await(Future.all(here.streams.lookEverywhere(), there.streams.lookEverywhere()));
        return ear.keys().containsAll(keys);
      });
      assertThat(ear.gaps).isEmpty();
      assertThat(ear.heard).extracting(StreamItem::place).containsExactlyElementsOf(
          LongStream.rangeClosed(1, ear.heard.size()).boxed().toList());
      assertThat(ear.keys()).doesNotHaveDuplicates();
    }
    assertThat(ears.get(1).keys()).isEqualTo(ears.get(0).keys());
  }
}
