package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reply leaves when what it tells is on disk, whatever else happens to others. */
class HeldRepliesTest {
  HeldReplies replies = new HeldReplies();
  List<String> told = new ArrayList<>();

  Ticket change() {
    long position = replies.append();
    return new Ticket(replies.epoch(), position, position);
  }

  void hold(String name, Ticket ticket) {
    replies.hold(ticket, Runnable::run, lost -> told.add(name + (lost == null ? " ok" : " lost")));
  }

  @Test void repliesMayComeInAnyOrder() {
    Ticket first = change();
    Ticket second = change();
    hold("second", second);
    hold("first", first);
    replies.committed(1).forEach(reply -> reply.callback().accept(null));
    assertThat(told).containsExactly("first ok");
    assertThat(replies.committed(1)).hasSize(1);
  }

  @Test void whatWasOnDiskBeforeARefusalIsNotRefused() {
    Ticket first = change();
    Ticket second = change();
    replies.committed(1);
    assertThat(replies.takenBack()).isEmpty();
    hold("first", first);
    hold("second", second);
    hold("later", new Ticket(replies.epoch(), replies.last(), 0));
    assertThat(told).containsExactly("first ok", "second lost", "later ok");
  }

  @Test void aChangeThatStaysIsNotRefusedForWhatElseItsReplyCanKnowOf() {
    Ticket own = change();
    Ticket others = change();
    hold("write", new Ticket(0, others.known(), own.written()));
    hold("read", new Ticket(0, others.known(), 0));
    replies.committed(1);
    List<HeldReplies.Held> ended = replies.takenBack();
    ended.forEach(reply -> reply.callback().accept(replies.isLost(reply.ticket()) ? new IOException() : null));
    assertThat(told).containsExactlyInAnyOrder("write ok", "read lost");
  }
}
