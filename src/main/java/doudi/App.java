package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.calendar.CalendarDesk;
import doudi.calendar.CalendarHandlers;
import doudi.calendar.CalendarStore;
import doudi.calendar.ShippedYears;
import doudi.city.CityDesk;
import doudi.city.RoutingDesk;
import doudi.city.RoutingHandlers;
import doudi.complaint.ComplaintCountStore;
import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.ComplaintHandlers;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.complaint.ComplaintWords;
import doudi.complaint.DeadlineDesk;
import doudi.complaint.FilingDesk;
import doudi.complaint.FilingHandlers;
import doudi.complaint.OwnProjection;
import doudi.complaint.OwnStream;
import doudi.complaint.SweepDesk;
import doudi.complaint.WaitingLines;
import doudi.figure.Definitions;
import doudi.figure.DefinitionsReader;
import doudi.hotspot.HotspotProjection;
import doudi.identity.CallerHandler;
import doudi.identity.Secrets;
import doudi.plumbing.ContractFile;
import doudi.plumbing.FirebaseConnection.FirebaseProject;
import doudi.plumbing.HealthHandler;
import doudi.plumbing.HttpApi;
import doudi.plumbing.HttpListener;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.NodeStore;
import doudi.plumbing.NodeWatch;
import doudi.plumbing.Operations;
import doudi.plumbing.ProblemHandler;
import doudi.plumbing.StaticSites;
import doudi.plumbing.StreamHub;
import doudi.plumbing.StreamStore;
import doudi.signal.SignalSweepDesk;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: the only class that knows every other one. Built in the order in which things need each other. */
public final class App {
  private static final Logger log = LoggerFactory.getLogger(App.class);
  private final Vertx vertx;
  private final Settings settings;
  private final Clock clock;
  private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Messages messages = Messages.load();
  private final Definitions definitions = DefinitionsReader.load();
  private final Storage storage;
  private final FirebaseParts firebase;
  private final ComplaintStore complaintStore;
  private final ComplaintCountStore countStore;
  private final ComplaintFeed feed;
  private final HotspotParts hotspots;
  private final ImprovementParts improvements;
  private final WaitingLines lines;
  private final StreamStore streamStore;
  private final StreamHub streams;
  private final NodeWatch nodes;
  private final CityDesk cities;
  private final CalendarDesk calendars;
  private final SweepDesk sweep;
  private final IdentityParts identity;
  private final PhotoParts photos;
  private final NoticeParts notices;
  private final SuggestionParts suggestions;
  private final OpenParts open;
  private final QueueParts queues;
  private final FigureParts figures;
  private final SignalParts signals;
  private final ClusterParts clusters;
  private final BurdenParts burden;
  private final Chores chores;
  private final List<Operations.Capability> capabilities = new ArrayList<>();
  private final CallerHandler door;
  private HttpListener listener;

  private App(Vertx vertx, Settings settings, Clock clock, Storage storage, FirebaseParts firebase, byte[] secret) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.storage = storage;
    this.firebase = firebase;
    MongoFutures mongo = storage.futures();
    MongoDatabase database = storage.database();
    var secrets = new Secrets(secret);
    complaintStore = new ComplaintStore(mongo, database, secrets.keyFor("contact"));
    countStore = new ComplaintCountStore(mongo, database);
    calendars = new CalendarDesk(new CalendarStore(mongo, database), ShippedYears.load(), clock);
    var city = new CityParts(mongo, database, calendars::current, countStore, clock);
    cities = city.desk;
    feed = new ComplaintFeed(complaintStore);
    streamStore = new StreamStore(mongo, database);
    nodes = new NodeWatch(vertx, new NodeStore(mongo, database), clock);
    streams = new StreamHub(vertx, streamStore, clock, secrets.keyFor("streams"), settings.streams(), meters);
    hotspots = new HotspotParts(mongo, database, countStore, complaintStore, cities, calendars, streams, clock);
    lines = new WaitingLines(complaintStore, countStore, clock);
    var deadlines = new DeadlineDesk(cities, calendars);
    sweep = new SweepDesk(complaintStore, feed, deadlines, storage.leases(), clock);
    figures = new FigureParts(mongo, database, secrets, cities, hotspots.board, definitions, messages, clock);
    clusters = new ClusterParts(vertx, hotspots.desk, figures.store, clock);
    open = new OpenParts(vertx, mongo, database, secrets, cities, hotspots.board, definitions, messages, clock, settings.demo());
    burden = new BurdenParts(mongo, database, figures.store, cities, definitions, clock);
    chores = new Chores(vertx);
    identity = new IdentityParts(vertx, mongo, database, secrets, firebase, complaintStore, cities, streams, clock);
    door = new CallerHandler(identity.callers);
    notices = new NoticeParts(mongo, database, messages, identity.accountStore, identity.linkStore, cities, clock, meters, firebase.pushes,
        settings.webPush(), streams);
    suggestions = new SuggestionParts(vertx, mongo, database, secrets.keyFor("contact"), messages, cities, clock);
    var routing = new RoutingDesk(cities, calendars::current, () -> lines, clock);
    var filing = new FilingDesk(complaintStore, feed, lines, cities, routing, deadlines, identity.claims, messages, clock);
    var complaints = new ComplaintDesk(complaintStore, feed, cities, deadlines, clock, settings.lease());
    var json = new ComplaintJson(cities, calendars, new ComplaintWords(messages), clock);
    queues = new QueueParts(mongo, database, secrets, complaintStore, countStore, complaints, feed, lines, streams, clock,
        settings.lease());
    photos = new PhotoParts(vertx, storage, complaintStore, complaints, json, clock);
    improvements = new ImprovementParts(mongo, database, hotspots, clusters.desk, complaintStore, notices.desk, messages, cities, clock);
    signals = new SignalParts(mongo, database, secrets, complaintStore, figures, improvements, notices, cities, calendars, messages, clock);
    capabilities.addAll(List.of(photos.handlers, new CalendarHandlers(calendars), suggestions.handlers, city.handlers, burden.handlers,
        clusters.handlers(json), new RoutingHandlers(routing, cities, messages, clock), new FilingHandlers(filing, json),
        new ComplaintHandlers(complaints, json), notices.handlers, new OwnStream()));
    List.of(figures.handlers(hotspots, json), open.handlers(figures, filing, identity.callers), identity.handlers, queues.handlers(json),
        hotspots.handlers(json, definitions), improvements.handlers(json, definitions), signals.handlers(json))
        .forEach(capabilities::addAll);
  }

  /** A running program that answers; fails, with everything ended again, when it cannot start. */
  public static Future<App> start(Vertx vertx, Settings settings, Clock clock) {
    return start(vertx, settings, clock, settings.firebase().map(given -> new FirebaseProject(given.project(), given.credentials())));
  }

  /** @param project in place of what the settings say of Firebase */
  public static Future<App> start(Vertx vertx, Settings settings, Clock clock, Optional<FirebaseProject> project) {
    return open(vertx, settings, clock, project).compose(app -> app.run().map(app).recover(failure ->
        app.stop().transform(stopped -> Future.failedFuture(failure))));
  }

  /** Everything but the listening: for commands that work on the store and end. */
  public static Future<App> open(Vertx vertx, Settings settings, Clock clock) {
    return open(vertx, settings, clock, Optional.empty());
  }

  private static Future<App> open(Vertx vertx, Settings settings, Clock clock, Optional<FirebaseProject> project) {
    return FirebaseParts.open(vertx, project).compose(firebase -> Storage.open(vertx, settings)
        .compose(storage -> storage.secret().map(secret -> new App(vertx, settings, clock, storage, firebase, secret))));
  }

  private Future<Void> run() {
    var demo = new Demo(vertx, settings, cities, identity.accounts);
    return Future.all(List.of(complaintStore.createIndexes(), figures.store.createIndexes(), hotspots.createIndexes(), streams.start(),
            identity.createIndexes(), notices.createIndexes(), improvements.createIndexes(),
            streamStore.createIndexes(), nodes.start(), open.createIndexes(), queues.createIndexes(), signals.createIndexes()))
        .compose(indexed -> Future.all(cities.refresh(), calendars.refresh(), hotspots.board.refresh(), photos.store.open()))
        .compose(known -> settings.demo() ? demo.load() : identity.accountStore.isEmpty().compose(none -> demo.makeFirstAdmin(none)))
        .compose(staffed -> cities.isLoaded() ? lines.refresh(cities.current().windows().byId().keySet()) : Future.succeededFuture())
        .compose(lined -> ContractFile.load(vertx, "api-docs/openapi.yaml"))
        .compose(contract -> HttpListener.start(vertx, settings.host(), settings.port(), router(contract),
            new ProblemHandler(messages)::unreadable))
        .map(started -> {
          listener = started;
          startChores();
          open.begin(chores);
          tellStarted(demo);
          return null;
        });
  }

  private Router router(OpenAPIContract contract) {
    storage.registerMeters(meters);
    Router router = Router.router(vertx);
    var problems = new ProblemHandler(messages);
    var sites = new StaticSites(settings.webPush().isPresent());
    router.route().handler(sites::secure).failureHandler(open.open311.orElse(problems));
    new HealthHandler(meters::scrape).check("store", storage::ping).check("catalog", () -> Future.succeededFuture(cities.describe()))
        .check("calendar", () -> Future.succeededFuture(calendars.describe()))
        .check("nodes", nodes::describe).mount(router);
    open.mount(router);
    sites.mount(router);
    router.route().subRouter(new HttpApi(vertx, contract, door, meters, streams).router(capabilities));
    sites.mountLast(router);
    List.of(400, 401, 403, 404, 405, 406, 413, 415, 500, 503)
        .forEach(status -> router.errorHandler(status, open.open311.orElse(status, problems.orElse(status))));
    return router;
  }

  private void startChores() {
    chores.every(200, "mark what was told", feed::markTold);
    chores.leisurely(250, Chores.A_TWENTIETH, "count hotspots", hotspots.projection::recountTouched);
    chores.every(2_000, "count hotspots that were left", hotspots.projection::recountForgotten);
    chores.sparingly(500, "read changed lines", lines::refreshChanged);
    chores.sparingly(1_000, "read counted hotspots", hotspots.board::refresh);
    chores.every(1_000, "sweep", sweep::sweep);
    chores.every(2_000, "judge improvements", improvements.effects::sweep);
    chores.every(2_000, "look for signals", signals.sweep::sweep);
    if (firebase.pushes.isPresent()) chores.every(1_000, "push", notices.pushes::sweep);
    chores.every(5_000, "read city and calendar", () -> Future.all(cities.refresh(), calendars.refresh()));
    chores.every(15_000, "read the windows' pace", lines::refreshPace);
    chores.every(2_000, "look at streams", streams::lookEverywhere);
    chores.every(5_000, "show that this node lives", nodes::beat);
    chores.every(60_000, "forget old stream items", streams::forget);
    chores.every(5_000, "remove what is past its use", notices.pruner::prune);
    chores.every(3_600_000, "sweep photos", photos.sweep::sweep);
    suggestions.start(chores, feed);
    clusters.start(chores);
    burden.start(chores, feed);
    List.of(hotspots.projection, lines, notices.desk, new OwnProjection(streams), queues.projection, open.projection).forEach(feed::listen);
  }

  private void tellStarted(Demo demo) {
    var missing = calendars.missingYears();
    if (!missing.isEmpty()) log.warn("no holiday notice for years={}: Monday to Friday counts there until an admin loads it", missing);
    boolean exposed = settings.mongoUri().isPresent() && settings.secret().isEmpty();
    if (exposed) log.warn("DOUDI_SECRET is not set: the secret is kept in the store it protects");
    log.info("ready url=http://{}:{}/ store={}{}", settings.host(), port(), storage.name(), demo.whereSignInsAre());
  }

  public int port() { return listener.port(); }
  public MongoDatabase database() { return storage.database(); }
  public StreamHub streams() { return streams; }
  public HotspotProjection hotspots() { return hotspots.projection; }
  public SignalSweepDesk signals() { return signals.sweep; }

  /** Takes no new request, finishes those under way, and leaves nothing untold that could be told. */
  public Future<Void> stop() {
    signals.sweep.stop();
    return Future.join(streams.close(), nodes.stop()).compose(ended -> listener == null ? Future.succeededFuture() : listener.stop())
        .eventually(chores::stop).eventually(feed::settled).eventually(hotspots.projection::recountTouched)
        .eventually(feed::markTold).eventually(open::close).eventually(firebase::close).eventually(storage::close);
  }
}
