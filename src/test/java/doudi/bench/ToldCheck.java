package doudi.bench;

import com.mongodb.client.MongoDatabase;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.Hearer;
import doudi.notice.Concerned;
import doudi.notice.NoticeMatrix;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Whether every stored event reached everybody who should hear of it, and nobody twice: what the streams showed and what lies in the
 * inboxes, beside what the histories say.
 */
final class ToldCheck {
  private record Event(String complaint, String resident, int sequence, Class<? extends ComplaintEvent> type) {
    String id() { return complaint + ":" + sequence; }
  }

  private final MongoDatabase database;
  private final Set<String> acknowledged;
  private final List<String> wrong = new ArrayList<>();
  /** How many events each complaint held already. */
  private final Map<String, Integer> before = new HashMap<>();
  private List<Event> events = List.of();

  /** @param acknowledged complaints that must be there */
  ToldCheck(MongoDatabase database, Set<String> acknowledged) {
    this.database = database;
    this.acknowledged = acknowledged;
  }

  /** Does not look at events that have happened already. */
  void fromNowOn() {
    database.getCollection("complaints").find()
        .forEach(one -> before.put(one.getString("_id"), one.getList("history", Document.class).size()));
  }

  /** Complaints that hold an event which nobody was told of. */
  Set<String> untold() {
    var ids = new HashSet<String>();
    database.getCollection("complaints").find(new Document("untoldAt", new Document("$exists", true)))
        .forEach(one -> ids.add(one.getString("_id")));
    return ids;
  }

  /** Bucket-days of which not everything is counted. */
  private Set<String> uncounted() {
    var keys = new HashSet<String>();
    database.getCollection("hotspotTouches").find().forEach(one -> keys.add(one.getString("_id")));
    return keys;
  }

  /** Waits until nothing is left to tell or to count; how many seconds it took. */
  double untilTold(int atMostSeconds) throws InterruptedException {
    long begin = System.nanoTime();
    while (!(untold().isEmpty() && uncounted().isEmpty()) && System.nanoTime() - begin < atMostSeconds * 1_000_000_000L) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    untold().forEach(id -> wrong.add("nobody was told of an event of " + id));
    uncounted().forEach(key -> wrong.add("not counted " + key));
    events = new ArrayList<>();
    database.getCollection("complaints").find().forEach(this::note);
    Set<String> stored = Set.copyOf(events.stream().map(Event::complaint).toList());
    acknowledged.stream().filter(id -> !stored.contains(id)).forEach(id -> wrong.add("acknowledged and lost " + id));
    return (System.nanoTime() - begin) / 1e9;
  }

  private void note(Document complaint) {
    String id = complaint.getString("_id");
    List<Document> history = complaint.getList("history", Document.class);
    for (int sequence = before.getOrDefault(id, 0) + 1; sequence <= history.size(); sequence++) {
      events.add(new Event(id, complaint.getString("residentId"), sequence, type(history.get(sequence - 1).getString("type"))));
    }
  }

  private static Class<? extends ComplaintEvent> type(String name) {
    return Stream.of(ComplaintEvent.class.getPermittedSubclasses()).filter(one -> one.getSimpleName().equals(name)).findFirst()
        .orElseThrow().asSubclass(ComplaintEvent.class);
  }

  int events() { return events.size(); }
  List<String> wrong() { return wrong; }

  /** A clerk who has followed the window from the beginning. */
  void window(Follower follower) throws InterruptedException {
    List<String> wanted = events.stream().filter(event -> Hearer.of(event.type()).contains(Hearer.WINDOW))
        .map(event -> event.type().getSimpleName() + " " + event.complaint()).toList();
    settle(follower, wanted.size());
    same("the window's stream", wanted, follower.seen().stream()
        .map(item -> item.name().equals("queue") ? item.json().getString("type") + " " + item.json().getString("complaintId") : item.name())
        .toList());
  }

  /** A resident who has followed what is theirs from the beginning. */
  void own(Bustle.Resident resident, Follower follower) throws InterruptedException {
    List<String> wanted = of(resident).filter(event -> Hearer.of(event.type()).contains(Hearer.RESIDENT)).map(Event::id).toList();
    List<String> notices = of(resident).flatMap(event -> toResident(event).map(cell -> "notice " + cell)).toList();
    settle(follower, wanted.size() + notices.size());
    same("a resident's stream", Stream.concat(wanted.stream(), notices.stream()).toList(), follower.seen().stream()
        .map(item -> item.name().equals("complaint") ? item.json().getString("id") : item.name().equals("notice")
            ? "notice " + item.json().getString("kind") + " " + item.json().getString("complaintId") : item.name()).toList());
  }

  void inbox(Node node, Bustle.Resident resident) throws IOException {
    same("a resident's inbox", of(resident).flatMap(ToldCheck::toResident).toList(), notices(node, resident.token()));
  }

  /** Of the window: each is told of every dispute. */
  void disputes(Node node, String supervisor) throws IOException {
    same("a supervisor's inbox", events.stream().filter(event -> event.type() == ComplaintEvent.Disputed.class)
        .map(event -> "dispute " + event.complaint()).toList(), notices(node, supervisor));
  }

  private Stream<Event> of(Bustle.Resident resident) {
    return events.stream().filter(event -> resident.id().equals(event.resident()));
  }

  private static Stream<String> toResident(Event event) {
    return NoticeMatrix.cells().stream().filter(cell -> cell.event() == event.type() && cell.whom() == Concerned.RESIDENT)
        .map(cell -> cell.kind().code() + " " + event.complaint());
  }

  private static List<String> notices(Node node, String token) throws IOException {
    var all = new ArrayList<String>();
    for (String cursor = ""; cursor != null;) {
      JsonObject page = node.send("GET", "/v1/me/notices?limit=100" + cursor, null, Node.bearer(token)).good();
      JsonArray items = page.getJsonArray("items");
      items.forEach(item -> all.add(((JsonObject) item).getString("kind") + " " + ((JsonObject) item).getString("complaintId")));
      cursor = page.getString("next") == null ? null : "&cursor=" + URLEncoder.encode(page.getString("next"), StandardCharsets.UTF_8);
    }
    return all;
  }

  /** Until so many were shown, and a moment longer for what should not come. */
  private static void settle(Follower follower, int wanted) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (follower.seen().size() < wanted && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(50);
    TimeUnit.MILLISECONDS.sleep(300);
  }

  private void same(String where, List<String> wanted, List<String> found) {
    var balance = new HashMap<String, Integer>();
    wanted.forEach(one -> balance.merge(one, 1, Integer::sum));
    found.forEach(one -> balance.merge(one, -1, Integer::sum));
    balance.forEach((one, missing) -> {
      if (missing != 0) wrong.add(where + (missing > 0 ? " lacks " : " repeats ") + one + " (" + Math.abs(missing) + ")");
    });
  }
}
