package doudi.improvement;

import doudi.hotspot.Interval;
import doudi.hotspot.Stretch;
import java.util.List;
import java.util.Locale;

/**
 * What came of a change: the measure after it against the measure before it, held against what similar untouched hotspots did meanwhile.
 *
 * @param before the measure in the days before the change
 * @param counted what of it counts: less than {@code before} where its days helped to choose the hotspot, see {@link #careful}
 * @param after the measure in as many days after it
 * @param ratio rate after to rate before, what the others did taken out; below 1 is fewer
 * @param low between this, with {@code before} in full, because nobody knows whether the hotspot was picked for its height
 * @param high and this, with {@code counted}, it lies with 95 % confidence
 * @param compared with how many untouched hotspots it was held against; 0 when there were too few, then only its own weeks are known
 */
public record Effect(int before, int counted, int after, double ratio, double low, double high, int compared, Finding finding) {

  /** What the figures say of the promise. */
  public enum Finding {
    /** Fewer for sure, and the promised fall lies within what the figures allow. */
    FELL,
    /** Fewer for sure, but less than was promised. */
    LESS_THAN_PROMISED,
    /** It could be chance. */
    NOT_SURE,
    /** More for sure. */
    ROSE,
    /** There was too little before the change to tell anything; the ratio says nothing then. */
    TOO_FEW;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Fewer than this that count before the change tell nothing. */
  static final int ENOUGH = 8;

  /**
   * What counts of a measure whose own height made people look at it: the low end of its 99 % interval. What is picked because it stood
   * high falls by itself; that is nobody's merit.
   */
  static int careful(int picked) {
    return (int) Interval.ofRate(picked, 1, Interval.Z99).low();
  }

  /**
   * What a change is judged by.
   *
   * @param touched with what counts before
   * @param before the measure as it was
   * @param others similar untouched hotspots; where they are too few, only the touched one's own weeks count
   */
  record Evidence(Contrast.Change touched, int before, List<Contrast.Change> others, List<Stretch> weeksBefore, List<Stretch> weeksAfter) {
    private boolean isCompared() {
      return others.size() >= Contrast.ENOUGH_OTHERS;
    }

    private Contrast contrast(Contrast.Change change) {
      return isCompared() ? Contrast.against(change, others) : Contrast.alone(change, weeksBefore, weeksAfter);
    }

    /** Everything before counts in full. */
    private Contrast.Change whole() {
      return new Contrast.Change(new Stretch(before, touched.before().exposure()), touched.after());
    }
  }

  static Effect of(Evidence evidence, int expectedFallPercent) {
    int before = evidence.before;
    int counted = evidence.touched.before().count();
    int after = evidence.touched.after().count();
    if (counted < ENOUGH || !evidence.touched.isTold()) return new Effect(before, counted, after, 1, 1, 1, 0, Finding.TOO_FEW);
    Contrast contrast = evidence.contrast(evidence.touched);
    Contrast whole = evidence.contrast(evidence.whole());
    double low = Math.exp(Math.min(contrast.log() - contrast.half(), whole.log() - whole.half()));
    double high = Math.exp(contrast.log() + contrast.half());
    return new Effect(before, counted, after, Math.exp(contrast.log()), low, high, evidence.isCompared() ? evidence.others.size() : 0,
        finding(low, high, 1 - expectedFallPercent / 100.0));
  }

  private static Finding finding(double low, double high, double promised) {
    if (low > 1) return Finding.ROSE;
    if (high >= 1) return Finding.NOT_SURE;
    return low <= promised ? Finding.FELL : Finding.LESS_THAN_PROMISED;
  }

  public boolean holds() {
    return finding == Finding.FELL;
  }
}
