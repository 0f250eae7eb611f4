package doudi.hotspot;

import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was counted under one bucket, by day of filing; any stretch of days adds up in two looks. For one thread at a time. */
final class BucketDays {
  private static final int PERIODS_KEPT = 16;

  private final Bucket bucket;
  private final NavigableMap<LocalDate, Counted> days = new TreeMap<>();
  private final Map<Period, People> people = new LinkedHashMap<>();
  private long[] at = {};
  private Tally[] until = {Tally.NONE};
  private int[] countUntil = {0};
  private boolean stale;
  private int changes;

  BucketDays(Bucket bucket) {
    this.bucket = bucket;
  }

  Bucket bucket() {
    return bucket;
  }

  /** How often what is counted here has changed. */
  int changes() {
    return changes;
  }

  /** Puts the count in the place of the day's former one; whether that changed anything. */
  boolean put(LocalDate day, Counted counted) {
    boolean empty = counted.tally().complaints() == 0;
    Counted before = empty ? days.remove(day) : days.put(day, counted);
    if (empty ? before == null : counted.equals(before)) return false;
    people.clear();
    stale = true;
    changes++;
    return true;
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  /** Complaints of one day. */
  int on(LocalDate day) {
    return days.getOrDefault(day, Counted.NOTHING).tally().complaints();
  }

  LocalDate firstDay() {
    return days.firstKey();
  }

  /** Of a stretch of days, both included; nothing when it ends before it begins. */
  Tally sum(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) return Tally.NONE;
    if (stale) addUp();
    return until[before(to.toEpochDay() + 1)].minus(until[before(from.toEpochDay())]);
  }

  /** How many complaints of {@link #sum}. */
  int count(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) return 0;
    if (stale) addUp();
    return countUntil[before(to.toEpochDay() + 1)] - countUntil[before(from.toEpochDay())];
  }

  private void addUp() {
    at = days.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
    until = new Tally[at.length + 1];
    until[0] = Tally.NONE;
    int i = 0;
    for (Counted one : days.values()) until[i + 1] = until[i++].plus(one.tally());
    countUntil = Arrays.stream(until).mapToInt(Tally::complaints).toArray();
    stale = false;
  }

  /** How many of the days lie before that one. */
  private int before(long epochDay) {
    int found = Arrays.binarySearch(at, epochDay);
    return found < 0 ? -found - 1 : found;
  }

  /** Counts of the period by day; days with nothing are left out. */
  Map<LocalDate, Counted> within(Period period) {
    return days.subMap(period.from(), true, period.to(), true);
  }

  /** Those behind the complaints of the period. */
  People people(Period period) {
    if (people.size() >= PERIODS_KEPT && !people.containsKey(period)) people.remove(people.keySet().iterator().next());
    return people.computeIfAbsent(period, fresh -> People.of(within(fresh).values().stream()
        .flatMapToInt(one -> one.people().stream().mapToInt(Integer::intValue)).toArray()));
  }
}
