package doudi.burden;

import doudi.calendar.WorkCalendar;
import doudi.city.CityDesk;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.FigureStore;
import doudi.plumbing.LeaseStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts anew the weeks in which something happened to a complaint: here as soon as it is told, and, a few at a time, every week that was
 * counted long ago, so that what a dead node was told is counted too.
 */
public final class BurdenProjection implements ComplaintFeed.Listener {
  /** So many weeks are kept right; earlier ones stay as they were counted last. */
  static final int WEEKS = 53;
  private static final int PART = 200;
  /** Old weeks counted in one round. */
  private static final int A_ROUND = 5;
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration OLD = Duration.ofHours(1);

  private final BurdenStore store;
  private final FigureStore complaints;
  private final CityDesk cities;
  private final LeaseStore leases;
  private final Clock clock;
  private Set<LocalDate> touched = new HashSet<>();

  public BurdenProjection(BurdenStore store, FigureStore complaints, CityDesk cities, LeaseStore leases, Clock clock) {
    this.store = store;
    this.complaints = complaints;
    this.cities = cities;
    this.leases = leases;
    this.clock = clock;
  }

  static LocalDate weekOf(Instant at) {
    return LocalDate.ofInstant(at, WorkCalendar.ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  @Override
  public synchronized Future<Void> told(Complaint complaint) {
    touched.add(weekOf(complaint.filedAt()));
    return Future.succeededFuture();
  }

  private synchronized Set<LocalDate> takeTouched() {
    Set<LocalDate> taken = touched;
    touched = new HashSet<>();
    return taken;
  }

  private synchronized void putBack(Set<LocalDate> weeks) {
    touched.addAll(weeks);
  }

  /** Counts what this node was told of; many changes of one week are one count. */
  public Future<Void> recountTouched() {
    Set<LocalDate> weeks = takeTouched();
    return inTurn(List.copyOf(weeks)).onFailure(failure -> putBack(weeks));
  }

  private Future<Void> inTurn(List<LocalDate> weeks) {
    if (weeks.isEmpty()) return Future.succeededFuture();
    return recount(weeks.get(0)).compose(done -> inTurn(weeks.subList(1, weeks.size())));
  }

  /** Counts some of the weeks that were counted long ago or never, the newest first, if it is this node's turn. */
  public Future<Void> recountOld() {
    Instant now = clock.instant();
    return leases.take("burden", now, LEASE).compose(mine -> mine ? old(now).compose(this::inTurn) : Future.succeededFuture());
  }

  private Future<List<LocalDate>> old(Instant now) {
    LocalDate last = weekOf(now);
    return store.between(last.minusWeeks(WEEKS - 1L), last, WEEKS).map(counted -> {
      Set<LocalDate> fresh = counted.stream().filter(one -> one.at().isAfter(now.minus(OLD))).map(one -> one.burden().week())
          .collect(Collectors.toSet());
      return IntStream.range(0, WEEKS).mapToObj(last::minusWeeks).filter(week -> !fresh.contains(week)).limit(A_ROUND).toList();
    });
  }

  /** From the stored complaints, and from nothing else. */
  Future<Void> recount(LocalDate week) {
    Instant begun = clock.instant();
    Instant end = week.plusWeeks(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
    String root = cities.current().catalog().root().id();
    return read(week.atStartOfDay(WorkCalendar.ZONE).toInstant(), end, PART, new Seen(), Burden.none(week), root)
        .compose(burden -> store.put(burden, begun));
  }

  /** Ids met at the instant at which the last part ended; the next part begins there again. */
  private static final class Seen {
    private Set<String> before = Set.of();

    private List<Complaint> fresh(List<Complaint> part, Instant last) {
      var fresh = new LinkedHashMap<String, Complaint>();
      part.forEach(one -> fresh.put(one.id().value(), one));
      before.forEach(fresh::remove);
      var atEnd = part.stream().filter(one -> one.filedAt().equals(last)).map(one -> one.id().value()).collect(Collectors.toSet());
      before = atEnd;
      return List.copyOf(fresh.values());
    }
  }

  private Future<Burden> read(Instant from, Instant end, int limit, Seen seen, Burden sum, String root) {
    return complaints.filed(from, end, limit).compose(part -> {
      if (part.last() == null) return Future.succeededFuture(sum);
      if (part.full() && part.last().equals(from)) return read(from, end, 2 * limit, seen, sum, root);
      Burden more = sum.plus(Burden.of(sum.week(), seen.fresh(part.complaints(), part.last()), root));
      return part.full() ? read(part.last(), end, PART, seen, more, root) : Future.succeededFuture(more);
    });
  }
}
