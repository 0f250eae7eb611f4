package doudi.hotspot;

import doudi.complaint.Bucket;
import doudi.complaint.Tally;
import doudi.figure.Definition;
import java.util.Locale;
import java.util.Optional;

/**
 * One bucket over a period of days of filing.
 *
 * @param people accounts and claim codes behind the complaints, each once
 * @param weeks how long the period is
 * @param attempts how many attempts the platform tells of; empty where it tells none
 */
public record Hotspot(Bucket bucket, Tally tally, int people, Trend trend, Surge surge, double weeks, Optional<Attempts> attempts) {

  /**
   * Attempts on the service in the whole city.
   *
   * @param number in the period
   * @param perThousand how many complaints a thousand of them bring
   */
  public record Attempts(long number, Estimate perThousand) {
    static Attempts of(int complaints, double number) {
      return new Attempts(Math.round(number), Estimate.rate(complaints, number / 1000));
    }
  }

  /** Which way it goes: the period against the equally long one before it, working day against working day. */
  public enum Trend {
    /** {@code UNKNOWN} where the period before was not yet recorded from its first day on. */
    RISING, STEADY, FALLING, UNKNOWN;

    /** Of so many in the period, after so many in the one before. */
    static Trend of(Exposure exposure, Period period, int before, int now) {
      Period then = period.before();
      if (!exposure.reaches(then.from())) return UNKNOWN;
      return of(before, exposure.between(then.from(), then.to()), now, exposure.between(period.from(), period.to()));
    }

    /** Told only where chance alone would rarely do it: beyond two standard deviations of an even spread over the exposure. */
    static Trend of(int before, double exposureBefore, int now, double exposure) {
      if (exposureBefore <= 0 || exposure <= 0) return UNKNOWN;
      double fair = exposure / exposureBefore;
      double spread = 2 * Math.sqrt(now + before * fair * fair);
      if (now - before * fair > spread) return RISING;
      return before * fair - now > spread ? FALLING : STEADY;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of complaints per week. */
  public Interval interval() {
    return Interval.ofRate(tally.complaints(), weeks);
  }

  public Estimate peoplePerWeek() {
    return Estimate.rate(people, weeks);
  }

  public Estimate repeatTripsPerWeek() {
    return Estimate.clumpedRate(tally.repeatTrips(), tally.complaints(), weeks);
  }

  /** How many times its usual number it has at least, with 95 % confidence: the greater, the worse. */
  public double score() {
    return surge.ratio().low();
  }

  /** The score as that version of it has it. */
  double scoreBy(Definition by) {
    return by.method() == Definition.Method.LOW_END_OF_RATE ? interval().low() : score();
  }
}
