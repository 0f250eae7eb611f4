package doudi.routing;

import doudi.window.Window;

/**
 * How busy a window is.
 *
 * @param waiting complaints in its queue
 * @param perHour complaints it resolved per opening hour of late; 0 when nothing is known
 */
public record WindowLoad(int waiting, double perHour) {
  public static final WindowLoad NONE = new WindowLoad(0, 0);
  /** Twenty minutes for each resident. */
  private static final double PER_COUNTER = 3;

  public WindowLoad {
    if (waiting < 0) throw new IllegalArgumentException("waiting " + waiting);
    if (!(perHour >= 0 && perHour < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException("perHour " + perHour);
  }

  /** Opening hours until a newcomer's turn; a window is never reckoned slower than its counters allow. */
  double waitHours(Window window) {
    return waiting / Math.max(perHour, window.counters() * PER_COUNTER);
  }
}
