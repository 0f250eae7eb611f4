package doudi.signal;

import doudi.calendar.CalendarDesk;
import doudi.calendar.WorkCalendar;
import doudi.city.CityDesk;
import doudi.complaint.Complaint;
import doudi.complaint.RecentStore;
import doudi.notice.NoticeDesk;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once an hour at the last four weeks, one after the other, and writes down what stands out. One node at a time; looking twice
 * changes nothing, because a signal is the same for the same window, kind and month.
 */
public final class SignalSweepDesk {
  private static final Logger log = LoggerFactory.getLogger(SignalSweepDesk.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofHours(1);
  private static final Period WEEK = Period.ofDays(7);

  private final SignalStore store;
  private final RecentStore complaints;
  private final NoticeDesk notices;
  private final SignalWords words;
  private final CityDesk cities;
  private final CalendarDesk calendars;
  private final LeaseStore leases;
  private final Clock clock;
  private volatile Instant next = Instant.MIN;
  private volatile boolean stopped;

  public SignalSweepDesk(SignalStore store, RecentStore complaints, NoticeDesk notices, SignalWords words, CityDesk cities,
      CalendarDesk calendars, LeaseStore leases, Clock clock) {
    this.store = store;
    this.complaints = complaints;
    this.notices = notices;
    this.words = words;
    this.cities = cities;
    this.calendars = calendars;
    this.leases = leases;
    this.clock = clock;
  }

  /** One look, if it is time and this node's turn. The number of signals that are new or sharper. */
  public Future<Integer> sweep() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (now.isBefore(next)) return Future.succeededFuture(0);
    return leases.take("signals", now, LEASE).compose(mine -> mine ? look(now).onSuccess(done -> next = now.plus(BETWEEN))
        : Future.succeededFuture(0)).recover(failure -> stopped ? Future.succeededFuture(0) : Future.failedFuture(failure));
  }

  /** A look under way is given up before its next week; the next one, here or elsewhere, begins anew. */
  public void stop() {
    stopped = true;
  }

  private Future<Integer> look(Instant now) {
    var look = new Look(now, calendars.current());
    LocalDate today = LocalDate.ofInstant(now, WorkCalendar.ZONE);
    LocalDate first = today.minusDays(Look.BACK.toDays() - 1);
    return inOrder(first.datesUntil(today.plusDays(1), WEEK).toList(), look, start(first))
        .compose(read -> write(look.findings(), YearMonth.from(today), now));
  }

  private Future<Void> inOrder(List<LocalDate> weeks, Look look, Instant since) {
    if (weeks.isEmpty()) return Future.succeededFuture();
    if (stopped) return Future.failedFuture(Refusal.unavailable("The program is stopping."));
    Instant from = start(weeks.get(0));
    Instant to = start(weeks.get(0).plus(WEEK));
    return complaints.resolved(from, to, look::take)
        .compose(settled -> complaints.filed(from, to, one -> { if (!wasTaken(one, since)) look.take(one); }))
        .compose(read -> inOrder(weeks.subList(1, weeks.size()), look, since));
  }

  /** Whether it came, or comes, among those that were resolved. */
  private static boolean wasTaken(Complaint complaint, Instant since) {
    return complaint.resolution().filter(one -> !one.at().isBefore(since)).isPresent();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
  }

  private Future<Integer> write(List<Finding> found, YearMonth period, Instant now) {
    var ids = found.stream().flatMap(one -> Stream.of(period, period.minusMonths(1))
        .map(month -> Signal.id(one.windowId(), one.kind(), month))).toList();
    return store.find(ids).compose(known -> {
      var writes = new ArrayList<Future<Integer>>();
      found.forEach(one -> signal(one, known, period, now).ifPresent(signal -> writes.add(write(signal))));
      known.values().forEach(signal -> writes.add(tell(signal).map(0)));
      return Future.all(writes).map(all -> writes.stream().mapToInt(Future::result).sum());
    });
  }

  private static Optional<Signal> signal(Finding found, Map<String, Signal> known, YearMonth period, Instant now) {
    var already = Optional.ofNullable(known.get(Signal.id(found.windowId(), found.kind(), period)));
    var before = Optional.ofNullable(known.get(Signal.id(found.windowId(), found.kind(), period.minusMonths(1))));
    return Signal.of(found, already, before, period, now);
  }

  private Future<Integer> write(Signal signal) {
    Future<Boolean> written = signal.version() == 1 ? store.add(signal) : store.save(signal).map(true);
    return written.compose(fresh -> tell(signal).map(fresh)).map(fresh -> {
      log.info("signal seen signal={} hits={} of={}", signal.id(), signal.evidence().hits(), signal.evidence().of());
      return fresh ? 1 : 0;
    }).recover(failure -> failure instanceof Refusal ? Future.succeededFuture(0) : Future.failedFuture(failure));
  }

  /** Told again with every look until it is answered; who has heard it already has it once. */
  private Future<Void> tell(Signal signal) {
    var window = cities.current().windows().window(signal.windowId());
    if (signal.isAnswered() || window.isEmpty()) return Future.succeededFuture();
    return notices.tellSupervisors(signal.windowId(), person -> SignalNotices.of(signal, window.get().name(), words, person));
  }
}
