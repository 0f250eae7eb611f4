package doudi.hotspot;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every finished count in memory, so that a period adds up in the time of one look however many complaints there are. What this node counts
 * stands on it at once; what other nodes counted, after the next {@link #refresh}.
 */
public final class HotspotBoard {
  /** Sums kept for the next who asks for the same days. */
  private static final int PERIODS_KEPT = 16;
  /** Nodes' clocks may differ, and a count may arrive after a later one. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** @param all also those in which nothing was filed in the period */
  private record Sums(List<Hotspot> worstFirst, Map<Bucket, Hotspot> all) {}

  private final HotspotStore store;
  private final VolumeStore volumes;
  private final Supplier<WorkCalendar> calendar;
  private final Clock clock;
  private final Ledger ledger = new Ledger();
  private final Map<Period, Sums> sums = new LinkedHashMap<>();
  /** What this node counted since a {@link #refresh} began to read: what it read of them may be older, whatever the clocks say. */
  private final Set<String> countedMeanwhile = new HashSet<>();
  private Exposures exposures;
  private Object madeFor;
  private Instant read = Instant.EPOCH;

  public HotspotBoard(HotspotStore store, VolumeStore volumes, Supplier<WorkCalendar> calendar, Clock clock) {
    this.store = store;
    this.volumes = volumes;
    this.calendar = calendar;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
  }

  /** Stores a count and shows it; a count that began later stands, whoever made it. Whether this one stands. */
  Future<Boolean> put(String bucketDay, Counted counted, Instant begun) {
    return store.put(bucketDay, counted, begun).map(row -> {
      row.ifPresent(this::showOwn);
      return row.isPresent();
    });
  }

  /** Whether nothing is to be counted of what was filed up to the end of that day. */
  public Future<Boolean> isCounted(LocalDate last) {
    return store.isCounted(last);
  }

  Future<Void> put(Volume volume) {
    return volumes.put(volume, clock.instant()).map(stored -> {
      show(List.of(), List.of(volume));
      return null;
    });
  }

  /** Reads what was counted and told since the last time, here or elsewhere; everything, the first time. */
  public Future<Void> refresh() {
    Instant begun = clock.instant();
    Instant since = beginToRead();
    return Future.all(store.changedSince(since), volumes.changedSince(since)).map(both -> {
      showRead(both.resultAt(0), both.resultAt(1), begun);
      return null;
    });
  }

  private synchronized Instant beginToRead() {
    countedMeanwhile.clear();
    return read.equals(Instant.EPOCH) ? Instant.EPOCH : read.minus(OVERLAP);
  }

  private synchronized void showRead(List<HotspotStore.Row> rows, List<Volume> told, Instant begun) {
    show(rows.stream().filter(row -> !countedMeanwhile.contains(row.key())).toList(), told);
    read = begun;
  }

  private synchronized void showOwn(HotspotStore.Row row) {
    countedMeanwhile.add(row.key());
    show(List.of(row), List.of());
  }

  /** Worst first: every bucket in which something was filed in the period. */
  public List<Hotspot> worstFirst(Period period) {
    return sums(period).worstFirst;
  }

  private synchronized Sums sums(Period period) {
    exposures();
    Sums known = sums.get(period);
    if (known != null) return known;
    List<Hotspot> all = ledger.all(period, today(), exposures);
    var summed = new Sums(all.stream().filter(one -> one.tally().complaints() > 0).toList(),
        all.stream().collect(Collectors.toMap(Hotspot::bucket, Function.identity())));
    if (sums.size() >= PERIODS_KEPT) sums.remove(sums.keySet().iterator().next());
    sums.put(period, summed);
    return summed;
  }

  /** Empty when nothing was ever filed under it. */
  Optional<Hotspot> hotspot(Bucket bucket, Period period) {
    return Optional.ofNullable(sums(period).all.get(bucket));
  }

  /** Empty when nothing was filed under it in the period. */
  public Optional<Hotspot> find(String hotspotId, Period period) {
    return Bucket.parse(hotspotId).flatMap(bucket -> hotspot(bucket, period)).filter(one -> one.tally().complaints() > 0);
  }

  /** Grows whenever anything that was filed in that month is counted differently. */
  public synchronized int changes(YearMonth month) {
    return ledger.changes(month);
  }

  /** What was counted by bucket and day of the period, in no order; days with nothing are left out. */
  public synchronized List<HotspotStore.Row> rows(Period period) {
    return ledger.buckets().flatMap(one -> one.within(period).entrySet().stream()
        .map(day -> new HotspotStore.Row(one.bucket(), day.getKey(), day.getValue()))).toList();
  }

  /** Complaints of the bucket in each of the {@code weeks} weeks that end with {@code last}, oldest first. */
  synchronized List<Integer> weekly(Bucket bucket, LocalDate last, int weeks) {
    return IntStream.range(0, weeks).mapToObj(week -> last.minusWeeks(weeks - 1L - week))
        .map(end -> ledger.sum(bucket, end.minusDays(6), end).complaints()).toList();
  }

  /** Everybody who filed about the platform in these days. */
  public synchronized People people(String platformId, Period period) {
    return ledger.people(platformId, period);
  }

  /** How many people stand behind the bucket's complaints of these days. */
  public synchronized int people(Bucket bucket, Period period) {
    return ledger.people(bucket, period).count();
  }

  /** Every bucket in which something was ever filed. */
  public synchronized List<Bucket> buckets() {
    return ledger.buckets().map(BucketDays::bucket).toList();
  }

  synchronized Tally tally(Bucket bucket, Period period) {
    return ledger.sum(bucket, period.from(), period.to());
  }

  /** Which way a sum over buckets goes from the period before, as a hotspot's own trend is told. */
  synchronized Hotspot.Trend change(Period period, int before, int now) {
    return Hotspot.Trend.of(exposures().days(), period, before, now);
  }

  /** @param measure what of a tally is counted */
  public synchronized Stretch stretch(Bucket bucket, Period period, ToIntFunction<Tally> measure) {
    return new Stretch(measure.applyAsInt(tally(bucket, period)), exposures().of(bucket).between(period.from(), period.to()));
  }

  /** Made anew when a day has passed, the calendar was replaced or anything was counted. */
  private Exposures exposures() {
    Object now = List.of(today(), calendar.get());
    if (exposures == null || !now.equals(madeFor)) {
      sums.clear();
      exposures = ledger.exposures(today(), calendar.get());
      madeFor = now;
    }
    return exposures;
  }

  private synchronized void show(Collection<HotspotStore.Row> changed, Collection<Volume> told) {
    boolean moved = false;
    for (var row : changed) moved |= ledger.put(row.bucket(), row.day(), row.counted());
    for (var volume : told) moved |= ledger.put(volume);
    if (!moved) return;
    sums.clear();
    exposures = null;
  }
}
