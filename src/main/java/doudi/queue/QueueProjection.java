package doudi.queue;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintCountStore;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.Hearer;
import doudi.complaint.WaitingLines;
import doudi.plumbing.StreamHub;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells windows what moves in their queues: an event goes to the window it stands at, and to the one it left. */
public final class QueueProjection implements ComplaintFeed.Listener {
  private static final String EVENT = "queue";
  /** So long that half a second does not make it short. */
  private static final int LONG = 2 * WaitingLines.EXACT;

  /** Counts of one window: the one under way, and the one that everybody who came since then waits for. */
  private static final class Counting {
    private Future<Integer> underWay;
    private Future<Integer> next;
  }

  private final StreamHub streams;
  private final ComplaintCountStore counts;
  private final WaitingLines lines;
  private final Map<String, Counting> counting = new HashMap<>();

  public QueueProjection(StreamHub streams, ComplaintCountStore counts, WaitingLines lines) {
    this.streams = streams;
    this.counts = counts;
    this.lines = lines;
  }

  static String topic(String windowId) {
    return "window " + windowId;
  }

  @Override
  public Future<Void> told(Complaint complaint) {
    var told = new ArrayList<Future<Void>>();
    for (int sequence : complaint.untold()) {
      if (Hearer.WINDOW.hears(complaint.event(sequence))) windows(complaint, sequence)
          .forEach(window -> told.add(tell(complaint, sequence, window)));
    }
    return Future.join(told).mapEmpty();
  }

  private static Set<String> windows(Complaint complaint, int sequence) {
    var windows = new TreeSet<String>();
    windows.add(complaint.asOf(sequence).windowId());
    windows.add(complaint.asOf(sequence - 1).windowId());
    return windows;
  }

  private Future<Void> tell(Complaint complaint, int sequence, String windowId) {
    return length(windowId).compose(length -> streams.tell(topic(windowId), complaint.eventId(sequence), EVENT,
        () -> "{\"type\":\"%s\",\"complaintId\":\"%s\",\"queueLength\":%d}"
            .formatted(complaint.event(sequence).type(), complaint.id().value(), length)));
  }

  /** How many wait, counted after this call: exactly to {@link WaitingLines#EXACT}; a long line is known as of half a second ago. */
  private Future<Integer> length(String windowId) {
    int known = lines.of(windowId).waiting();
    if (known >= LONG) return Future.succeededFuture(known);
    synchronized (counting) {
      Counting now = counting.computeIfAbsent(windowId, fresh -> new Counting());
      if (now.underWay == null) return now.underWay = count(windowId, now);
      if (now.next == null) now.next = now.underWay.transform(done -> follow(windowId, now));
      return now.next;
    }
  }

  private Future<Integer> follow(String windowId, Counting now) {
    synchronized (counting) {
      now.next = null;
      return now.underWay = count(windowId, now);
    }
  }

  private Future<Integer> count(String windowId, Counting now) {
    return counts.waiting(windowId, WaitingLines.EXACT)
        .map(few -> few < WaitingLines.EXACT ? few : Math.max(few, lines.of(windowId).waiting()))
        .onComplete(done -> {
          synchronized (counting) {
            if (now.next == null) counting.remove(windowId, now);
          }
        });
  }
}
