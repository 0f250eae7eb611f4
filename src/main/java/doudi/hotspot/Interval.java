package doudi.hotspot;

/**
 * Between which values a rate lies with 95 % confidence.
 *
 * @param low never below 0
 */
public record Interval(double low, double high) {
  public static final double LEVEL = 0.95;
  private static final double Z = 1.959964;
  /** For 99 % instead. */
  public static final double Z99 = 2.575829;

  /**
   * Rate of a Poisson count over a time, by Byar's approximation (within 1 % of the exact one from a count of 5 on, below that wider).
   *
   * @param count how many were seen, 0 or more
   * @param time over how long, above 0; the interval is in the count's unit per this time's unit
   */
  public static Interval ofRate(double count, double time) {
    return ofRate(count, time, Z);
  }

  /** @param z normal quantile of the confidence */
  public static Interval ofRate(double count, double time, double z) {
    double low = count == 0 ? 0 : count * cubed(1 - 1 / (9 * count) - z / (3 * Math.sqrt(count)));
    double above = count + 1;
    double high = above * cubed(1 - 1 / (9 * above) + z / (3 * Math.sqrt(above)));
    return new Interval(Math.max(0, low) / time, high / time);
  }

  private static double cubed(double value) {
    return value * value * value;
  }
}
