package doudi.hotspot;

/**
 * A figure that was estimated, and between which values it lies with 95 % confidence.
 *
 * @param low never above {@code value}
 * @param high never below {@code value}
 */
public record Estimate(double value, double low, double high) {
  static final double Z = 1.959964;

  /** So many in so much time, which chance alone spreads (Poisson, by {@link Interval#ofRate}). */
  static Estimate rate(int count, double time) {
    Interval rate = Interval.ofRate(count, time);
    return new Estimate(count / time, rate.low(), rate.high());
  }

  /**
   * The same of a sum that comes in clumps, as further tries come by complaints. Each clump is taken to bring a geometric number of them,
   * which makes the sum less sure than as many single events: its variance is {@code 1 + 2 sum / clumps} times as large.
   */
  static Estimate clumpedRate(int sum, int clumps, double time) {
    double spread = clumps == 0 ? 1 : 1 + 2.0 * sum / clumps;
    Interval rate = Interval.ofRate(sum / spread, time / spread);
    return new Estimate(sum / time, rate.low(), rate.high());
  }

  /**
   * A gamma distribution's mean with its 2.5 % and 97.5 % quantiles, by Wilson and Hilferty (within 2 % from a shape of 2 on).
   *
   * @param shape above 0
   * @param rate above 0
   */
  static Estimate gamma(double shape, double rate) {
    double mean = shape / rate;
    return new Estimate(mean, Math.min(mean, quantile(shape, -Z) / rate), Math.max(mean, quantile(shape, Z) / rate));
  }

  private static double quantile(double shape, double z) {
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    return shape * Math.max(0, root * root * root);
  }
}
