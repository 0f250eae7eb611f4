package doudi.hotspot;

import doudi.complaint.Bucket;
import doudi.complaint.Tally;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every finished count in memory, so that a period adds up in the time of one look however many complaints there are. What this node counts
 * stands on it at once; what other nodes counted, after the next {@link #refresh}.
 */
public final class HotspotBoard {
  private static final Comparator<Hotspot> WORST_FIRST = Comparator.comparingDouble(Hotspot::score).reversed()
      .thenComparing(hotspot -> hotspot.bucket().id());
  /** Sums kept for the next who asks for the same days. */
  private static final int PERIODS_KEPT = 16;
  /** Nodes' clocks may differ, and a count may arrive after a later one. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private final HotspotStore store;
  private final Clock clock;
  private final Map<String, HotspotStore.Row> rows = new HashMap<>();
  private final Map<Period, List<Hotspot>> sums = new LinkedHashMap<>();
  private Instant read = Instant.EPOCH;

  public HotspotBoard(HotspotStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Stores a count and shows it; a count that began later stands, whoever made it. */
  Future<Void> put(String bucketDay, Tally tally, Instant begun) {
    return store.put(bucketDay, tally, begun).map(row -> {
      row.ifPresent(counted -> show(List.of(counted)));
      return null;
    });
  }

  /** Reads what was counted since the last time, here or elsewhere; everything, the first time. */
  public Future<Void> refresh() {
    Instant begun = clock.instant();
    Instant since = lastRead();
    return store.changedSince(since.equals(Instant.EPOCH) ? since : since.minus(OVERLAP)).map(changed -> {
      show(changed);
      readUntil(begun);
      return null;
    });
  }

  /** Worst first: every bucket in which something was filed in the period. */
  synchronized List<Hotspot> worstFirst(Period period) {
    List<Hotspot> known = sums.get(period);
    if (known != null) return known;
    List<Hotspot> summed = summed(period);
    if (sums.size() >= PERIODS_KEPT) sums.remove(sums.keySet().iterator().next());
    sums.put(period, summed);
    return summed;
  }

  /** What was counted by bucket and day of the period, in no order; days with nothing are left out. */
  public synchronized List<HotspotStore.Row> rows(Period period) {
    return rows.values().stream().filter(row -> row.tally().complaints() > 0 && period.holds(row.day())).toList();
  }

  /** Complaints of the bucket in each of the {@code weeks} weeks that end with {@code last}, oldest first. */
  synchronized List<Integer> weekly(Bucket bucket, LocalDate last, int weeks) {
    var counts = new Integer[weeks];
    Arrays.fill(counts, 0);
    for (int day = 0; day < 7 * weeks; day++) {
      HotspotStore.Row row = rows.get(bucket.on(last.minusDays(day)));
      if (row != null) counts[weeks - 1 - day / 7] += row.tally().complaints();
    }
    return List.of(counts);
  }

  /** Empty when nothing was filed under it in the period. */
  public Optional<Hotspot> find(String hotspotId, Period period) {
    return worstFirst(period).stream().filter(hotspot -> hotspot.bucket().id().equals(hotspotId)).findFirst();
  }

  private List<Hotspot> summed(Period period) {
    Map<Bucket, Tally> tallies = new HashMap<>();
    Map<Bucket, Integer> earlier = new HashMap<>();
    for (var row : rows.values()) {
      if (row.tally().complaints() == 0 || !period.holds(row.day())) continue;
      tallies.merge(row.bucket(), row.tally(), Tally::plus);
      if (period.isEarlier(row.day())) earlier.merge(row.bucket(), row.tally().complaints(), Integer::sum);
    }
    var hotspots = new ArrayList<Hotspot>();
    tallies.forEach((bucket, tally) -> hotspots.add(Hotspot.of(bucket, tally, earlier.getOrDefault(bucket, 0), period.days())));
    hotspots.sort(WORST_FIRST);
    return List.copyOf(hotspots);
  }

  private synchronized void show(Collection<HotspotStore.Row> changed) {
    boolean moved = false;
    for (var row : changed) moved |= !row.equals(rows.put(row.key(), row));
    if (moved) sums.clear();
  }

  private synchronized Instant lastRead() {
    return read;
  }

  private synchronized void readUntil(Instant begun) {
    read = begun;
  }
}
