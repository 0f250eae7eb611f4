package doudi.embedded;

import java.util.concurrent.atomic.LongAdder;

/** What the journal has done since it was opened. */
final class CommitFigures {
  private final LongAdder changes = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final Histogram latency = new Histogram();
  private final Histogram batchSize = new Histogram();
  private final Histogram sync = new Histogram();

  void committed(int batch, long latencyNanos, long syncNanos) {
    changes.add(batch);
    batchSize.add(batch);
    latency.add(latencyNanos / 1000);
    sync.add(syncNanos / 1000);
  }

  void refused() {
    refusals.increment();
  }

  long changes() {
    return changes.sum();
  }

  long refusals() {
    return refusals.sum();
  }

  Distribution latency() {
    return latency.snapshot();
  }

  Distribution batchSize() {
    return batchSize.snapshot();
  }

  Distribution sync() {
    return sync.snapshot();
  }
}
