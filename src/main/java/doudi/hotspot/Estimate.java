package doudi.hotspot;

/**
 * A figure that was estimated, and between which values it lies with 95 % confidence.
 *
 * @param low never above {@code value}
 * @param high never below {@code value}
 */
public record Estimate(double value, double low, double high) {
  static final double Z = 1.959964;

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
