package doudi.suggestion;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.SettledStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns what staff settle: here, as soon as it is told; on other nodes, by reading what was settled since the last time; and before this
 * node started, from the newest backwards, a little in each round. Learning something twice changes nothing.
 */
public final class LessonProjection implements ComplaintFeed.Listener {
  private static final Logger log = LoggerFactory.getLogger(LessonProjection.class);
  /** Nodes' clocks may differ, and what was settled may be stored a moment later. */
  private static final Duration OVERLAP = Duration.ofSeconds(15);
  private static final int PARTS_A_ROUND = 20;

  private final SettledStore store;
  private final SuggestionIndex index;
  private final Clock clock;
  private final int most;
  private Map<String, Lesson> told = new HashMap<>();
  private Instant readUntil;
  private Instant readBackTo;
  private int readBack;
  private boolean pastIsRead;

  /** @param most how many past complaints are read at start */
  public LessonProjection(SettledStore store, SuggestionIndex index, Clock clock, int most) {
    this.store = store;
    this.index = index;
    this.clock = clock;
    this.most = most;
  }

  @Override
  public Future<Void> told(Complaint complaint) {
    Lesson.of(complaint).ifPresent(this::keep);
    return Future.succeededFuture();
  }

  private synchronized void keep(Lesson lesson) {
    told.merge(lesson.complaintId(), lesson, (a, b) -> a.settledAt().isAfter(b.settledAt()) ? a : b);
  }

  private synchronized List<Lesson> takeTold() {
    List<Lesson> taken = List.copyOf(told.values());
    told = new HashMap<>();
    return taken;
  }

  /** Learns what this node was told of. */
  public Future<Void> learnTold() {
    return index.learn(takeTold());
  }

  /** Learns what was settled anywhere since the last time, and some more of the past while there is any. */
  public Future<Void> learnStored() {
    Instant begun = clock.instant();
    if (readUntil == null) {
      readUntil = begun;
      readBackTo = begun;
    }
    return readOn(readUntil.minus(OVERLAP), SettledStore.PART).compose(read -> {
      readUntil = begun;
      return pastIsRead ? Future.succeededFuture() : readBack(PARTS_A_ROUND, SettledStore.PART);
    });
  }

  /** @param limit more than a part only where so many were settled in the same millisecond */
  private Future<Void> readOn(Instant from, int limit) {
    return store.from(from, limit).compose(part -> learn(part).compose(learned -> {
      if (!part.full()) return Future.succeededFuture();
      return part.last().equals(from) ? readOn(from, 2 * limit) : readOn(part.last(), SettledStore.PART);
    }));
  }

  private Future<Void> readBack(int parts, int limit) {
    if (parts == 0) return Future.succeededFuture();
    return store.until(readBackTo, limit).compose(part -> learn(part).compose(learned -> {
      readBack += part.complaints().size();
      if (!part.full() || readBack >= most) return endOfPast();
      boolean stuck = part.last().equals(readBackTo);
      readBackTo = part.last();
      return readBack(parts - 1, stuck ? 2 * limit : SettledStore.PART);
    }));
  }

  private Future<Void> endOfPast() {
    pastIsRead = true;
    log.info("past complaints learned lessons={}", index.lessons());
    return Future.succeededFuture();
  }

  private Future<Void> learn(SettledStore.Part part) {
    return index.learn(part.complaints().stream().map(Lesson::of).flatMap(Optional::stream).toList());
  }
}
