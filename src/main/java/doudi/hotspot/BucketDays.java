package doudi.hotspot;

import doudi.complaint.Counted;
import doudi.complaint.Tally;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What was counted under one bucket, by day of filing; any stretch of days adds up in two looks. For one thread at a time. */
final class BucketDays {
  private static final int STRETCHES_KEPT = 4;

  private final NavigableMap<LocalDate, Counted> days = new TreeMap<>();
  private final Map<Period, Integer> people = new LinkedHashMap<>();
  private long[] at = {};
  private Tally[] until = {Tally.NONE};
  private int[] countUntil = {0};
  private boolean stale;

  /** Puts the count in the place of the day's former one; whether that changed anything. */
  boolean put(LocalDate day, Counted counted) {
    boolean empty = counted.tally().complaints() == 0;
    Counted before = empty ? days.remove(day) : days.put(day, counted);
    if (empty ? before == null : counted.equals(before)) return false;
    people.clear();
    stale = true;
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

  /** How many people stand behind the complaints of the period, each once. */
  int people(Period period) {
    if (people.size() >= STRETCHES_KEPT && !people.containsKey(period)) people.clear();
    return people.computeIfAbsent(period, fresh -> (int) marks(fresh).distinct().count());
  }

  /** Everybody's mark, a person of several days several times. */
  IntStream marks(Period period) {
    return within(period).values().stream()
        .flatMapToInt(one -> one.people().stream().mapToInt(Integer::intValue));
  }
}
