package doudi.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** How many changes were made, how many of them are on disk, and the replies that wait for the difference. */
final class HeldReplies {
  /**
   * A reply and what to do with it.
   *
   * @param thread   where the callback runs
   * @param callback takes null when the reply may leave, otherwise why what it tells is not so
   */
  record Held(Ticket ticket, Executor thread, Consumer<IOException> callback) {}

  /** Replies need not come here in the order of their tickets. */
  private final Queue<Held> waiting = new PriorityQueue<>(Comparator.comparingLong(held -> held.ticket().known()));
  /** For each epoch that ended, the position up to which its changes stayed. */
  private final List<Long> kept = new ArrayList<>();
  private long durable;
  private volatile long appended;
  private volatile long epoch;

  /** One call at a time. Returns the position of the change. */
  long append() {
    return appended = appended + 1;
  }

  /** The position of the last change of all. */
  long last() {
    return appended;
  }

  long epoch() {
    return epoch;
  }

  /** Calls back at once, in the caller's thread, when nothing is left to wait for. */
  void hold(Ticket ticket, Executor thread, Consumer<IOException> callback) {
    boolean lost;
    synchronized (this) {
      boolean over = ticket.epoch() < epoch;
      if (!over && ticket.known() > durable) {
        waiting.add(new Held(ticket, thread, callback));
        return;
      }
      lost = over && ticket.isLostBehind(kept.get((int) ticket.epoch()));
    }
    callback.accept(lost ? new IOException("the change was taken back") : null);
  }

  /** The next changes are on disk; returns the replies that may leave. */
  synchronized List<Held> committed(int changes) {
    durable += changes;
    List<Held> released = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.peek().ticket().known() <= durable) {
      released.add(waiting.remove());
    }
    return released;
  }

  /** All changes that are not on disk are no more; returns the replies that waited, each with its fate in {@link #isLost}. */
  synchronized List<Held> takenBack() {
    kept.add(durable);
    durable = appended;
    epoch = kept.size();
    List<Held> ended = new ArrayList<>(waiting);
    waiting.clear();
    return ended;
  }

  /** Whether what the reply tells of was taken back; only once the epoch of its ticket is over. */
  synchronized boolean isLost(Ticket ticket) {
    return ticket.isLostBehind(kept.get((int) ticket.epoch()));
  }
}
