package doudi.hotspot;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every count and every volume the city has, and what they mean together. For one thread at a time. */
final class Ledger {
  static final Comparator<Hotspot> WORST_FIRST = Comparator.comparingDouble(Hotspot::score).reversed()
      .thenComparing(hotspot -> hotspot.bucket().id());
  /** Besides the whole period a surge is looked for in its last days. */
  private static final int[] LAST_DAYS = {3, 7, 28};
  /** How far back the own past reaches, in days: a whole number of weeks. */
  private static final int PAST = 364;

  private final Map<Bucket, BucketDays> buckets = new HashMap<>();
  /** Complaints of the whole city, by day. */
  private final Map<LocalDate, Integer> city = new HashMap<>();
  private final Map<String, Map<LocalDate, Map<String, Integer>>> volumes = new HashMap<>();

  /** Puts the count in the place of the former one; whether that changed anything. */
  boolean put(Bucket bucket, LocalDate day, Counted counted) {
    BucketDays days = buckets.computeIfAbsent(bucket, fresh -> new BucketDays());
    int before = days.on(day);
    boolean changed = days.put(day, counted);
    city.merge(day, days.on(day) - before, Integer::sum);
    return changed;
  }

  boolean put(Volume volume) {
    var days = volumes.computeIfAbsent(volume.platformId(), fresh -> new TreeMap<>());
    return !volume.attempts().equals(days.put(volume.day(), volume.attempts()));
  }

  /** Everything that something was filed under, in any order. */
  Stream<Map.Entry<Bucket, BucketDays>> buckets() {
    return buckets.entrySet().stream().filter(one -> !one.getValue().isEmpty());
  }

  Tally sum(Bucket bucket, LocalDate from, LocalDate to) {
    BucketDays days = buckets.get(bucket);
    return days == null ? Tally.NONE : days.sum(from, to);
  }

  int people(Bucket bucket, Period period) {
    BucketDays days = buckets.get(bucket);
    return days == null ? 0 : days.people(period);
  }

  Set<Integer> people(String platformId, Period period) {
    var marks = new HashSet<Integer>();
    buckets().filter(one -> platformId.equals(one.getKey().platformId())).forEach(one -> one.getValue().marks(period).forEach(marks::add));
    return marks;
  }

  /** The days on which the city has counts, up to {@code today}; empty exposure before the first. */
  Exposures exposures(LocalDate today, WorkCalendar calendar) {
    LocalDate first = buckets().map(one -> one.getValue().firstDay()).min(LocalDate::compareTo).orElse(today);
    LocalDate last = today.isBefore(first) ? first : today;
    return new Exposures(Exposure.ofDays(first, last, calendar, city), volumes);
  }

  /** Every bucket in which something was filed in the period, worst first. */
  List<Hotspot> hotspots(Period period, LocalDate today, Exposures exposures) {
    var seen = new ArrayList<Map.Entry<Bucket, BucketDays>>();
    buckets().forEach(seen::add);
    Map<Bucket, Surge> surges = surges(period.until(today), seen, exposures);
    var hotspots = new ArrayList<Hotspot>();
    for (var one : seen) {
      Tally tally = one.getValue().sum(period.from(), period.to());
      if (tally.complaints() > 0) hotspots.add(hotspot(period, one.getKey(), one.getValue(), tally, surges.get(one.getKey()), exposures));
    }
    hotspots.sort(WORST_FIRST);
    return List.copyOf(hotspots);
  }

  private static Hotspot hotspot(Period period, Bucket bucket, BucketDays days, Tally tally, Surge surge, Exposures exposures) {
    Exposure exposure = exposures.of(bucket);
    LocalDate later = period.from().plusDays(period.days() / 2);
    LocalDate past = period.from().minusDays(PAST);
    int before = days.count(past, later.minusDays(1));
    int now = days.count(later, period.to());
    var trend = Hotspot.Trend.of(before, exposure.between(past, later.minusDays(1)), now, exposure.between(later, period.to()));
    double attempts = exposure.between(period.from(), period.to());
    return new Hotspot(bucket, tally, days.people(period), trend, surge, Interval.ofRate(tally.complaints(), period.days() / 7.0),
        exposures.isTold(bucket) && attempts > 0 ? Optional.of(Hotspot.Attempts.of(tally.complaints(), attempts)) : Optional.empty());
  }

  /** Of each bucket the stretch in which it stands most surely above its usual number. */
  private static Map<Bucket, Surge> surges(Period period, List<Map.Entry<Bucket, BucketDays>> seen, Exposures exposures) {
    var surest = new HashMap<Bucket, Surge>();
    var told = seen.stream().filter(one -> exposures.isTold(one.getKey())).toList();
    var untold = seen.stream().filter(one -> !exposures.isTold(one.getKey())).toList();
    for (int days : stretches(period)) {
      add(period, days, told, exposures, surest);
      add(period, days, untold, exposures, surest);
    }
    return surest;
  }

  private static int[] stretches(Period period) {
    return IntStream.concat(IntStream.of(period.days()), IntStream.of(LAST_DAYS).filter(days -> days < period.days())).toArray();
  }

  private static void add(Period period, int days, List<Map.Entry<Bucket, BucketDays>> alike, Exposures exposures,
      Map<Bucket, Surge> surest) {
    LocalDate from = period.to().minusDays(days - 1L);
    LocalDate past = from.minusDays(PAST);
    var all = alike.stream().map(one -> {
      Exposure exposure = exposures.of(one.getKey());
      return new Baseline.Seen(one.getValue().count(from, period.to()), exposure.between(from, period.to()),
          one.getValue().count(past, from.minusDays(1)), exposure.between(past, from.minusDays(1)));
    }).toList();
    Baseline baseline = Baseline.of(all);
    for (int i = 0; i < all.size(); i++) {
      var seen = all.get(i);
      var surge = new Surge(days, seen.now(), baseline.usual(seen), baseline.ratio(seen));
      surest.merge(alike.get(i).getKey(), surge, (a, b) -> a.ratio().low() >= b.ratio().low() ? a : b);
    }
  }
}
