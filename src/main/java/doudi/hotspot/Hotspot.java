package doudi.hotspot;

import doudi.complaint.Bucket;
import doudi.complaint.Tally;
import java.util.Locale;

/**
 * One bucket over a period of days of filing.
 *
 * @param score complaints per week that the bucket has at least, with 95 % confidence: the greater, the worse. So a handful never stands
 * above
 *     what is many for sure.
 * @param interval of complaints per week
 */
public record Hotspot(Bucket bucket, Tally tally, Trend trend, double score, Interval interval) {

  /** Which way it goes: the later half of the period against the earlier one. */
  public enum Trend {
    RISING, STEADY, FALLING;

    /** Told only where chance alone would rarely do it: beyond two standard deviations of an even split. */
    public static Trend of(int earlier, int later) {
      double spread = 2 * Math.sqrt(earlier + later);
      if (later - earlier > spread) return RISING;
      return earlier - later > spread ? FALLING : STEADY;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param earlier complaints of the period's first half
   * @param days length of the period, at least 1
   */
  public static Hotspot of(Bucket bucket, Tally tally, int earlier, int days) {
    Interval weekly = Interval.ofRate(tally.complaints(), days / 7.0);
    return new Hotspot(bucket, tally, Trend.of(earlier, tally.complaints() - earlier), weekly.low(), weekly);
  }
}
