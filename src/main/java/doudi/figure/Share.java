package doudi.figure;

/**
 * A part of a whole, and between which shares the truth lies with 95 % confidence, by Wilson's score.
 *
 * @param low never above {@link #value}
 * @param high never below {@link #value}
 */
public record Share(int part, int of, double low, double high) {
  public static final double LEVEL = 0.95;
  private static final double Z = 1.959964;

  public Share {
    if (part < 0 || part > of) throw new IllegalArgumentException("no part of " + of + " is " + part);
  }

  /** @param of how many there are in all; an empty whole tells nothing, so its interval is everything */
  public static Share of(int part, int of) {
    if (of == 0) return new Share(part, of, 0, 1);
    double p = (double) part / of;
    double z2 = Z * Z / of;
    double middle = (p + z2 / 2) / (1 + z2);
    double half = Z / (1 + z2) * Math.sqrt(p * (1 - p) / of + z2 / of / 4);
    return new Share(part, of, Math.max(0, Math.min(p, middle - half)), Math.min(1, Math.max(p, middle + half)));
  }

  /** 0 of an empty whole. */
  public double value() {
    return of == 0 ? 0 : (double) part / of;
  }
}
