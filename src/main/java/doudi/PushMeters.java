package doudi;

import doudi.notice.Delivery;
import doudi.notice.PushFigures;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pushes' figures for {@code /metrics}, and a line for whoever is on duty when pushes stand still or are refused for good. */
final class PushMeters implements PushFigures {
  private static final Logger log = LoggerFactory.getLogger(PushMeters.class);
  private static final long STANDSTILL_SECONDS = 600;

  private final MeterRegistry meters;
  private final AtomicLong waiting;
  private long alarmedAt;

  PushMeters(MeterRegistry meters) {
    this.meters = meters;
    this.waiting = meters.gauge("doudi.push.waiting.seconds", new AtomicLong());
  }

  @Override
  public void tried(Delivery.State state, String reason) {
    meters.counter("doudi.push.tries", "state", state.name().toLowerCase(Locale.ROOT), "reason", reason).increment();
    if (state == Delivery.State.GIVEN_UP) log.error("ALERT push given up after a day reason={}", reason);
    if (state == Delivery.State.REFUSED && !reason.equals("unregistered")) log.warn("push refused reason={}", reason);
  }

  @Override
  public void waiting(long seconds) {
    waiting.set(seconds);
    if (seconds < STANDSTILL_SECONDS) alarmedAt = 0;
    else if (seconds >= alarmedAt + STANDSTILL_SECONDS) {
      alarmedAt = seconds;
      log.error("ALERT pushes stand still, the oldest has waited {}s", seconds);
    }
  }
}
