package doudi.complaint;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.catalog.Name;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.HotspotProjection;
import doudi.hotspot.HotspotStore;
import doudi.hotspot.VolumeStore;
import doudi.plumbing.StreamHub;
import doudi.plumbing.StreamItem;
import doudi.plumbing.StreamStore;
import doudi.queue.QueueProjection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Nodes die at every point between a write and its mark, a thousand times: everything is told, and nothing shows twice. */
class ToldOnceTest {
  private static final int KILLS = Integer.getInteger("doudi.feedKills", 1_000);
  private static final Actor CLERK = new Actor("clerk", "clerk-1");
  private static final Vertx VERTX = Vertx.vertx();
  private final Random random = new Random(11);
  private final List<Complaint> living = new ArrayList<>();
  /** By topic, how often each event should be there: once. */
  private final Map<String, Map<String, Integer>> wanted = new TreeMap<>();
  /** Hotspots whose counts changed: each of them is told of after it was counted, for many events at once or for one. */
  private final Set<String> changed = new TreeSet<>();
  private Desks desks;
  private StreamStore items;

  /** A node that dies after so many of its listeners have been told; they die with what they were doing. */
  private final class Node {
    private final ComplaintFeed feed = new ComplaintFeed(desks.store);
    private final HotspotProjection hotspots;
    private int left;

    private Node(int listenersTold) {
      left = listenersTold;
      var hub = new StreamHub(VERTX, items, desks.clock, new byte[32], StreamHub.Pace.USUAL, new SimpleMeterRegistry());
      var counts = new ComplaintCountStore(desks.mongo, desks.database);
      hotspots = new HotspotProjection(counts, new HotspotStore(desks.mongo, desks.database),
          new HotspotBoard(new HotspotStore(desks.mongo, desks.database),
              new VolumeStore(desks.mongo, desks.database), desks.calendars::current, desks.clock), hub);
      for (ComplaintFeed.Listener one
          : List.of(new OwnProjection(hub), new QueueProjection(hub, counts, desks.lines), hotspots)) feed.listen(dying(one));
    }

    private ComplaintFeed.Listener dying(ComplaintFeed.Listener listener) {
      return complaint -> left-- > 0 ? listener.told(complaint) : Promise.<Void>promise().future();
    }

    /** It may die before it counts. */
    private void tell(Complaint complaint) {
      await(Future.any(feed.tell(complaint), VERTX.timer(20)));
      if (random.nextBoolean()) await(hotspots.recountTouched());
    }
  }

  @Test
  void whateverDiesEverythingIsToldAndNothingTwice() throws Exception {
    desks = Desks.open();
    items = new StreamStore(desks.mongo, desks.database);
    everybodyFollows();
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        Complaint written = write(kill);
        note(written);
        die(written);
      }
      finish();
      verify();
      System.out.printf("told once: %d deaths, %d topics, %d items, 0 untold, 0 doubled%n", KILLS, wanted.size(), wanted.values().stream()
          .mapToInt(Map::size).sum());
    } finally {
      desks.close();
      VERTX.close().await(10, TimeUnit.SECONDS);
    }
  }

  private void everybodyFollows() {
    var topics = new ArrayList<>(List.of("hotspots"));
    for (int i = 0; i < 5; i++) topics.add("resident r" + i);
    for (int i = 0; i < 3; i++) topics.add("window w-" + i);
    await(new StreamHub(VERTX, items, desks.clock, new byte[32], StreamHub.Pace.USUAL, new SimpleMeterRegistry()).join(topics));
  }

  /** One event in one write, as the desks do it; nobody has been told. */
  private Complaint write(int number) {
    desks.clock.advance(Duration.ofMillis(40));
    Instant now = desks.clock.instant();
    if (living.size() < 10 || random.nextInt(3) == 0) return keep(await(desks.store.add(filed("c" + number, now))));
    int which = random.nextInt(living.size());
    Complaint before = await(desks.store.find(living.get(which).id())).orElseThrow();
    ComplaintEvent event = switch (before.status()) {
      case WAITING -> random.nextInt(4) == 0 ? new ComplaintEvent.Transferred(now, CLERK, "w-" + random.nextInt(3), "转", now)
          : new ComplaintEvent.Called(now, CLERK, now.plus(Duration.ofDays(1)));
      case IN_SERVICE -> random.nextBoolean() ? new ComplaintEvent.Released(now, CLERK)
          : new ComplaintEvent.Resolved(now, CLERK, new Resolution("done", "好", "login", null, null, now), now.plus(Duration.ofDays(9)));
      default -> new ComplaintEvent.Disputed(now, new Actor("resident", ""), "not-done", "没好", now.plus(Duration.ofDays(3)));
    };
    return keep(await(desks.store.save(before, event)));
  }

  private Complaint keep(Complaint written) {
    living.removeIf(one -> one.id().equals(written.id()));
    living.add(written);
    return written;
  }

  private Complaint filed(String id, Instant now) {
    var filing = new Filing("没办成", null, null, null, "login", "anhe", Attempt.UNTOLD, List.of(), null, "r"
        + random.nextInt(5), null, null, false);
    Instant due = now.plus(Duration.ofDays(5));
    return Complaint.replay(new ComplaintId(id), List.of(new ComplaintEvent.Filed(now, new Actor("resident", filing.residentId()), filing),
        new ComplaintEvent.Routed(now, Actor.SYSTEM, "w-"
            + random.nextInt(3), "nearest", new Name("近", "near"), new Deadlines(due, due, due, null, null, null))));
  }

  private void note(Complaint written) {
    List<Integer> fresh = written.version() == 2 ? List.of(1, 2) : List.of(written.version());
    for (int sequence : fresh) {
      ComplaintEvent event = written.event(sequence);
      String key = written.eventId(sequence);
      if (Hearer.RESIDENT.hears(event)) want("resident " + written.residentId(), key);
      if (Hearer.WINDOW.hears(event)) want("window " + written.asOf(sequence).windowId(), key);
      if (event instanceof ComplaintEvent.Transferred) want("window " + written.asOf(sequence - 1).windowId(), key);
      if (Hearer.HOTSPOTS.hears(event)) written.asOf(sequence).bucketDays().forEach(day -> changed.add(day.substring(0, day.indexOf('@'))));
    }
  }

  private void want(String topic, String key) {
    wanted.computeIfAbsent(topic, fresh -> new HashMap<>()).put(key, 1);
  }

  /** Somewhere between the write and the mark. */
  private void die(Complaint written) {
    switch (random.nextInt(6)) {
      case 0 -> { } // before anybody was told
      case 1 -> new Node(random.nextInt(3)).tell(written); // between two listeners
      case 2 -> new Node(3).tell(written); // before the mark
      case 3 -> leaveHole(written); // with a place in hand and nothing written there
      case 4 -> { // while another node tells the same
        new Node(3).tell(written);
        new Node(3).tell(await(desks.store.find(written.id())).orElseThrow());
      }
      default -> {
        var node = new Node(3);
        node.tell(written);
        await(node.feed.markTold());
      }
    }
  }

  private void leaveHole(Complaint written) {
    for (String topic : List.of("window " + written.windowId(), "resident " + written.residentId())) {
      await(desks.mongo.first(desks.database.getCollection("streamTopics").updateOne(new Document("_id", topic),
          new Document("$inc", new Document("place", 1L)))));
    }
  }

  /** The next node's sweep. */
  private void finish() {
    desks.clock.advance(Duration.ofSeconds(20));
    var node = new Node(Integer.MAX_VALUE);
    for (int round = 0; round < 100; round++) {
      if (await(node.feed.tellUntold(desks.clock.instant())) == 0) break;
    }
    await(node.hotspots.recountTouched().compose(counted -> node.hotspots.recountForgotten()));
    assertThat(await(desks.board.isCounted(LocalDate.parse("9999-01-01")))).isTrue();
    assertThat(await(node.hotspots.recountAll())).as("counts that were not what counting gives").isEmpty();
  }

  private void verify() {
    assertThat(desks.documents().stream().filter(document -> document.containsKey("untoldAt"))).as("untold").isEmpty();
    var hub = new StreamHub(VERTX, items, desks.clock, new byte[32], StreamHub.Pace.USUAL, new SimpleMeterRegistry());
    wanted.forEach((topic, keys) -> assertThat(shown(hub, topic)).as(topic).doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(keys.keySet()));
    List<String> hotspots = shown(hub, "hotspots");
    assertThat(hotspots).doesNotHaveDuplicates();
    assertThat(hotspots.stream().map(key -> key.substring(0, key.indexOf('#'))).collect(Collectors.toSet())).isEqualTo(changed);
  }

  private static List<String> shown(StreamHub hub, String topic) {
    var shown = new ArrayList<String>();
    long place = 0;
    for (List<StreamItem> read = await(hub.read(topic, place)); !read.isEmpty(); read = await(hub.read(topic, place))) {
      for (StreamItem item : read) {
        assertThat(item.place()).as("no hole in %s", topic).isEqualTo(++place);
        if (!item.isBlank()) shown.add(item.key());
      }
    }
    return shown;
  }
}
