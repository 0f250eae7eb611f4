package doudi.plumbing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of one topic as this node has read it: read once, handed to every stream that follows the topic here. */
final class StreamTail {
  private static final Logger log = LoggerFactory.getLogger(StreamTail.class);

  /** Hears what comes behind a place. Called on any thread, one call at a time, in order. */
  interface Follower {
    void hear(long behind, List<StreamItem> items);
  }

  private final String topic;
  private final StreamReader reader;
  private final Set<Follower> followers = new CopyOnWriteArraySet<>();
  private long place;
  private boolean reading;
  private boolean rung;

  StreamTail(String topic, StreamReader reader, long place) {
    this.topic = topic;
    this.reader = reader;
    this.place = place;
  }

  void add(Follower follower) {
    followers.add(follower);
  }

  /** Whether nobody follows any more. */
  boolean remove(Follower follower) {
    followers.remove(follower);
    return followers.isEmpty();
  }

  synchronized long place() {
    return place;
  }

  /** Something may have been told: looks, now or as soon as the look under way has ended. */
  void ring() {
    synchronized (this) {
      rung = true;
      if (reading) return;
      reading = true;
    }
    look();
  }

  /** Hands on what was just written here, if it comes directly behind; anything else is for the next look. */
  void wrote(List<StreamItem> items) {
    long behind;
    synchronized (this) {
      behind = place;
      if (reading || items.get(0).place() != behind + 1) return;
      reading = true;
    }
    hand(behind, items);
    synchronized (this) {
      reading = rung;
      if (!reading) return;
    }
    look();
  }

  private void look() {
    long behind;
    synchronized (this) {
      rung = false;
      behind = place;
    }
    reader.after(topic, behind).onComplete(looked -> {
      if (looked.failed()) log.warn("stream not read, the next look will topic={} cause={}", topic, looked.cause().toString());
      else if (!looked.result().items().isEmpty()) hand(behind, looked.result().items());
      boolean more = looked.succeeded() && !looked.result().atEnd() && !looked.result().items().isEmpty();
      synchronized (this) {
        reading = more || rung && looked.succeeded();
        if (!reading) return;
      }
      look();
    });
  }

  private void hand(long behind, List<StreamItem> items) {
    synchronized (this) {
      place = items.get(items.size() - 1).place();
    }
    followers.forEach(follower -> follower.hear(behind, items));
  }
}
