package doudi.calendar;

import static doudi.calendar.Calendars.CHINA;
import static doudi.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for any window, from half a year before the first notice to a year after the last. */
class WorkTimePropertiesTest {

  private static final long MINUTE = 60_000;
  private static final long LONGEST_MILLIS = Duration.ofDays(60).toMillis();

  @Property
  void aPeriodEndsAtTheClosingOfAWorkday(@ForAll("windows") WorkTime time, @ForAll("instants") Instant start,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    var due = time.afterWorkingDays(start, days);
    var spans = time.hours().week().getOrDefault(day(due).getDayOfWeek(), List.of());
    if (spans.isEmpty()) spans = time.hours().week().values().iterator().next();
    assertThat(CHINA.isWorkday(day(due))).isTrue();
    assertThat(due).isEqualTo(day(due).atTime(spans.get(spans.size() - 1).to()).atZone(WorkCalendar.ZONE).toInstant());
  }

  @Property
  void oneMoreDayEndsLater(@ForAll("windows") WorkTime time, @ForAll("instants") Instant start,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    assertThat(time.afterWorkingDays(start, days + 1)).isAfter(time.afterWorkingDays(start, days));
  }

  @Property
  void aPeriodCountsExactlyItsWorkingDays(@ForAll("windows") WorkTime time, @ForAll("instants") Instant start,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    var due = time.afterWorkingDays(start, days);
    long counted = day(start).plusDays(1).datesUntil(day(due).plusDays(1)).filter(date -> isWorkingDay(time, date)).count();
    assertThat(counted).isEqualTo(days);
  }

  @Property
  void workingTimeAddedIsWorkingTimeBetween(@ForAll("windows") WorkTime time, @ForAll("instants") Instant start,
      @ForAll("workings") Duration working) {
    assertThat(time.between(start, time.plus(start, working))).isEqualTo(working);
  }

  @Property
  void addingTheTimeBetweenLeadsBack(@ForAll("windows") WorkTime time, @ForAll("instants") Instant from,
      @ForAll @LongRange(max = 5_184_000_000L) long millis) {
    var to = from.plusMillis(millis);
    var back = time.plus(from, time.between(from, to));
    assertThat(back).isBeforeOrEqualTo(to);
    assertThat(time.between(back, to)).isZero();
    if (isWorking(time, to.minusMillis(1)) && back.isAfter(from)) assertThat(back).isEqualTo(to);
  }

  @Property
  void workingTimeAddsUp(@ForAll("windows") WorkTime time, @ForAll("instants") Instant from,
      @ForAll @LongRange(max = 2_592_000_000L) long one, @ForAll @LongRange(max = 2_592_000_000L) long two) {
    var middle = from.plusMillis(one);
    var to = middle.plusMillis(two);
    assertThat(time.between(from, middle).plus(time.between(middle, to))).isEqualTo(time.between(from, to));
    assertThat(time.between(to, from)).isZero();
  }

  @Property
  void addingInTwoStepsIsAddingOnce(@ForAll("windows") WorkTime time, @ForAll("instants") Instant start,
      @ForAll("workings") Duration one, @ForAll("workings") Duration two) {
    assertThat(time.plus(time.plus(start, one), two)).isEqualTo(time.plus(start, one.plus(two)));
  }

  @Property(tries = 60)
  void workingTimeIsTheCountOfItsMinutes(@ForAll("windows") WorkTime time, @ForAll("instants") Instant start,
      @ForAll @IntRange(max = 20_000) int minutes) {
    var from = Instant.ofEpochMilli(start.toEpochMilli() / MINUTE * MINUTE);
    long counted = LongStream.range(0, minutes).filter(i -> isWorking(time, from.plusMillis(i * MINUTE))).count();
    assertThat(time.between(from, from.plusMillis(minutes * MINUTE))).isEqualTo(Duration.ofMinutes(counted));
  }

  @Property
  void aPauseNeverMovesADeadlineEarlier(@ForAll("windows") WorkTime time, @ForAll("instants") Instant due,
      @ForAll("workings") Duration paused) {
    assertThat(time.shifted(due, paused)).isAfterOrEqualTo(due.plus(paused));
    assertThat(time.shifted(due, Duration.ZERO)).isEqualTo(due);
  }

  @Property
  void asMuchTimeIsLeftAfterAPauseAsBefore(@ForAll("windows") WorkTime time, @ForAll("instants") Instant filed,
      @ForAll @IntRange(min = 1, max = 10) int days,
      @ForAll @IntRange(max = 100) int percent, @ForAll @LongRange(max = 2_592_000_000L) long pause) {
    var due = time.afterWorkingDays(filed, days);
    var asked = filed.plus(Duration.between(filed, due).dividedBy(100).multipliedBy(percent));
    var answered = asked.plusMillis(pause);
    var shifted = time.shifted(due, time.between(asked, answered));
    assertThat(time.between(answered, shifted)).isEqualTo(time.between(asked, due));
  }

  @Property
  void aBreakBetweenSpansAddsNothing(@ForAll("windows") WorkTime time, @ForAll("instants") Instant start) {
    var spans = time.hours().spansOn(day(start), CHINA);
    for (int i = 1; i < spans.size(); i++) {
      var closes = day(start).atTime(spans.get(i - 1).to()).atZone(WorkCalendar.ZONE).toInstant();
      var opens = day(start).atTime(spans.get(i).from()).atZone(WorkCalendar.ZONE).toInstant();
      assertThat(time.between(closes, opens)).isZero();
      assertThat(time.plus(closes, Duration.ofMillis(1))).isEqualTo(opens.plusMillis(1));
    }
  }

  @Property
  void theNextOpeningIsOpenAndTheFirst(@ForAll("windows") WorkTime time, @ForAll("instants") Instant now) {
    var opens = time.hours().opensNext(now, CHINA).orElseThrow();
    assertThat(time.hours().isOpen(opens, CHINA)).isTrue();
    assertThat(opens).isAfterOrEqualTo(now);
    for (Instant t = now; t.isBefore(opens); t = t.plusMillis(7 * MINUTE)) assertThat(time.hours().isOpen(t, CHINA)).isFalse();
    if (!opens.equals(now)) assertThat(time.hours().isOpen(opens.minusMillis(1), CHINA)).isFalse();
  }

  @Property
  void workingTimeIsAlwaysOpen(@ForAll("windows") WorkTime time, @ForAll("instants") Instant now) {
    if (isWorking(time, now)) assertThat(time.hours().isOpen(now, CHINA)).isTrue();
  }

  @Property
  void hoursWrittenAreHoursRead(@ForAll("windows") WorkTime time) {
    assertThat(OpeningHours.read(time.hours().json())).isEqualTo(time.hours());
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(WorkCalendar.ZONE).toLocalDate();
  }

  /** Said once more in other words: worked in China, and hours on that weekday, or a worked weekend day. */
  private static boolean isWorkingDay(WorkTime time, LocalDate date) {
    boolean weekend = date.getDayOfWeek().getValue() >= 6;
    return CHINA.isWorkday(date) && (weekend || time.hours().week().containsKey(date.getDayOfWeek()));
  }

  private static boolean isWorking(WorkTime time, Instant instant) {
    var local = instant.atZone(WorkCalendar.ZONE);
    return time.hours().spansOn(local.toLocalDate(), CHINA).stream()
        .anyMatch(span -> !local.toLocalTime().isBefore(span.from()) && local.toLocalTime().isBefore(span.to()));
  }

  /** One in three on a day that a notice names. */
  @Provide
  Arbitrary<Instant> instants() {
    var anywhere = Arbitraries.longs().between(at("2023-07-01T00:00").toEpochMilli(), at("2027-12-31T23:59").toEpochMilli())
        .map(Instant::ofEpochMilli);
    var named = Stream.of(2024, 2025, 2026).flatMap(year -> Calendars.shipped(year).days().keySet().stream()).toList();
    var onNamed = Combinators.combine(Arbitraries.of(named), Arbitraries.longs().between(0, 24 * 60 * MINUTE - 1))
        .as((date, millis) -> date.atStartOfDay(WorkCalendar.ZONE).toInstant().plusMillis(millis));
    return Arbitraries.frequencyOf(Tuple.of(2, anywhere), Tuple.of(1, onNamed));
  }

  @Provide
  Arbitrary<Duration> workings() {
    return Arbitraries.longs().between(0, LONGEST_MILLIS / 4).map(Duration::ofMillis);
  }

  /** Up to three spans a day, some days closed, at least one weekday open. */
  @Provide
  Arbitrary<WorkTime> windows() {
    var day = Arbitraries.integers().between(0, 24 * 60 - 1).set().ofMinSize(0).ofMaxSize(6)
        .map(minutes -> spans(minutes.stream().sorted().toList()));
    var someWeekday = Arbitraries.integers().between(0, 4);
    return Combinators.combine(day.list().ofSize(7), someWeekday).as((days, open) -> new WorkTime(CHINA, hours(days, open)));
  }

  private static OpeningHours hours(List<List<Span>> days, int open) {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (int i = 0; i < 7; i++) week.put(DayOfWeek.of(i + 1), days.get(i));
    week.computeIfPresent(DayOfWeek.of(open + 1), (day, spans) -> spans.isEmpty() ? spans(List.of(540, 720, 810, 1020)) : spans);
    return new OpeningHours(week);
  }

  private static List<Span> spans(List<Integer> minutes) {
    var spans = new ArrayList<Span>();
    for (int i = 0; i + 1 < minutes.size(); i += 2) spans.add(new Span(time(minutes.get(i)), time(minutes.get(i + 1))));
    return spans;
  }

  private static LocalTime time(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }
}
