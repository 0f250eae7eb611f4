package doudi.complaint;

import doudi.catalog.Catalog;
import doudi.catalog.FailureKind;
import doudi.catalog.Name;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.city.City;
import doudi.city.CityDesk;
import doudi.city.RoutingDesk;
import doudi.identity.Caller;
import doudi.identity.ClaimCodes;
import doudi.identity.Role;
import doudi.plumbing.Digest;
import doudi.plumbing.Fault;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Refusal;
import doudi.routing.Case;
import doudi.routing.Route;
import doudi.window.Need;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a complaint in: routes it, fixes its deadlines, stores it in one write, and answers the same again however often it is sent. */
public final class FilingDesk {
  private static final Logger log = LoggerFactory.getLogger(FilingDesk.class);
  /** From this length on, an anonymous caller's key is taken to be hard to guess and stands alone; a shorter one counts with the words. */
  private static final int UNGUESSABLE = 16;

  /**
   * What came of it.
   *
   * @param isNew false when the same request had been sent before
   * @param position place in the queue, at most {@link WaitingLines#EXACT} + 1; empty when it was filed before
   * @param reason why this window, with when it opens, as it is at this moment; empty when it was filed before
   * @param claimCode for whoever has no account
   */
  public record Filed(Complaint complaint, boolean isNew, Optional<Integer> position, Optional<Name> reason, Optional<String> claimCode) {}

  private final ComplaintStore store;
  private final ComplaintFeed feed;
  private final WaitingLines lines;
  private final CityDesk cities;
  private final RoutingDesk routing;
  private final DeadlineDesk deadlines;
  private final ClaimCodes claims;
  private final Messages messages;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public FilingDesk(ComplaintStore store, ComplaintFeed feed, WaitingLines lines, CityDesk cities, RoutingDesk routing,
      DeadlineDesk deadlines,
      ClaimCodes claims, Messages messages, Clock clock) {
    this.store = store;
    this.feed = feed;
    this.lines = lines;
    this.cities = cities;
    this.routing = routing;
    this.deadlines = deadlines;
    this.claims = claims;
    this.messages = messages;
    this.clock = clock;
  }

  /** A resident's own report. */
  public Future<Filed> file(Caller caller, NewComplaint wanted, Optional<String> key) {
    if (caller.is(Role.RESIDENT)) requireKey(key);
    return accept(caller, wanted, requestKey(caller, wanted, key), false);
  }

  /** A report that staff type for somebody at the window or on the phone. Fails with {@code not-found} for a window that is not theirs. */
  public Future<Filed> fileForResident(Caller caller, String windowId, NewComplaint wanted, Optional<String> key) {
    if (!caller.worksAt(windowId)) throw Refusal.notFound();
    requireKey(key);
    return accept(caller, wanted, requestKey(caller, wanted, key), true);
  }

  /**
   * A report that another system hands in for somebody. The same words for the same key are the same complaint until it is closed; after
   * that they are a new trouble.
   *
   * @param digest of everything that was said
   */
  public Future<Filed> fileFromElsewhere(Caller caller, NewComplaint wanted, String digest) {
    return fileFromElsewhere(caller, wanted, digest, 0);
  }

  private Future<Filed> fileFromElsewhere(Caller caller, NewComplaint wanted, String digest, int before) {
    return accept(caller, wanted, requestKey(caller, wanted, Optional.of(digest + ":" + before)), false)
        .compose(filed -> filed.isNew() || !filed.complaint().isClosed() ? Future.succeededFuture(filed)
            : fileFromElsewhere(caller, wanted, digest, before + 1));
  }

  private static void requireKey(Optional<String> key) {
    if (key.isEmpty()) throw Refusal.malformed(List.of(new Fault("/header/Idempotency-Key",
        "is required from a signed-in caller, so that a repeat files nothing twice")));
  }

  private static String requestKey(Caller caller, NewComplaint wanted, Optional<String> key) {
    if (key.isEmpty()) return null;
    if (!caller.is(Role.ANONYMOUS)) return caller.role().code() + ":" + caller.id() + ":" + key.get();
    return "anonymous:" + (key.get().length() >= UNGUESSABLE ? key.get() : key.get() + ":" + Digest.of(wanted.narrative()));
  }

  private Future<Filed> accept(Caller caller, NewComplaint wanted, String requestKey, boolean assisted) {
    City city = cities.current();
    Heard heard = heard(city.catalog(), wanted);
    Case what = caseOf(wanted, heard);
    List<Fault> unknown = RoutingDesk.unknown(what, city);
    if (!unknown.isEmpty()) throw Refusal.invalid(unknown);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var id = new ComplaintId(newId());
    Route route = routing.routeFor(what);
    Filing filing = filing(city.catalog(), caller, id, wanted, requestKey, assisted);
    var deadline = deadlines.atFiling(route.windowId(), filing.serviceId(), now);
    Complaint complaint = Complaint.replay(id,
        List.of(new ComplaintEvent.Filed(now, Actor.of(caller), filing), new ComplaintEvent.Routed(now,
        Actor.SYSTEM, route.windowId(), route.rule(), heard.before(route.reason().lasting(messages), messages), deadline)));
    return store.add(complaint)
        .map(added -> filed(caller, complaint, heard.before(route.reason().told(messages), messages)))
        .recover(failure -> requestKey != null && MongoFutures.isDuplicateKey(failure) ? repeated(requestKey)
            : Future.failedFuture(failure));
  }

  private Filed filed(Caller caller, Complaint complaint, Name reason) {
    log.info("complaint filed complaint={} window={} rule={} by={}", complaint.id()
        .value(), complaint.windowId(), complaint.rule(), caller.role().code());
    int position = lines.join(complaint);
    feed.tell(complaint);
    return new Filed(complaint, true, Optional.of(position), Optional.of(reason), claimCode(complaint));
  }

  private Future<Filed> repeated(String requestKey) {
    return store.findByRequest(requestKey).map(found -> {
      Complaint before = found.orElseThrow(() -> new IllegalStateException("a request key is taken, but by no complaint"));
      return new Filed(before, false, Optional.empty(), Optional.empty(), claimCode(before));
    });
  }

  private Optional<String> claimCode(Complaint complaint) {
    return complaint.claimHash() == null ? Optional.empty() : Optional.of(claims.codeFor(complaint.id().value()));
  }

  private Filing filing(Catalog catalog, Caller caller, ComplaintId id, NewComplaint wanted, String requestKey, boolean assisted) {
    Optional<String> owner = Optional.ofNullable(wanted.serviceId()).flatMap(catalog::service).map(Service::departmentId)
        .or(() -> Optional.ofNullable(wanted.platformId()).flatMap(catalog::platform).map(Platform::departmentId));
    String resident = caller.is(Role.RESIDENT) ? caller.id() : null;
    String claim = resident == null ? claims.hashOf(claims.codeFor(id.value())).orElseThrow() : null;
    String district = wanted.districtId() == null ? catalog.root().id() : wanted.districtId();
    return new Filing(wanted.narrative(), wanted.serviceId(), wanted.platformId(), owner.orElse(null), wanted.failureKind(), district,
        wanted.attempt(), wanted.needs(), wanted.contact(), resident, claim, requestKey, assisted);
  }

  /**
   * What is routed by where the resident named neither service nor platform: what the own words speak of. Never stored as if it had been
   * said.
   */
  private static Heard heard(Catalog catalog, NewComplaint wanted) {
    if (wanted.serviceId() != null || wanted.platformId() != null) return Heard.NOTHING;
    var mentions = catalog.words().mentionsIn(wanted.narrative());
    return new Heard(mentions.service().flatMap(catalog::service), mentions.platform().flatMap(catalog::platform));
  }

  private static Case caseOf(NewComplaint wanted, Heard heard) {
    return new Case(Optional.ofNullable(wanted.serviceId()).or(() -> heard.service().map(Service::id)),
        Optional.ofNullable(wanted.platformId()).or(() -> heard.platform().map(Platform::id)),
        Optional.ofNullable(wanted.failureKind()).flatMap(FailureKind::of), Optional.ofNullable(wanted.districtId()),
        wanted.needs().stream().map(Need::of).flatMap(Optional::stream).collect(Collectors.toSet()));
  }

  private record Heard(Optional<Service> service, Optional<Platform> platform) {
    static final Heard NOTHING = new Heard(Optional.empty(), Optional.empty());

    /** The reason, with what was understood said first, so that a resident who meant something else sees it at once. */
    Name before(Name reason, Messages messages) {
      Optional<Name> understood = service.map(Service::name).or(() -> platform.map(Platform::name));
      return understood.map(name -> new Name(sentence(Language.ZH, name, reason, messages),
          sentence(Language.EN, name, reason, messages))).orElse(reason);
    }

    private static String sentence(Language language, Name understood, Name reason, Messages messages) {
      return messages.say(language, "route.heard", Map.of("what", understood.in(language), "reason", reason.in(language)));
    }
  }

  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
