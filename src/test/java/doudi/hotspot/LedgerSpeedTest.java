package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.calendar.ShippedYears;
import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a list costs, anew after every change, with a thousand complaints and with a hundred thousand. */
class LedgerSpeedTest {
  private static final WorkCalendar CHINA = WorkCalendar.of(ShippedYears.load());
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final int BUCKETS = 2_000;
  private static final int LOOKS = 300;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private final Random random = new Random(7);
  private int people;

  @Test
  void aListStaysWithinItsTimeHoweverManyComplaintsThereAre() {
    p99(10_000);
    double few = p99(1_000);
    double many = p99(100_000);
    System.err.printf("hotspot list after a change, p99 of processor time: %.1f ms with 1k complaints, %.1f ms with 100k%n", few, many);
    assertThat(many).as("p99 in ms of processor time").isLessThan(25);
  }

  /** Of the processor's time, in ms. */
  private double p99(int complaints) {
    var ledger = new Ledger();
    for (int i = 0; i < complaints; i++) file(ledger);
    var millis = new double[LOOKS];
    for (int i = 0; i < LOOKS; i++) {
      file(ledger);
      long begun = CPU.getCurrentThreadCpuTime();
      ledger.hotspots(new Period(TODAY.minusDays(89), TODAY), TODAY, ledger.exposures(TODAY, CHINA));
      millis[i] = (CPU.getCurrentThreadCpuTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return millis[(int) (LOOKS * 0.99) - 1];
  }

  /** One more in a bucket-day, most of them in a few buckets. */
  private void file(Ledger ledger) {
    int which = (int) (BUCKETS * Math.pow(random.nextDouble(), 3));
    var bucket = new Bucket("platform-" + which % 26, "service-" + which % 80, "login", "district-" + which);
    LocalDate day = TODAY.minusDays(random.nextInt(180));
    ledger.put(bucket, day, new Counted(new Tally(1 + random.nextInt(5), 0, 0, 0, 0, 0, 0), Set.of(people++, people++)));
  }
}
