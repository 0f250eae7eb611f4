package doudi.bench;

import doudi.support.EventReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Somebody who keeps a stream open: when it breaks, goes on with {@code Last-Event-ID} wherever there is a node. */
final class Follower implements AutoCloseable {
  private final String path;
  private final Map<String, String> headers;
  private final Supplier<List<Node>> nodes;
  private final List<EventReader.Event> seen = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile int opened;
  private volatile String place = "";

  /** @param nodes which to try, first one first */
  Follower(String path, String token, Supplier<List<Node>> nodes) throws InterruptedException {
    this.path = path;
    this.headers = Node.bearer(token);
    this.nodes = nodes;
    this.thread = new Thread(this::follow, "follower");
    thread.setDaemon(true);
    thread.start();
    while (place.isEmpty()) TimeUnit.MILLISECONDS.sleep(10);
  }

  /** Everything that was shown, over all connections. */
  List<EventReader.Event> seen() { return seen; }
  /** How often it was opened. */
  int opened() { return opened; }

  private void follow() {
    try {
      for (int next = 0; !stopped; next++) {
        List<Node> there = nodes.get();
        if (there.isEmpty() || !followed(there.get(next % there.size()))) TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when the node would not have it. */
  private boolean followed(Node node) throws InterruptedException {
    var with = new HashMap<>(headers);
    if (!place.isEmpty()) with.put("Last-Event-ID", place);
    try (EventReader stream = EventReader.open(node.base(), path, with)) {
      if (stream.status() != 200) return false;
      opened++;
      while (!stopped && !stream.hasEnded()) take(stream, 20);
      while (take(stream, 0)) { }
      if (!stream.lastId().isEmpty()) place = stream.lastId();
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private boolean take(EventReader stream, long millis) throws InterruptedException {
    EventReader.Event event = stream.poll(millis);
    if (event != null) seen.add(event);
    if (place.isEmpty() && !stream.lastId().isEmpty()) place = stream.lastId();
    return event != null;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}
