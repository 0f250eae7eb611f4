package doudi.improvement;

import doudi.catalog.Catalog;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.city.CityDesk;
import doudi.cluster.ClusterDesk;
import doudi.cluster.HotspotCluster;
import doudi.complaint.Actor;
import doudi.complaint.Tally;
import doudi.figure.Edition;
import doudi.hotspot.Hotspot;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.People;
import doudi.hotspot.Period;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what is known of a platform, and takes down what a person decides about it. */
public final class DossierDesk {
  private static final Logger log = LoggerFactory.getLogger(DossierDesk.class);
  private static final int WORST = 10;
  /** Of so many of them the dossier also says what people say. */
  private static final int SORTED = 5;
  private static final int MOST = 100;
  private static final Set<String> DOUBLED = Set.of("asked-again", "duplicate-platform");

  private final KeptStore<Verdict> verdicts;
  private final KeptStore<Reading> readings;
  private final KeptStore<Improvement> improvements;
  private final HotspotBoard board;
  private final ClusterDesk clusters;
  private final DossierPage page;
  private final CityDesk cities;
  private final Clock clock;

  public DossierDesk(KeptStore<Verdict> verdicts, KeptStore<Reading> readings, KeptStore<Improvement> improvements, HotspotBoard board,
      ClusterDesk clusters, DossierPage page, CityDesk cities, Clock clock) {
    this.verdicts = verdicts;
    this.readings = readings;
    this.improvements = improvements;
    this.board = board;
    this.clusters = clusters;
    this.page = page;
    this.cities = cities;
    this.clock = clock;
  }

  /** Fails with {@code not-found} for a platform that the caller does not answer for. */
  public Future<Dossier> read(Caller caller, String platformId, Period period) {
    visible(caller, platformId);
    var read = readings.page(Optional.empty(), Optional.empty(), MOST, one -> Offices.isOn(platformId, one.hotspotId()));
    var tried = improvements.page(Optional.empty(), Optional.empty(), MOST, one -> Offices.isOn(platformId, one.hotspotId()));
    var decided = verdicts.page(Optional.of(platformId), Optional.empty(), MOST, any -> true);
    var failures = clusters.of(caller, worst(platformId, period).stream().limit(SORTED).toList(), period);
    return Future.all(read, tried, decided, failures)
        .map(all -> dossier(platformId, period, items(read), items(tried), items(decided), failures.result()));
  }

  /** The same as a page to print, in the caller's language. */
  public Future<String> export(Caller caller, String platformId, Period period, Edition edition) {
    return read(caller, platformId, period)
        .map(dossier -> page.html(dossier, edition, cities.current().catalog(), caller.language(), clock.instant()));
  }

  private static <T> List<T> items(Future<Page<T>> page) {
    return page.result().items();
  }

  private Platform visible(Caller caller, String platformId) {
    Platform platform = cities.current().catalog().platform(platformId).orElseThrow(Refusal::notFound);
    boolean answers = caller.is(Role.AUDITOR) || caller.platformIds().contains(platformId)
        || caller.departmentIds().contains(platform.departmentId());
    if (!answers) throw Refusal.notFound();
    return platform;
  }

  private List<Hotspot> worst(String platformId, Period period) {
    return board.worstFirst(period).stream().filter(one -> platformId.equals(one.bucket().platformId())).toList();
  }

  private Dossier dossier(String platformId, Period period, List<Reading> read, List<Improvement> tried, List<Verdict> decided,
      List<HotspotCluster> failures) {
    Catalog catalog = cities.current().catalog();
    List<Hotspot> all = board.worstFirst(period);
    List<Hotspot> own = worst(platformId, period);
    Tally tally = own.stream().map(Hotspot::tally).reduce(Tally.NONE, Tally::plus);
    var byKind = new TreeMap<String, Integer>();
    own.forEach(one -> byKind.merge(Objects.requireNonNullElse(one.bucket().failureKind(), "-"), one.tally().complaints(), Integer::sum));
    List<Service> offered = catalog.services().values().stream().filter(one -> one.platformIds().contains(platformId)).toList();
    List<String> onlyHere = offered.stream().filter(one -> one.platformIds().size() == 1).map(Service::id).toList();
    People people = board.people(platformId, period);
    List<Dossier.Overlap> overlaps = overlaps(platformId, period, offered, all, people);
    int mostShared = overlaps.stream().mapToInt(one -> one.serviceIds().size()).max().orElse(0);
    var known = new VerdictRules.Known(tally, byKind, own, offered.size(), offered.size() - onlyHere.size(), mostShared, tried);
    List<Hotspot> worst = own.subList(0, Math.min(WORST, own.size()));
    return new Dossier(platformId, period, tally, people.count(), byKind, worst, failures, overlaps, onlyHere, read, tried, decided,
        VerdictRules.propose(known));
  }

  private List<Dossier.Overlap> overlaps(String platformId, Period period, List<Service> offered, List<Hotspot> all,
      People people) {
    var shared = new TreeMap<String, List<String>>();
    offered.forEach(service -> service.platformIds().stream().filter(other -> !other.equals(platformId))
        .forEach(other -> shared.computeIfAbsent(other, fresh -> new ArrayList<>()).add(service.id())));
    return shared.entrySet().stream().map(one -> overlap(platformId, period, one, all, people))
        .sorted(Comparator.comparingInt((Dossier.Overlap one) -> -one.serviceIds().size()).thenComparing(Dossier.Overlap::platformId))
        .toList();
  }

  private Dossier.Overlap overlap(String platformId, Period period, Map.Entry<String, List<String>> other, List<Hotspot> all,
      People people) {
    var either = Set.of(platformId, other.getKey());
    int askedAgain = all.stream().filter(one -> one.bucket().platformId() != null && either.contains(one.bucket().platformId()))
        .filter(one -> other.getValue().contains(one.bucket().serviceId()))
        .filter(one -> one.bucket().failureKind() != null && DOUBLED.contains(one.bucket().failureKind()))
        .mapToInt(one -> one.tally().complaints()).sum();
    int both = board.people(other.getKey(), period).shared(people);
    return new Dossier.Overlap(other.getKey(), other.getValue(), askedAgain, both < Dossier.LEAST_PEOPLE ? -1 : both);
  }

  /** By a manager of the owning department or an auditor. Earlier verdicts stay beside it. */
  public Future<Verdict> decide(Caller caller, String platformId, Verdict.Outcome outcome, String reason, Period period,
      Optional<String> requestKey) {
    Platform platform = visible(caller, platformId);
    boolean owner = caller.departmentIds().contains(platform.departmentId());
    if (!owner && !caller.is(Role.AUDITOR)) throw Refusal.forbidden("A manager of the department that owns the platform decides.");
    String office = caller.departmentIds().stream().sorted().filter(id -> !caller.is(Role.MANAGER) || id.equals(platform.departmentId()))
        .findFirst().orElse(null);
    String id = verdicts.newId(caller.id(), requestKey);
    return read(caller, platformId, period).compose(dossier -> verdicts.add(new Verdict(id, platformId, outcome, reason, office,
        dossier.proposal().outcome(), dossier.proposal().grounds().stream().map(Dossier.Fact::code).toList(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS), Actor.of(caller))))
        .onSuccess(added -> log.info("verdict decided platform={} outcome={}", platformId, outcome.code()));
  }
}
