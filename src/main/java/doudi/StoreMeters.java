package doudi;

import doudi.embedded.Distribution;
import doudi.embedded.EmbeddedMongo;
import doudi.embedded.Figures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The embedded store's figures for {@code /metrics}; times in seconds, sizes in bytes. */
final class StoreMeters {
  private static final double MICROS = 1e6;

  private final EmbeddedMongo store;
  private final MeterRegistry meters;

  StoreMeters(EmbeddedMongo store, MeterRegistry meters) {
    this.store = store;
    this.meters = meters;
  }

  void register() {
    total("doudi.store.changes", Figures::changes);
    total("doudi.store.refusals", Figures::refusals);
    gauge("doudi.store.refusing", figures -> figures.refusing() ? 1 : 0);
    gauge("doudi.store.documents", Figures::documents);
    gauge("doudi.store.journal.bytes", Figures::journalBytes);
    gauge("doudi.store.snapshot.bytes", Figures::snapshotBytes);
    spread("doudi.store.commit.seconds", Figures::commitMicros, MICROS);
    spread("doudi.store.sync.seconds", Figures::syncMicros, MICROS);
    spread("doudi.store.batch.changes", Figures::batchSize, 1);
    spread("doudi.store.query.examined", Figures::examined, 1);
  }

  private void total(String name, ToDoubleFunction<Figures> value) {
    FunctionCounter.builder(name, store, open -> value.applyAsDouble(open.figures())).register(meters);
  }

  private void gauge(String name, ToDoubleFunction<Figures> value) {
    Gauge.builder(name, store, open -> value.applyAsDouble(open.figures())).register(meters);
  }

  private void spread(String name, Function<Figures, Distribution> of, double unit) {
    FunctionCounter.builder(name + ".count", store, open -> of.apply(open.figures()).count()).register(meters);
    FunctionCounter.builder(name + ".sum", store, open -> of.apply(open.figures()).sum() / unit).register(meters);
    for (double share : new double[] {0.5, 0.99}) {
      Gauge.builder(name, store, open -> of.apply(open.figures()).percentile(share) / unit).tag("quantile", String.valueOf(share))
          .register(meters);
    }
  }
}
