package doudi.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts values in buckets of which four share each power of two. Any thread may add. */
final class Histogram {
  private static final int PARTS = 4;

  private final AtomicLongArray counts = new AtomicLongArray(Long.SIZE * PARTS);
  private final LongAdder sum = new LongAdder();
  private final LongAccumulator max = new LongAccumulator(Math::max, 0);

  void add(long value) {
    counts.incrementAndGet(bucket(Math.max(0, value)));
    sum.add(value);
    max.accumulate(value);
  }

  Distribution snapshot() {
    List<Distribution.Bucket> buckets = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < counts.length(); i++) {
      long in = counts.get(i);
      if (in > 0) {
        buckets.add(new Distribution.Bucket(upTo(i), in));
        count += in;
      }
    }
    return new Distribution(count, sum.sum(), max.get(), buckets);
  }

  private static int bucket(long value) {
    if (value < PARTS) {
      return (int) value;
    }
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    return PARTS * (power - 1) + (int) (value >> power - 2 & PARTS - 1);
  }

  private static long upTo(int bucket) {
    if (bucket < PARTS) {
      return bucket;
    }
    int power = bucket / PARTS + 1;
    return (1L << power) + (bucket % PARTS + 1L << power - 2) - 1;
  }
}
