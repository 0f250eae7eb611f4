package doudi.improvement;

import doudi.hotspot.Stretch;
import java.util.List;

/**
 * Difference in differences on the logarithm of rates, with how far chance may have moved it.
 *
 * @param log of the rate ratio
 * @param half half the width of its 95 % interval
 */
record Contrast(double log, double half) {
  /** From so many untouched hotspots on, how much they moved by themselves says how much chance moves. */
  static final int ENOUGH_OTHERS = 5;
  /** Keeps the logarithm of nothing finite. */
  private static final double CORRECTION = 0.5;
  private static final double Z = 1.959964;

  /** A hotspot before and after: counts, and to how much they were exposed. */
  record Change(Stretch before, Stretch after) {
    double log() {
      return Math.log((after.count() + CORRECTION) / after.exposure()) - Math.log((before.count() + CORRECTION) / before.exposure());
    }

    /** Of the logarithm, by Poisson's chance alone. */
    double variance() {
      return 1 / (after.count() + CORRECTION) + 1 / (before.count() + CORRECTION);
    }

    boolean isTold() {
      return before.exposure() > 0 && after.exposure() > 0;
    }
  }

  /**
   * Against others that nobody touched. What they moved beyond Poisson's chance (DerSimonian and Laird's between-variance) is the
   * overdispersion: the touched one may have moved as much by itself.
   *
   * @param others at least {@value #ENOUGH_OTHERS}
   */
  static Contrast against(Change touched, List<Change> others) {
    double between = between(others);
    double weights = 0;
    double weighted = 0;
    for (Change one : others) {
      double weight = 1 / (one.variance() + between);
      weights += weight;
      weighted += weight * one.log();
    }
    return new Contrast(touched.log() - weighted / weights, half(touched.variance(), between + 1 / weights, others.size() - 1));
  }

  private static double between(List<Change> others) {
    double weights = 0;
    double squares = 0;
    double weighted = 0;
    for (Change one : others) {
      double weight = 1 / one.variance();
      weights += weight;
      squares += weight * weight;
      weighted += weight * one.log();
    }
    double mean = weighted / weights;
    double spread = others.stream().mapToDouble(one -> (one.log() - mean) * (one.log() - mean) / one.variance()).sum();
    return Math.max(0, (spread - (others.size() - 1)) / (weights - squares / weights));
  }

  /**
   * Without others: an interrupted series of its own. How much the weeks of either side differ among themselves (Pearson's dispersion,
   * never below 1) is the overdispersion.
   */
  static Contrast alone(Change touched, List<Stretch> before, List<Stretch> after) {
    int degrees = Math.max(1, before.size() + after.size() - 2);
    double dispersion = Math.max(1, (spread(before) + spread(after)) / degrees);
    return new Contrast(touched.log(), half(touched.variance(), (dispersion - 1) * touched.variance(), degrees));
  }

  private static double spread(List<Stretch> weeks) {
    double count = weeks.stream().mapToDouble(Stretch::count).sum();
    double exposure = weeks.stream().mapToDouble(Stretch::exposure).sum();
    if (count == 0 || exposure == 0) return 0;
    return weeks.stream().filter(week -> week.exposure() > 0).mapToDouble(week -> {
      double fair = count * week.exposure() / exposure;
      return (week.count() - fair) * (week.count() - fair) / fair;
    }).sum();
  }

  /**
   * @param chance variance that is known: Poisson's
   * @param estimated variance that was estimated from so many degrees of freedom, and is trusted the less the fewer they are
   */
  private static double half(double chance, double estimated, int degrees) {
    double student = student(degrees);
    return Math.sqrt(Z * Z * chance + student * student * estimated);
  }

  /** The 97.5 % quantile of Student's distribution, by Cornish and Fisher; within 1 % from 3 degrees on, too small below. */
  static double student(int degrees) {
    double z2 = Z * Z;
    double n = degrees;
    return Z * (1 + (z2 + 1) / (4 * n) + (5 * z2 * z2 + 16 * z2 + 3) / (96 * n * n)
        + (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15) / (384 * n * n * n));
  }
}
