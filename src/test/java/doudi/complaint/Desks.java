package doudi.complaint;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.calendar.CalendarDesk;
import doudi.calendar.CalendarStore;
import doudi.calendar.ShippedYears;
import doudi.city.CityDesk;
import doudi.city.CityReader;
import doudi.city.CityStore;
import doudi.city.RoutingDesk;
import doudi.embedded.EmbeddedMongo;
import doudi.figure.Definition;
import doudi.figure.DefinitionsReader;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.HotspotDesk;
import doudi.hotspot.HotspotProjection;
import doudi.hotspot.HotspotStore;
import doudi.hotspot.VolumeStore;
import doudi.identity.Caller;
import doudi.identity.ClaimCodes;
import doudi.identity.Role;
import doudi.identity.Secrets;
import doudi.plumbing.Language;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Refusal;
import doudi.plumbing.StreamHub;
import doudi.plumbing.StreamStore;
import doudi.queue.QueueDesk;
import doudi.support.Folders;
import doudi.support.MovableClock;
import doudi.support.RunningApp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.BsonDocument;

/** The desks of one node over a real store, without HTTP: many moves in little time, and nothing happens by itself; a test says when. */
public final class Desks {
  /** By what hotspots are ordered now. */
  public static final Definition SCORE = DefinitionsReader.load().now().byId().get("score");
  public static final String HALL = "w-city-hall";
  public static final Duration LEASE = Duration.ofMinutes(30);
  private static final byte[] SECRET = "a secret of the tests, thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);
  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");
  private static final LocalDate FAR_DAY = LocalDate.parse("9999-01-01");
  private static final Vertx VERTX = Vertx.vertx();

  public final MovableClock clock;
  public final MongoDatabase database;
  public final MongoFutures mongo = new MongoFutures(VERTX);
  public final CityDesk cities;
  public final CalendarDesk calendars;
  public final ComplaintStore store;
  public final ComplaintFeed feed;
  public final HotspotBoard board;
  public final StreamHub streams;
  public final HotspotProjection projection;
  public final WaitingLines lines;
  public final DeadlineDesk deadlines;
  public final SweepDesk sweep;
  public final FilingDesk filing;
  public final ComplaintDesk complaints;
  public final QueueDesk queue;
  public final HotspotDesk hotspots;
  public final ComplaintJson json;
  final ComplaintCodec codec = new ComplaintCodec(new Secrets(SECRET).keyFor("contact"));
  private final List<Callable<?>> owned = new ArrayList<>();

  private Desks(MovableClock clock, MongoDatabase database) {
    this.clock = clock;
    this.database = database;
    var secrets = new Secrets(SECRET);
    var messages = Messages.load();
    cities = new CityDesk(new CityStore(mongo, database), clock);
    calendars = new CalendarDesk(new CalendarStore(mongo, database), ShippedYears.load(), clock);
    store = new ComplaintStore(mongo, database, secrets.keyFor("contact"));
    var counts = new ComplaintCountStore(mongo, database);
    var days = new HotspotStore(mongo, database);
    feed = new ComplaintFeed(store);
    var volumes = new VolumeStore(mongo, database);
    board = new HotspotBoard(days, volumes, calendars::current, clock);
    var items = new StreamStore(mongo, database);
    streams = new StreamHub(VERTX, items, clock, secrets.keyFor("streams"), StreamHub.Pace.USUAL, new SimpleMeterRegistry());
    projection = new HotspotProjection(counts, days, board, streams);
    lines = new WaitingLines(store, counts, clock);
    deadlines = new DeadlineDesk(cities, calendars);
    sweep = new SweepDesk(store, feed, deadlines, new LeaseStore(mongo, database), clock);
    var routing = new RoutingDesk(cities, calendars::current, () -> lines, clock);
    filing = new FilingDesk(store, feed, lines, cities, routing, deadlines, new ClaimCodes(secrets), messages, clock);
    complaints = new ComplaintDesk(store, feed, cities, deadlines, clock, LEASE);
    queue = new QueueDesk(store, new WorkStore(mongo, database, new byte[32]), complaints, feed, clock, LEASE);
    hotspots = new HotspotDesk(board, store, cities);
    json = new ComplaintJson(cities, calendars, new ComplaintWords(messages), clock);
    feed.listen(projection);
    feed.listen(lines);
    await(Future.all(store.createIndexes(), days.createIndexes(), volumes.createIndexes(), items.createIndexes()));
  }

  /** On a Friday morning in the demo city, with an empty store of its own. */
  public static Desks open() throws Exception {
    Path folder = Files.createTempDirectory("doudi-desks");
    var server = EmbeddedMongo.open(folder.resolve("store"), EmbeddedMongo.Options.DEFAULT.withDurability(EmbeddedMongo.Durability.OS));
    MongoClient client = MongoClients.create(server.connectionString());
    var desks = new Desks(new MovableClock(RunningApp.FRIDAY_MORNING), client.getDatabase("doudi"));
    desks.owned.addAll(List.of(() -> {
      client.close();
      server.close();
      Folders.delete(folder);
      return folder;
    }));
    await(desks.cities.importCity(CityReader.read(new JsonObject(text("/demo/city.json"))), "test"));
    return desks;
  }

  /** Another node of the same installation: the same store and clock, its own memory. */
  public Desks anotherNode() {
    var other = new Desks(clock, database);
    await(other.cities.refresh());
    return other;
  }

  public static String text(String resource) throws Exception {
    try (var in = Desks.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("not done within 20 seconds", late);
    }
  }

  /** The code of the refusal that it ends with; empty when it succeeds. */
  public static String refusal(Future<?> future) {
    return await(future.transform(done -> Future.succeededFuture(done.succeeded() ? "" : codeOf(done.cause()))));
  }

  private static String codeOf(Throwable failure) {
    if (failure instanceof Refusal refusal) return refusal.code();
    throw new AssertionError("not a refusal", failure);
  }

  public Caller clerk(String account, String... windowIds) {
    return new Caller(Role.CLERK, account, Set.of(windowIds), null, Set.of(), Set.of(), Optional.empty(), Language.ZH);
  }

  /** Of the whole city. */
  public Caller supervisor(String account) {
    return new Caller(Role.SUPERVISOR, account, cities.current().windows().byId().keySet(), "anhe", Set.of(), Set.of(), Optional.empty(),
        Language.ZH);
  }

  public static Caller resident(String id) {
    return Caller.resident(id, Optional.empty(), Language.ZH);
  }

  /** About nothing in particular: the city hall's. */
  public static NewComplaint words(String narrative) {
    return new NewComplaint(narrative, null, null, null, null, Attempt.UNTOLD, List.of(), null);
  }

  public static NewComplaint about(String serviceId, String platformId, String failureKind, String districtId) {
    return new NewComplaint("网上办不成", serviceId, platformId, failureKind, districtId, Attempt.UNTOLD, List.of(), null);
  }

  /** Filed by that resident with a fresh key. */
  public Complaint file(String resident, NewComplaint wanted) {
    return await(filing.file(resident(resident), wanted, Optional.of("key-" + System.nanoTime()))).complaint();
  }

  public Complaint find(Complaint complaint) {
    return await(store.find(complaint.id())).orElseThrow();
  }

  public Complaint callNext(Caller caller, String windowId) {
    return await(queue.callNext(caller, windowId)).orElseThrow();
  }

  public Complaint resolve(Caller caller, Complaint complaint) {
    return await(complaints.resolve(caller, complaint.id(), Optional.empty(), done("wrongly-refused")));
  }

  public static Resolution done(String cause) {
    return new Resolution("done", "已经办好了。", cause, null, null, null);
  }

  /** One round of the sweep, and the counting behind it. */
  public int swept() {
    int caused = await(sweep.sweep());
    await(projection.recountTouched());
    return caused;
  }

  /** Everything told is counted and marked, as the chores do it by and by. */
  public void settle() {
    long end = System.nanoTime() + 10_000_000_000L;
    do {
      await(projection.recountTouched());
      await(streams.tell("hotspots", "settled " + System.nanoTime(), "settled", () -> "{}"));
      await(feed.markTold());
      await(lines.refreshChanged());
    } while (!isSettled() && System.nanoTime() < end);
  }

  private boolean isSettled() {
    return await(store.untold(FAR_FUTURE, 0, 1)).complaints().isEmpty() && await(board.isCounted(FAR_DAY));
  }

  public List<BsonDocument> documents() {
    return await(mongo.all(database.getCollection("complaints", BsonDocument.class).find()));
  }

  public void close() throws Exception {
    for (Callable<?> each : owned) each.call();
  }
}
