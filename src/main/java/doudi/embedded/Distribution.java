package doudi.embedded;

import java.util.List;

/**
 * How values were spread.
 *
 * @param buckets in ascending order; each counts the values above the previous bound and up to its own
 */
public record Distribution(long count, long sum, long max, List<Bucket> buckets) {
  public record Bucket(long upTo, long count) {}

  public Distribution {
    buckets = List.copyOf(buckets);
  }

  /** Not smaller than the given share (0 to 1) of the values, at most 25 % too high; 0 when there are none. */
  public long percentile(double share) {
    long wanted = (long) Math.ceil(share * count);
    long seen = 0;
    for (Bucket bucket : buckets) {
      seen += bucket.count();
      if (seen >= wanted) {
        return Math.min(bucket.upTo(), max);
      }
    }
    return max;
  }
}
