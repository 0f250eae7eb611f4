package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.calendar.ShippedYears;
import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Simulated cities, the same every time, in which ten buckets of four hundred begin to fail three to six times as often. */
class PlantedFaultsTest {
  private static final WorkCalendar CHINA = WorkCalendar.of(ShippedYears.load());
  private static final LocalDate START = LocalDate.parse("2026-06-01");
  private static final LocalDate BROKEN = LocalDate.parse("2026-09-08");
  private static final int BUCKETS = 400;
  private static final int PLANTED = 10;

  private final Ledger ledger = new Ledger();
  private final Set<String> planted = new HashSet<>();

  @Test
  void withinThreeDaysTheyLeadTheListWhereRawCountsDoNot() {
    double found = 0;
    double byCounts = 0;
    for (int seed = 1; seed <= 5; seed++) {
      var city = new PlantedFaultsTest();
      city.simulate(new Random(seed));
      found += city.planted(city.list(Ranking.WORST_FIRST));
      byCounts += city.planted(city.list(Comparator.comparingInt((Hotspot one) -> one.surge().complaints()).reversed()));
    }
    System.err.printf("planted faults in the top ten after three days: %.2f by score, %.2f by counts%n", found / 50, byCounts / 50);
    assertThat(found / 50).isGreaterThanOrEqualTo(0.9).isGreaterThan(byCounts / 50);
  }

  private void simulate(Random random) {
    for (int i = 0; i < BUCKETS; i++) {
      var bucket = new Bucket("platform-" + i % 20, "service-" + i, "login", "anhe");
      double rate = Math.exp(random.nextGaussian() * 0.9) * 1.2;
      boolean breaks = planted.size() < PLANTED && rate > 1.2;
      if (breaks) planted.add(bucket.id());
      double times = 3 + random.nextInt(4);
      for (LocalDate day = START; day.isBefore(BROKEN.plusDays(3)); day = day.plusDays(1)) {
        double today = rate * (CHINA.isWorkday(day) ? 1 : 0.3) * (breaks && !day.isBefore(BROKEN) ? times : 1);
        ledger.put(bucket, day, counted(poisson(random, today)));
      }
    }
  }

  static Counted counted(int complaints) {
    return new Counted(new Tally(complaints, 0, 0, 0, 0, 0, 0), Set.of());
  }

  static int poisson(Random random, double mean) {
    double left = Math.exp(-mean);
    int count = -1;
    for (double product = 1; product > left; count++) product *= random.nextDouble();
    return count;
  }

  /** The last week, as a manager looks at it. */
  private List<Hotspot> list(Comparator<Hotspot> order) {
    LocalDate today = BROKEN.plusDays(2);
    var all = new ArrayList<>(ledger.hotspots(new Period(today.minusDays(6), today), today, ledger.exposures(today, CHINA)));
    all.sort(order);
    return all.subList(0, PLANTED);
  }

  private long planted(List<Hotspot> top) {
    return top.stream().filter(one -> planted.contains(one.bucket().id())).count();
  }
}
