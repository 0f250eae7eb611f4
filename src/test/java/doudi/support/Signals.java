package doudi.support;

import doudi.plumbing.MongoFutures;
import doudi.signal.Evidence;
import doudi.signal.Signal;
import doudi.signal.SignalKind;
import doudi.signal.SignalStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signals at the window of {@link Stages}, written down as if they had been seen. */
public final class Signals {
  private final RunningApp app;
  private final SignalStore store;
  private YearMonth period = YearMonth.of(2001, 1);

  public Signals(RunningApp app) {
    this.app = app;
    this.store = new SignalStore(new MongoFutures(app.vertx()), app.database());
  }

  /** Its id; another one each time. */
  public String about(String... complaintIds) {
    return about(SignalKind.SILENCE, Stages.WINDOW, complaintIds);
  }

  public String about(SignalKind kind, String windowId, String... complaintIds) {
    period = period.plusMonths(1);
    Instant now = app.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDate to = LocalDate.of(2026, 11, 12);
    var seen = new Evidence(to.minusDays(13), to, List.of(complaintIds), 46, 50, 160, 420, 14, 0.552, 2.4e-9, 2_100);
    var signal = new Signal(windowId + "~" + kind.code() + "~" + period, kind, windowId, period, seen, now, now, List.of(), 1);
    try {
      store.add(signal).await(10, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new AssertionError("cannot store a signal", broken);
    }
    return signal.id();
  }
}
