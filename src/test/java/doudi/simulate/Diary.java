package doudi.simulate;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Who does what when. What falls into one minute is done at once, by several hands; the clock moves only when all of it is done. */
final class Diary implements AutoCloseable {
  /** Something somebody does. */
  interface Act {
    void run() throws Exception;
  }

  private record Entry(LocalDateTime at, Act act) {}

  private static final int HANDS = 4;

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at));
  private final ExecutorService hands = Executors.newFixedThreadPool(HANDS);
  private final Town town;
  private LocalDateTime now;

  Diary(Town town, LocalDateTime begin) {
    this.town = town;
    this.now = begin;
  }

  /** Never before now. */
  synchronized void at(LocalDateTime when, Act act) {
    entries.add(new Entry(when.isBefore(now) ? now : when, act));
  }

  synchronized LocalDateTime now() {
    return now;
  }

  private synchronized void passTo(LocalDateTime moment) {
    now = moment;
    town.clock().set(Hours.instant(moment));
  }

  private synchronized List<Entry> next(LocalDateTime end) {
    var next = new ArrayList<Entry>();
    if (entries.isEmpty() || !entries.peek().at.isBefore(end)) return next;
    LocalDateTime minute = entries.peek().at;
    while (!entries.isEmpty() && entries.peek().at.equals(minute)) next.add(entries.remove());
    return next;
  }

  /** Lives through everything before that moment. */
  void until(LocalDateTime end) throws Exception {
    for (List<Entry> due = next(end); !due.isEmpty(); due = next(end)) {
      passTo(due.get(0).at);
      if (due.size() == 1) due.get(0).act.run();
      else together(due);
    }
    passTo(end);
  }

  private void together(List<Entry> due) throws Exception {
    var going = new ArrayList<Future<?>>();
    for (Entry entry : due) {
      going.add(hands.submit(() -> {
        entry.act.run();
        return null;
      }));
    }
    for (Future<?> one : going) one.get();
  }

  @Override
  public void close() {
    hands.shutdownNow();
  }
}
