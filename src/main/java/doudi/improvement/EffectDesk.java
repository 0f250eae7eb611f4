package doudi.improvement;

import doudi.city.CityDesk;
import doudi.complaint.Bucket;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintStore;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.Period;
import doudi.hotspot.Stretch;
import doudi.identity.Access;
import doudi.identity.Person;
import doudi.notice.Notice;
import doudi.notice.NoticeDesk;
import doudi.notice.NoticeKind;
import doudi.notice.NoticeMatrix;
import doudi.plumbing.Cursor;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges improvements when their window has passed, opens again what had no effect, and tells the residents behind what had one. One node
 * at a time; what was begun and not finished is due again, and being told twice changes nothing.
 */
public final class EffectDesk {
  private static final Logger log = LoggerFactory.getLogger(EffectDesk.class);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int BATCH = 20;
  private static final int PAGE = 200;

  private final KeptStore<Improvement> store;
  private final KeptStore<Reading> readings;
  private final HotspotBoard board;
  private final ComparisonDesk comparison;
  private final ComplaintStore complaints;
  private final NoticeDesk notices;
  private final EffectWords words;
  private final CityDesk cities;
  private final LeaseStore leases;
  private final Clock clock;

  public EffectDesk(KeptStore<Improvement> store, KeptStore<Reading> readings, HotspotBoard board, ComparisonDesk comparison,
      ComplaintStore complaints, NoticeDesk notices, EffectWords words, CityDesk cities, LeaseStore leases, Clock clock) {
    this.store = store;
    this.readings = readings;
    this.board = board;
    this.comparison = comparison;
    this.complaints = complaints;
    this.notices = notices;
    this.words = words;
    this.cities = cities;
    this.leases = leases;
    this.clock = clock;
  }

  /** One round, if it is this node's turn. The number of improvements that moved. */
  public Future<Integer> sweep() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return leases.take("effects", now, LEASE).compose(mine -> mine ? store.due(now, BATCH).compose(found -> inOrder(found, now, 0))
        : Future.succeededFuture(0));
  }

  private Future<Integer> inOrder(List<Improvement> found, Instant now, int moved) {
    if (found.isEmpty()) return Future.succeededFuture(moved);
    return one(found.get(0), now).compose(more -> inOrder(found.subList(1, found.size()), now, moved + more));
  }

  private Future<Integer> one(Improvement improvement, Instant now) {
    boolean live = improvement.state() == Improvement.State.LIVE;
    return (live ? isCounted(improvement) : Future.succeededFuture(true)).compose(ready -> ready ? move(improvement, live, now)
        : Future.succeededFuture(0)).recover(failure -> {
          if (!(failure instanceof Refusal)) {
            log.error("improvement not judged or told, tried again improvement={}", improvement.id(), failure);
          }
          return Future.succeededFuture(0);
        });
  }

  private Future<Integer> move(Improvement improvement, boolean live, Instant now) {
    return (live ? judge(improvement, now) : tell(improvement, now)).compose(changed -> store.save(improvement, changed)).map(saved -> {
      log.info("improvement moved improvement={} state={}", saved.id(), saved.state().code());
      return 1;
    });
  }

  /** Whether what was filed in its window has been told, and counted: after a standstill some of it may not be yet, and is waited for. */
  private Future<Boolean> isCounted(Improvement improvement) {
    LocalDate last = improvement.after(Days.of(improvement.at(Improvement.State.LIVE).orElseThrow())).to();
    return complaints.untold(Days.end(last), 0, PAGE)
        .compose(untold -> untold.complaints().isEmpty() ? board.isCounted(last) : Future.succeededFuture(false));
  }

  private Future<Improvement> judge(Improvement improvement, Instant now) {
    LocalDate live = Days.of(improvement.at(Improvement.State.LIVE).orElseThrow());
    Period before = improvement.before(live);
    Period after = improvement.after(live);
    var others = comparison.untouched(improvement, before, after);
    return Future.all(readings.find(improvement.readingId()), others)
        .map(both -> improvement.judged(effect(improvement, both.resultAt(0), before, after, others.result()), now));
  }

  private Effect effect(Improvement improvement, Reading reading, Period before, Period after, List<Bucket> others) {
    Bucket bucket = Bucket.parse(improvement.hotspotId()).orElseThrow();
    Measure measure = improvement.test().measure();
    var own = comparison.change(bucket, before, after, measure);
    var evidence = new Effect.Evidence(careful(own, picked(bucket, reading, before, measure)), own.before().count(),
        others.stream().map(one -> comparison.change(one, before, after, measure)).toList(),
        comparison.weeks(bucket, before, measure), comparison.weeks(bucket, after, measure));
    return Effect.of(evidence, improvement.test().expectedFallPercent());
  }

  /** What was counted in those of the days that were read: they helped to choose this hotspot. */
  private int picked(Bucket bucket, Reading reading, Period before, Measure measure) {
    LocalDate from = reading.from().isAfter(before.from()) ? reading.from() : before.from();
    LocalDate to = reading.to().isBefore(before.to()) ? reading.to() : before.to();
    return to.isBefore(from) ? 0 : board.stretch(bucket, new Period(from, to), measure::of).count();
  }

  private static Contrast.Change careful(Contrast.Change own, int picked) {
    int counted = own.before().count() - picked + Effect.careful(picked);
    return new Contrast.Change(new Stretch(counted, own.before().exposure()), own.after());
  }

  /** Those whose complaints stood behind it: filed in the days that were read, or since then until it changed. */
  private Future<Improvement> tell(Improvement improvement, Instant now) {
    return readings.find(improvement.readingId()).compose(reading -> {
      LocalDate live = Days.of(improvement.at(Improvement.State.LIVE).orElseThrow());
      var days = new Period(reading.from(), live.isBefore(reading.from()) ? reading.from() : live);
      return tell(improvement, days, Optional.empty(), new HashSet<>());
    }).map(people -> improvement.told(people.size(), now));
  }

  private Future<Set<Person>> tell(Improvement improvement, Period days, Optional<Cursor> from, Set<Person> told) {
    Bucket bucket = Bucket.parse(improvement.hotspotId()).orElseThrow();
    return complaints.inBucket(new Access.Everything(), bucket.on(days.from()), bucket.on(days.to()), from, PAGE).compose(read -> {
      Page<Complaint> page = Page.cut(read, PAGE, last -> Cursor.of(last.bucketDays().get(0), last.id().value()));
      var fresh = page.items().stream().filter(one -> told.add(Person.of(one)))
          .map(one -> notices.deliver(notice(improvement, bucket, one))).toList();
      return Future.all(fresh).compose(all -> page.next().isEmpty() ? Future.succeededFuture(told)
          : tell(improvement, days, page.next(), told));
    });
  }

  private Notice notice(Improvement improvement, Bucket bucket, Complaint complaint) {
    return new Notice(improvement.id() + ":1", Person.of(complaint), NoticeKind.CHANGED, complaint.id().value(),
        improvement.at(Improvement.State.EFFECTIVE).orElseThrow(), words.thanksTitle(), words.thanks(improvement.effect().orElseThrow(),
            improvement.test().measure(), bucket, cities.current().catalog()), NoticeMatrix.How.PUSH, false);
  }
}
