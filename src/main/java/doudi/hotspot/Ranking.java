package doudi.hotspot;

import doudi.complaint.Bucket;
import doudi.complaint.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One look at the whole city, kept: what it needs to know of a bucket is read anew only where something was counted since the last time, so
 * that a look after a change costs a few sums per bucket, however many complaints there are. For one thread at a time.
 */
final class Ranking {
  /** Besides the whole period a surge is looked for in its last days. */
  private static final int[] LAST_DAYS = {3, 7, 28};
  /** How far back the own past reaches, in days: a whole number of weeks. */
  private static final int PAST = 364;
  static final Comparator<Hotspot> WORST_FIRST = Comparator.comparingDouble(Hotspot::score).reversed();

  /** Days and the past they are held against. */
  private record Days(LocalDate from, LocalDate to, LocalDate past) {
    static Days last(int days, LocalDate to) {
      LocalDate from = to.minusDays(days - 1L);
      return new Days(from, to, from.minusDays(PAST));
    }

    int count(BucketDays bucket) { return bucket.count(from, to); }
    int before(BucketDays bucket) { return bucket.count(past, from.minusDays(1)); }
    double exposure(Exposure exposure) { return exposure.between(from, to); }
    double exposureBefore(Exposure exposure) { return exposure.between(past, from.minusDays(1)); }
  }

  /**
   * What was read of a bucket.
   *
   * @param changes by then
   * @param justBefore complaints in the equally long period before
   * @param now complaints in each of the stretches; {@code before} the same of their past
   */
  private record Known(int changes, Tally tally, int people, int justBefore, int[] now, int[] before) {}

  /** A bucket on its way to its place. */
  private static final class Row {
    private final Bucket bucket;
    private final Known known;
    private final Exposure exposure;
    private final boolean told;
    private Surge surge;

    private Row(Bucket bucket, Known known, Exposures exposures) {
      this.bucket = bucket;
      this.known = known;
      this.exposure = exposures.of(bucket);
      this.told = exposures.isTold(bucket);
    }
  }

  private final Period period;
  private final List<Days> stretches;
  private final Period justBefore;
  private final Map<BucketDays, Known> known = new HashMap<>();

  /** @param today a surge is not looked for in days that have not begun */
  Ranking(Period period, LocalDate today) {
    Period begun = period.until(today);
    this.period = period;
    this.stretches = IntStream.concat(IntStream.of(begun.days()), IntStream.of(LAST_DAYS).filter(days -> days < begun.days()))
        .mapToObj(days -> Days.last(days, begun.to())).toList();
    this.justBefore = period.before();
  }

  /** @param buckets in the order of their ids; every one has a hotspot, also without a complaint in the period. Worst first */
  List<Hotspot> of(Collection<BucketDays> buckets, Exposures exposures) {
    var rows = new ArrayList<Row>();
    for (BucketDays one : buckets) if (!one.isEmpty()) rows.add(new Row(one.bucket(), known(one), exposures));
    List<Row> told = rows.stream().filter(row -> row.told).toList();
    List<Row> untold = rows.stream().filter(row -> !row.told).toList();
    for (int i = 0; i < stretches.size(); i++) {
      surges(i, told);
      surges(i, untold);
    }
    return rows.stream().map(this::hotspot).sorted(WORST_FIRST).toList();
  }

  private Known known(BucketDays bucket) {
    Known before = known.get(bucket);
    if (before != null && before.changes == bucket.changes()) return before;
    Known read = new Known(bucket.changes(), bucket.sum(period.from(), period.to()), bucket.people(period).count(),
        bucket.count(justBefore.from(), justBefore.to()),
        stretches.stream().mapToInt(days -> days.count(bucket)).toArray(),
        stretches.stream().mapToInt(days -> days.before(bucket)).toArray());
    known.put(bucket, read);
    return read;
  }

  /** Tells each of them of this stretch, if it stands more surely above its usual number there than in those before. */
  private void surges(int stretch, List<Row> alike) {
    Days days = stretches.get(stretch);
    var all = new ArrayList<Baseline.Seen>(alike.size());
    Exposure last = null;
    double exposure = 0;
    double before = 0;
    for (Row row : alike) {
      if (row.exposure != last) {
        last = row.exposure;
        exposure = days.exposure(last);
        before = days.exposureBefore(last);
      }
      all.add(new Baseline.Seen(row.known.now[stretch], exposure, row.known.before[stretch], before));
    }
    Baseline baseline = Baseline.of(all);
    int length = (int) (days.to.toEpochDay() - days.from.toEpochDay()) + 1;
    for (int i = 0; i < all.size(); i++) {
      Row row = alike.get(i);
      Estimate ratio = baseline.ratio(all.get(i));
      if (row.surge == null || ratio.low() > row.surge.ratio().low()) {
        row.surge = new Surge(length, all.get(i).now(), baseline.usual(all.get(i)), ratio);
      }
    }
  }

  private Hotspot hotspot(Row row) {
    int complaints = row.known.tally.complaints();
    var trend = Hotspot.Trend.of(row.exposure, period, row.known.justBefore, complaints);
    double attempts = row.told ? row.exposure.between(period.from(), period.to()) : 0;
    return new Hotspot(row.bucket, row.known.tally, row.known.people, trend, row.surge, period.days() / 7.0,
        attempts > 0 ? Optional.of(Hotspot.Attempts.of(complaints, attempts)) : Optional.empty());
  }
}
