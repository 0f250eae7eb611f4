package doudi.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A hamlet for a few days; the long runs are {@code scripts/simulate}. */
class SimulationTest {
  /** Ends after the turn of a month, so that there is something public. */
  private static final Size TINY = Size.of(7, LocalDate.parse("2026-09-26"), 6, 20);

  @Test
  void theSameSeedGivesTheSameReport() throws Exception {
    Report one = new Simulation(TINY, line -> { }).run();
    Report other = new Simulation(TINY, line -> { }).run();
    assertThat(other.json().encodePrettily()).isEqualTo(one.json().encodePrettily());
    assertThat(one.complaints()).isGreaterThan(30);
    assertThat(one.faults()).isNotEmpty();
    assertThat(one.attack().differences()).isPositive();
    assertThat(one.attack().breaches()).isEmpty();
    assertThat(one.recounted()).isZero();
    assertThat(one.text()).contains("planted faults in the top", "recount: 0 differences");
  }
}
