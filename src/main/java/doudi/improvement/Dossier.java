package doudi.improvement;

import doudi.cluster.HotspotCluster;
import doudi.complaint.Tally;
import doudi.hotspot.Hotspot;
import doudi.hotspot.Period;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known of a platform over some days, for whoever decides what becomes of it.
 *
 * @param people accounts and claim codes, each once
 * @param byKind complaints by kind of failure; what nobody named stands under {@code -}
 * @param worst its worst hotspots, worst first
 * @param failures what people say of the first of these, sorted
 * @param overlaps other platforms with the same services, most services first
 * @param onlyHere services that no other platform offers
 * @param verdicts decided before, newest first
 */
public record Dossier(String platformId, Period period, Tally tally, int people, Map<String, Integer> byKind, List<Hotspot> worst,
    List<HotspotCluster> failures, List<Overlap> overlaps, List<String> onlyHere, List<Reading> readings,
    List<Improvement> improvements, List<Verdict> verdicts, Proposal proposal) {
  /** Below this a number of people is not told. */
  static final int LEAST_PEOPLE = 5;

  /**
   * Another platform with some of the same services.
   *
   * @param askedAgain complaints on these services, on either platform, about data asked again or doubled platforms
   * @param onBoth people who complained of both; -1 when they are too few to be told
   */
  public record Overlap(String platformId, List<String> serviceIds, int askedAgain, int onBoth) {}

  /**
   * What the stated rules make of it. They propose; a person decides.
   *
   * @param counter what speaks against the proposal
   */
  public record Proposal(Verdict.Outcome outcome, List<Fact> grounds, List<Fact> counter) {}

  /**
   * One thing that holds, with its figures.
   *
   * @param code names its sentence, {@code verdict.fact.<code>}
   * @param speaksFor whether it speaks for the platform
   */
  public record Fact(String code, boolean speaksFor, Map<String, String> figures) {
    public Fact {
      figures = Map.copyOf(figures);
    }
  }
}
