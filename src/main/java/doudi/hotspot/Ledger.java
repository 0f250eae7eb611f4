package doudi.hotspot;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every count and every volume the city has, and what they mean together. For one thread at a time. */
final class Ledger {
  private static final int LOOKS_KEPT = 16;

  private record Look(Period period, LocalDate today) {}

  private record OfPlatform(String platformId, Period period) {}

  private final Map<Bucket, BucketDays> buckets = new HashMap<>();
  /** The same by id: a list that is sorted afterwards keeps this order where nothing else decides. */
  private final NavigableMap<String, BucketDays> inOrder = new TreeMap<>();
  /** Complaints of the whole city, by day. */
  private final Map<LocalDate, Integer> city = new HashMap<>();
  private final Map<YearMonth, Integer> changes = new HashMap<>();
  private final Map<String, Map<LocalDate, Map<String, Integer>>> volumes = new HashMap<>();
  /** The one that was looked at longest ago goes first. */
  private final Map<Look, Ranking> rankings = new LinkedHashMap<>(LOOKS_KEPT, 0.75f, true);
  private final Map<OfPlatform, People> people = new LinkedHashMap<>();

  /** Puts the count in the place of the former one; whether that changed anything. */
  boolean put(Bucket bucket, LocalDate day, Counted counted) {
    BucketDays days = buckets.computeIfAbsent(bucket, BucketDays::new);
    inOrder.putIfAbsent(bucket.id(), days);
    int before = days.on(day);
    boolean changed = days.put(day, counted);
    city.merge(day, days.on(day) - before, Integer::sum);
    if (!changed) return false;
    changes.merge(YearMonth.from(day), 1, Integer::sum);
    people.keySet().removeIf(one -> one.platformId.equals(bucket.platformId()));
    return true;
  }

  boolean put(Volume volume) {
    var days = volumes.computeIfAbsent(volume.platformId(), fresh -> new TreeMap<>());
    return !volume.attempts().equals(days.put(volume.day(), volume.attempts()));
  }

  /** How often what was filed in that month has changed. */
  int changes(YearMonth month) {
    return changes.getOrDefault(month, 0);
  }

  /** Everything that something was filed under, in the order of ids. */
  Stream<BucketDays> buckets() {
    return inOrder.values().stream().filter(one -> !one.isEmpty());
  }

  Tally sum(Bucket bucket, LocalDate from, LocalDate to) {
    BucketDays days = buckets.get(bucket);
    return days == null ? Tally.NONE : days.sum(from, to);
  }

  People people(Bucket bucket, Period period) {
    BucketDays days = buckets.get(bucket);
    return days == null ? People.NOBODY : days.people(period);
  }

  People people(String platformId, Period period) {
    if (people.size() >= LOOKS_KEPT * LOOKS_KEPT) people.clear();
    return people.computeIfAbsent(new OfPlatform(platformId, period), fresh -> People.all(buckets()
        .filter(one -> platformId.equals(one.bucket().platformId())).map(one -> one.people(period)).toList()));
  }

  /** The days on which the city has counts, up to {@code today}; empty exposure before the first. */
  Exposures exposures(LocalDate today, WorkCalendar calendar) {
    LocalDate first = buckets().map(BucketDays::firstDay).min(LocalDate::compareTo).orElse(today);
    LocalDate last = today.isBefore(first) ? first : today;
    return new Exposures(Exposure.ofDays(first, last, calendar, city), volumes);
  }

  /** Worst first, with those in which nothing was filed in the period. */
  List<Hotspot> all(Period period, LocalDate today, Exposures exposures) {
    var look = new Look(period, today);
    if (rankings.size() >= LOOKS_KEPT && !rankings.containsKey(look)) rankings.remove(rankings.keySet().iterator().next());
    return rankings.computeIfAbsent(look, fresh -> new Ranking(period, today)).of(inOrder.values(), exposures);
  }

  /** Every bucket in which something was filed in the period, worst first. */
  List<Hotspot> hotspots(Period period, LocalDate today, Exposures exposures) {
    return all(period, today, exposures).stream().filter(one -> one.tally().complaints() > 0).toList();
  }
}
