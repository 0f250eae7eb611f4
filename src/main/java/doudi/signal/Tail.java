package doudi.signal;

/** The upper tail of the binomial distribution. */
final class Tail {
  /** Smaller ones are told as this. */
  static final double LEAST = 1e-300;
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private Tail() {}

  /**
   * Chance of {@code hits} or more among {@code of}, each with chance {@code share}; exact but for rounding, and never 0.
   *
   * @param share above 0 and below 1
   */
  static double of(int hits, int of, double share) {
    if (hits <= 0) return 1;
    if (hits <= of * share) return Math.max(LEAST, 1 - atLeast(of - hits + 1, of, 1 - share));
    return Math.max(LEAST, Math.min(1, atLeast(hits, of, share)));
  }

  /** Above the mean, where each term is less than the one before. */
  private static double atLeast(int hits, int of, double share) {
    double sum = 0;
    double ratio = 1;
    for (int k = hits; k <= of && ratio > 1e-18; k++) {
      sum += ratio;
      ratio *= (double) (of - k) / (k + 1) * share / (1 - share);
    }
    return Math.exp(logChoose(of, hits) + hits * Math.log(share) + (of - hits) * Math.log1p(-share) + Math.log(sum));
  }

  private static double logChoose(int of, int hits) {
    return logFactorial(of) - logFactorial(hits) - logFactorial(of - hits);
  }

  /** By Stirling's series from 20 on, exactly below. */
  private static double logFactorial(int n) {
    if (n < 20) {
      double product = 1;
      for (int k = 2; k <= n; k++) product *= k;
      return Math.log(product);
    }
    return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + 1.0 / (12.0 * n) - 1.0 / (360.0 * n * n * n);
  }
}
