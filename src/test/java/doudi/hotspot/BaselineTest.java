package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import doudi.calendar.ShippedYears;
import doudi.calendar.WorkCalendar;
import doudi.hotspot.Baseline.Seen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is usual, and how far from it a bucket stands. */
class BaselineTest {
  private static final WorkCalendar CHINA = WorkCalendar.of(ShippedYears.load());
  private static final double WEEK = 5;
  private static final double YEAR = 250;

  /** A hundred ordinary buckets of three complaints a week, and those given. */
  private static Baseline city(Seen... more) {
    var all = new ArrayList<>(List.of(more));
    for (int i = 0; i < 100; i++) all.add(new Seen(2 + i % 3, WEEK, 150, YEAR));
    return Baseline.of(all);
  }

  @Test
  void threeComplaintsInAVillageDoNotStandAboveWhatIsMuchForSure() {
    var village = new Seen(3, WEEK, 0, YEAR);
    var broken = new Seen(12, WEEK, 150, YEAR);
    Baseline city = city(village, broken);
    assertThat(3 / city.usual(village)).as("by the bare ratio it would").isGreaterThan(12 / city.usual(broken));
    assertThat(city.ratio(village).low()).isLessThan(city.ratio(broken).low());
    assertThat(city.ratio(village).low()).isLessThan(1);
    assertThat(city.ratio(broken).low()).isGreaterThan(1.2);
  }

  @Test
  void whatIsManyEverywhereEveryWeekIsNotWorseThanWhatTripled() {
    var large = new Seen(30, WEEK, 1500, YEAR);
    var tripled = new Seen(18, WEEK, 300, YEAR);
    Baseline city = city(large, tripled);
    assertThat(city.ratio(tripled).low()).isGreaterThan(city.ratio(large).low());
  }

  @Test
  void whatIsBadForLongStaysAboveWhatIsOrdinary() {
    var large = new Seen(300, WEEK, 15_000, YEAR);
    Baseline city = city(large);
    assertThat(city.ratio(large).low()).isGreaterThan(1.1).isGreaterThan(city.ratio(new Seen(4, WEEK, 150, YEAR)).low());
  }

  @Property
  void oneMoreComplaintIsWorseAndTheFigureLiesBetweenOneAndTheBareRatio(@ForAll @IntRange(max = 400) int now,
      @ForAll @IntRange(max = 5_000) int before, @ForAll @IntRange(min = 1, max = 60) int days) {
    var bucket = new Seen(now, days, before, YEAR);
    Baseline city = city(bucket);
    Estimate ratio = city.ratio(bucket);
    double bare = now / city.usual(bucket);
    assertThat(ratio.value()).isBetween(Math.min(1, bare) - 1e-9, Math.max(1, bare) + 1e-9);
    assertThat(ratio.low()).isLessThanOrEqualTo(ratio.value());
    assertThat(ratio.high()).isGreaterThanOrEqualTo(ratio.value());
    assertThat(city.ratio(new Seen(now + 1, days, before, YEAR)).low()).isGreaterThan(ratio.low());
  }

  @Test
  void aCityWithoutPastOrComplaintsHasNothingUnusual() {
    assertThat(Baseline.of(List.of()).ratio(new Seen(0, 0, 0, 0)).value()).isEqualTo(1);
    assertThat(Baseline.of(List.of(new Seen(0, 5, 0, 0))).usual(new Seen(0, 5, 0, 0))).isZero();
  }

  @Test
  void aWeekOfHolidaysIsNotHeldAgainstAWeekOfWork() {
    var counted = new HashMap<LocalDate, Integer>();
    for (LocalDate day = LocalDate.parse("2026-08-03"); day.isBefore(LocalDate.parse("2026-11-02")); day = day.plusDays(1)) {
      counted.put(day, CHINA.isWorkday(day) ? 100 : 30);
    }
    Exposure days = Exposure.ofDays(LocalDate.parse("2026-08-03"), LocalDate.parse("2026-11-01"), CHINA, counted);
    double work = days.between(LocalDate.parse("2026-09-07"), LocalDate.parse("2026-09-11"));
    double golden = days.between(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-07"));
    assertThat(work).isEqualTo(5);
    assertThat(golden).isCloseTo(7 * 0.3, within(0.1));
    assertThat(days.between(LocalDate.parse("2026-09-11"), LocalDate.parse("2026-09-07"))).isZero();
    assertThat(days.between(LocalDate.parse("2020-01-01"), LocalDate.parse("2020-12-31"))).isZero();
  }

  @Test
  void attemptsTakeThePlaceOfDaysAndGapsAreFilledAsUsual() {
    LocalDate monday = LocalDate.parse("2026-09-07");
    Exposure days = Exposure.ofDays(monday, monday.plusDays(13), CHINA, Map.of());
    var reported = new HashMap<LocalDate, Integer>();
    for (int i = 0; i < 5; i++) reported.put(monday.plusDays(i), 200);
    Exposure attempts = days.withAttempts(reported);
    assertThat(attempts.between(monday, monday.plusDays(4))).isEqualTo(1000);
    assertThat(attempts.between(monday.plusDays(7), monday.plusDays(11))).isCloseTo(1000, within(1e-6));
    reported.put(monday.minusDays(30), 9_000);
    assertThat(days.withAttempts(reported).between(monday.plusDays(7), monday.plusDays(11))).as("days without counts teach nothing")
        .isCloseTo(1000, within(1e-6));
  }
}
