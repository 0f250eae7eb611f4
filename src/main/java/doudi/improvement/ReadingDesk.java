package doudi.improvement;

import doudi.city.CityDesk;
import doudi.complaint.Actor;
import doudi.complaint.Bucket;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintId;
import doudi.complaint.ComplaintStore;
import doudi.complaint.Mask;
import doudi.hotspot.HotspotDesk;
import doudi.hotspot.Period;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Fault;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hotspots read by people: no figure becomes a decision without it. */
public final class ReadingDesk {
  private static final Logger log = LoggerFactory.getLogger(ReadingDesk.class);
  private static final int PAGE = 500;
  /** A sample is drawn from at most so many complaints, the oldest of the period. */
  private static final int MOST = 10_000;

  /** Narrows the list; an empty part means any. */
  public record Filter(Optional<String> hotspotId, Optional<String> platformId, Optional<String> state) {}

  /** One complaint of a sample on the table; empty when it is no longer there, or no longer the caller's to read. */
  public record Opened(Reading.Drawn drawn, Optional<Complaint> complaint) {}

  /** What somebody may do to a reading. */
  public enum Part {
    SIGN, JUDGE, PROPOSE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final KeptStore<Reading> store;
  private final ComplaintStore complaints;
  private final HotspotDesk hotspots;
  private final CityDesk cities;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public ReadingDesk(KeptStore<Reading> store, ComplaintStore complaints, HotspotDesk hotspots, CityDesk cities, Clock clock) {
    this.store = store;
    this.complaints = complaints;
    this.hotspots = hotspots;
    this.cities = cities;
    this.clock = clock;
  }

  /** Fails with {@code not-found} for a hotspot the caller does not answer for, {@code wrong-state} for one without complaints. */
  public Future<Reading> draw(Caller caller, String hotspotId, Period period, Optional<String> requestKey) {
    Bucket bucket = visible(caller, hotspotId);
    return candidates(caller, bucket, period, Optional.empty(), new ArrayList<>()).compose(found -> {
      if (found.isEmpty()) throw Refusal.conflict("wrong-state", "There is no complaint in these days to draw from.");
      String id = store.newId(caller.id(), requestKey);
      long seed = random.nextLong();
      var sample = Sampling.draw(found, seed).stream().map(one -> new Reading.Drawn(one.complaintId(), one.stratum().code())).toList();
      var drawn = new Reading.Step(Reading.Act.DRAWN, now(), Actor.of(caller), null, null, null);
      return store.add(new Reading(id, hotspotId, period.from(), period.to(), seed, sample, List.of(drawn)));
    }).onSuccess(drawn -> log.info("reading begun reading={} hotspot={} sample={}", drawn.id(), hotspotId, drawn.sample().size()));
  }

  private Future<List<Sampling.Candidate>> candidates(Caller caller, Bucket bucket, Period period, Optional<Cursor> from,
      List<Sampling.Candidate> found) {
    return complaints.inBucket(Access.samples(caller), bucket.on(period.from()), bucket.on(period.to()), from, PAGE).compose(read -> {
      Page<Complaint> page = Page.cut(read, PAGE, last -> Cursor.of(last.bucketDays().get(0), last.id().value()));
      page.items().forEach(one -> found.add(new Sampling.Candidate(one.id().value(), Sampling.Stratum.of(one))));
      return page.next().isEmpty() || found.size() >= MOST ? Future.succeededFuture(found)
          : candidates(caller, bucket, period, page.next(), found);
    });
  }

  public Future<Reading> read(Caller caller, String id) {
    return store.find(id).map(found -> {
      visible(caller, found.hotspotId());
      return found;
    });
  }

  /** The complaints of the sample that the caller may read, to be shown masked; that they were opened is noted. */
  public Future<List<Opened>> sample(Caller caller, String id) {
    return note(caller, id, null).compose(reading ->
        Future.all(reading.sample().stream().map(one -> show(caller, one)).toList()).map(found -> found.list()));
  }

  /** One of them; that it was opened is noted. Fails with {@code not-found} for one that was not drawn. */
  public Future<Opened> sampled(Caller caller, String id, String complaintId) {
    return note(caller, id, complaintId).compose(reading -> show(caller, reading.drawn(complaintId).orElseThrow()));
  }

  private Future<Opened> show(Caller caller, Reading.Drawn drawn) {
    return complaints.find(new ComplaintId(drawn.complaintId()))
        .map(found -> new Opened(drawn, found.filter(one -> Access.samples(caller).covers(one))));
  }

  /** Others may open theirs in the same moment; then it is noted behind what they left. */
  private Future<Reading> note(Caller caller, String id, String complaintId) {
    return read(caller, id).compose(reading -> {
      if (complaintId != null && reading.drawn(complaintId).isEmpty()) throw Refusal.notFound();
      List<String> opened = reading.openedBy(caller.id());
      boolean known = complaintId == null ? opened.size() == reading.sample().size() : opened.contains(complaintId);
      if (known) return Future.succeededFuture(reading);
      return store.save(reading, reading.opened(now(), Actor.of(caller), complaintId)).recover(failure ->
          failure instanceof Refusal lost && lost.code().equals("changed-meanwhile") ? note(caller, id, complaintId)
              : Future.failedFuture(failure));
    });
  }

  /** Fails with {@code validation} for a quote that does not stand in the sample. */
  public Future<Reading> sign(Caller caller, String id, Statement statement) {
    return read(caller, id).compose(reading -> {
      Reading signed = reading.signed(now(), Actor.of(caller), statement);
      return quotesStand(reading, statement).compose(stand -> store.save(reading, signed));
    }).onSuccess(signed -> log.info("reading signed reading={} hotspot={}", id, signed.hotspotId()));
  }

  private Future<Void> quotesStand(Reading reading, Statement statement) {
    List<Future<Optional<Fault>>> checks = new ArrayList<>();
    for (int i = 0; i < statement.quotes().size(); i++) checks.add(check("/quotes/" + i, reading, statement.quotes().get(i)));
    return Future.all(checks).map(all -> {
      var faults = all.<Optional<Fault>>list().stream().flatMap(Optional::stream).toList();
      if (!faults.isEmpty()) throw Refusal.invalid(faults);
      return null;
    });
  }

  private Future<Optional<Fault>> check(String pointer, Reading reading, Statement.Quote quote) {
    var outside = Optional.of(new Fault(pointer + "/complaintId", "is not of this reading's sample"));
    if (reading.drawn(quote.complaintId()).isEmpty()) return Future.succeededFuture(outside);
    return complaints.find(new ComplaintId(quote.complaintId())).map(found -> found.isEmpty() ? outside
        : said(found.get()).anyMatch(words -> words.contains(quote.words().strip())) ? Optional.empty()
            : Optional.of(new Fault(pointer + "/words", "does not stand like this in the complaint as the sample shows it")));
  }

  /** Everything the resident said, as the sample shows it. */
  private static Stream<String> said(Complaint complaint) {
    var attempt = complaint.filing().attempt();
    var confirmed = complaint.confirmation().map(one -> one.words()).orElse(null);
    return Stream.of(complaint.filing().narrative(), attempt.step(), attempt.error(), confirmed).filter(Objects::nonNull).map(Mask::over);
  }

  /** Fails with {@code not-yours-to-do} for the author and for an auditor of a department that the hotspot is the business of. */
  public Future<Reading> judge(Caller caller, String id, boolean agreed, String words) {
    return read(caller, id).compose(reading -> {
      if (owns(caller, reading)) throw Refusal.forbidden("An auditor of the owning department does not countersign here.");
      return store.save(reading, reading.judged(now(), Actor.of(caller), agreed, words));
    }).onSuccess(judged -> log.info("reading judged reading={} state={}", id, judged.state().code()));
  }

  private boolean owns(Caller caller, Reading reading) {
    Set<String> owners = Offices.of(Bucket.parse(reading.hotspotId()).orElseThrow(), cities.current().catalog());
    return Offices.belongs(caller, owners);
  }

  /** What the caller's part in it is now; empty when it is others' turn. */
  public Optional<Part> part(Caller caller, Reading reading) {
    boolean manages = caller.is(Role.MANAGER);
    if (manages && reading.isToBeSigned() && reading.author().equals(caller.id())) return Optional.of(Part.SIGN);
    if (caller.is(Role.AUDITOR) && reading.state() == Reading.Act.SIGNED && !owns(caller, reading)) return Optional.of(Part.JUDGE);
    return manages && reading.state() == Reading.Act.COUNTERSIGNED ? Optional.of(Part.PROPOSE) : Optional.empty();
  }

  /** Newest first, within what the caller answers for. */
  public Future<Page<Reading>> list(Caller caller, Filter filter, Optional<Cursor> cursor, int limit) {
    return store.page(filter.hotspotId(), cursor, limit, reading -> hotspots.mayHear(caller, reading.hotspotId())
        && filter.platformId().map(id -> Offices.isOn(id, reading.hotspotId())).orElse(true)
        && filter.state().map(reading.state().code()::equals).orElse(true));
  }

  private Bucket visible(Caller caller, String hotspotId) {
    if (!hotspots.mayHear(caller, hotspotId)) throw Refusal.notFound();
    return Bucket.parse(hotspotId).orElseThrow(Refusal::notFound);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
