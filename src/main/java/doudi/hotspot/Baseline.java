package doudi.hotspot;

import java.util.Collection;

/**
 * What would be usual in one stretch of days, and how far from it a bucket is, told with the caution that small numbers ask for
 * (gamma-Poisson shrinkage, as in the screening for side effects of medicines). Learned from all buckets whose exposure has the same unit.
 */
final class Baseline {
  /** An own past counts as if so many complaints at the city's rate stood before it. */
  private static final double BELIEF = 2;
  private static final double FORGIVEN = 0.75;
  /** Between these lies how like each other buckets are thought to be: shape of the prior of the ratios. */
  private static final double LEAST_ALIKE = 2;
  private static final double MOST_ALIKE = 5;

  /**
   * @param now complaints in the stretch
   * @param exposure of the stretch
   * @param before complaints in the past the stretch is held against
   * @param exposureBefore of that past
   */
  record Seen(int now, double exposure, int before, double exposureBefore) {}

  private final double cityRate;
  private final double alike;

  private Baseline(double cityRate, double alike) {
    this.cityRate = cityRate;
    this.alike = alike;
  }

  static Baseline of(Collection<Seen> buckets) {
    double complaints = 0;
    double exposure = 0;
    for (Seen one : buckets) {
      complaints += one.now + one.before;
      exposure += one.exposure + one.exposureBefore;
    }
    var rough = new Baseline(exposure == 0 ? 0 : complaints / exposure, MOST_ALIKE);
    return new Baseline(rough.cityRate, rough.alikeness(buckets));
  }

  /** By the method of moments: what the counts vary beyond chance is how much buckets differ. */
  private double alikeness(Collection<Seen> buckets) {
    double beyond = 0;
    double squares = 0;
    for (Seen one : buckets) {
      double usual = usual(one);
      beyond += (one.now - usual) * (one.now - usual) - usual;
      squares += usual * usual;
    }
    if (beyond <= 0) return MOST_ALIKE;
    return Math.max(LEAST_ALIKE, Math.min(MOST_ALIKE, squares / beyond));
  }

  /**
   * How many complaints the stretch would have at the usual rate: the bucket's own past rate, drawn to the city's where little is known. Of
   * what a bucket had above the city's rate only three quarters count as usual, because to be bad for long is not to be good.
   */
  double usual(Seen bucket) {
    if (cityRate == 0) return 0;
    double own = (bucket.before + BELIEF) / (bucket.exposureBefore + BELIEF / cityRate);
    return bucket.exposure * (own <= cityRate ? own : FORGIVEN * own + (1 - FORGIVEN) * cityRate);
  }

  /** How many times the usual number it has. */
  Estimate ratio(Seen bucket) {
    return Estimate.gamma(alike + bucket.now, alike + usual(bucket));
  }
}
