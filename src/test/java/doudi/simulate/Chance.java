package doudi.simulate;

import java.util.List;
import java.util.Random;

/** Draws that are the same for the same seed, each thing from a source of its own, so that order does not matter. */
final class Chance {
  private final Random random;

  private Chance(long seed) {
    random = new Random(seed);
  }

  /** @param parts what it is for */
  static Chance of(long seed, Object... parts) {
    long mixed = seed * 0x9E3779B97F4A7C15L;
    for (Object part : parts) mixed = (mixed ^ part.hashCode()) * 0xBF58476D1CE4E5B9L + 0x94D049BB133111EBL;
    return new Chance(mixed ^ mixed >>> 31);
  }

  boolean holds(double share) { return random.nextDouble() < share; }
  double between(double low, double high) { return low + (high - low) * random.nextDouble(); }
  double gaussian() { return random.nextGaussian(); }
  int below(int bound) { return random.nextInt(bound); }
  int within(int low, int high) { return low + random.nextInt(high - low + 1); }
  <T> T oneOf(List<T> things) { return things.get(random.nextInt(things.size())); }
  Random random() { return random; }

  /** Times e to a normal deviate; mean 1. */
  double restless(double spread) {
    return Math.exp(random.nextGaussian() * spread - spread * spread / 2);
  }

  /** @param mean of waiting times, exponentially spread */
  double delay(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  int poisson(double mean) {
    if (mean > 200) return (int) Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
    double left = Math.exp(-mean);
    int count = -1;
    for (double product = 1; product > left; count++) product *= random.nextDouble();
    return count;
  }
}
