package doudi.plumbing;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Desks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told is written down for those who follow, on whichever node, and for as long as they may come back; otherwise not at all. */
class StreamAudienceTest {
  private static final String TOPIC = "resident r1";
  private final AtomicInteger asked = new AtomicInteger();
  private Desks here;
  private Desks there;

  @BeforeEach
  void open() throws Exception {
    here = Desks.open();
    there = here.anotherNode();
  }

  @AfterEach
  void close() throws Exception {
    here.close();
  }

  private void tell(String key) {
    await(here.streams.tell(TOPIC, key, "test", () -> "{\"n\":" + asked.incrementAndGet() + "}"));
  }

  private List<String> written() {
    return await(here.streams.read(TOPIC, 0)).stream().map(StreamItem::key).toList();
  }

  @Test
  void nothingIsKeptForATopicThatNobodyFollows() {
    tell("a");
    assertThat(written()).isEmpty();
    assertThat(asked).as("nor worked out").hasValue(0);
  }

  @Test
  void whoFollowsOnAnotherNodeIsWrittenFor() {
    tell("before");
    assertThat(await(there.streams.join(List.of(TOPIC)))).as("had followed before").isFalse();
    tell("a");
    tell("b");
    assertThat(written()).containsExactly("a", "b");
  }

  @Test
  void whoLeftIsWrittenForUntilTheyMayComeBackNoMore() {
    await(there.streams.join(List.of(TOPIC)));
    here.clock.advance(Duration.ofHours(24));
    tell("a day later");
    assertThat(await(there.streams.join(List.of(TOPIC)))).as("nothing was left out").isTrue();
    here.clock.advance(Duration.ofHours(27));
    tell("too late");
    assertThat(written()).containsExactly("a day later");
    assertThat(await(there.streams.join(List.of(TOPIC)))).as("something was left out").isFalse();
  }
}
