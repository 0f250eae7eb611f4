package doudi.improvement;

import doudi.catalog.FailureKind;
import doudi.complaint.Tally;
import doudi.figure.Share;
import doudi.hotspot.Hotspot;
import doudi.improvement.Dossier.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From what is known of a platform to a proposal, by rules that anybody can read: api-docs/decisions/0048. */
final class VerdictRules {
  /** With fewer complaints the figures say nothing against a platform. */
  static final int ENOUGH = 30;
  /** Above this many times its usual number, for sure, a hotspot counts. */
  private static final double WORSE = 1.5;
  private static final Set<String> DOUBLED = Set.of("asked-again", "duplicate-platform");
  private static final Set<Improvement.State> FAILED = Set.of(Improvement.State.NOT_EFFECTIVE, Improvement.State.REOPENED);

  /**
   * What the rules look at.
   *
   * @param services how many it offers
   * @param elsewhere how many of them another platform offers as well
   * @param mostShared how many of them one single other platform offers
   */
  record Known(Tally tally, Map<String, Integer> byKind, List<Hotspot> hotspots, int services, int elsewhere, int mostShared,
      List<Improvement> improvements) {}

  private final Known known;
  private final List<Fact> facts = new ArrayList<>();

  private VerdictRules(Known known) {
    this.known = known;
  }

  static Dossier.Proposal propose(Known known) {
    return new VerdictRules(known).proposed();
  }

  private Dossier.Proposal proposed() {
    gather();
    Verdict.Outcome outcome = outcome();
    boolean keeps = outcome == Verdict.Outcome.KEEP;
    return new Dossier.Proposal(outcome, facts.stream().filter(fact -> fact.speaksFor() == keeps).toList(),
        facts.stream().filter(fact -> fact.speaksFor() != keeps).toList());
  }

  private Verdict.Outcome outcome() {
    if (holds("few")) return Verdict.Outcome.KEEP;
    boolean inVain = holds("failed-fixes") && !holds("effective-fixes");
    if (holds("all-elsewhere") && holds("unusable") && inVain) return Verdict.Outcome.RETIRE;
    if (holds("half-shared") && holds("doubled")) return Verdict.Outcome.MERGE;
    boolean fails = holds("worse") || holds("disputed") || holds("failed-fixes") || holds("unusable");
    return fails ? Verdict.Outcome.IMPROVE : Verdict.Outcome.KEEP;
  }

  private boolean holds(String code) {
    return facts.stream().anyMatch(fact -> fact.code().equals(code));
  }

  private void gather() {
    int n = known.tally.complaints();
    if (n < ENOUGH) add("few", true, Map.of("n", Integer.toString(n), "enough", Integer.toString(ENOUGH)));
    share("confirmed", true, known.tally.confirmedDone(), 0.5);
    share("disputed", false, known.tally.disputed(), 0.1);
    share("silent", false, known.tally.unconfirmed(), 0.2);
    share("doubled", false, of(DOUBLED), 0.1);
    share("unusable", false, unusable(), 0.5);
    long worse = known.hotspots.stream().filter(one -> one.score() >= WORSE).count();
    if (worse > 0) add("worse", false, Map.of("count", Long.toString(worse)));
    long onlyHere = known.services - known.elsewhere;
    if (onlyHere > 0) add("only-here", true, Map.of("count", Long.toString(onlyHere), "of", Integer.toString(known.services)));
    else add("all-elsewhere", false, Map.of("of", Integer.toString(known.services)));
    if (2 * known.mostShared >= known.services && known.mostShared > 0) {
      add("half-shared", false, Map.of("count", Integer.toString(known.mostShared), "of", Integer.toString(known.services)));
    }
    long failed = known.improvements.stream().filter(one -> FAILED.contains(one.state())).count();
    if (failed > 0) add("failed-fixes", false, Map.of("count", Long.toString(failed)));
    long effective = known.improvements.stream().filter(one -> one.state() == Improvement.State.EFFECTIVE).count();
    if (effective > 0) add("effective-fixes", true, Map.of("count", Long.toString(effective)));
  }

  private int of(Set<String> kinds) {
    return kinds.stream().mapToInt(kind -> known.byKind.getOrDefault(kind, 0)).sum();
  }

  private int unusable() {
    return known.byKind.entrySet().stream().filter(one -> FailureKind.of(one.getKey())
        .filter(kind -> kind.group() == FailureKind.Group.UNUSABLE).isPresent()).mapToInt(Map.Entry::getValue).sum();
  }

  /** Holds when the share is at least that great even at the low end of its interval. */
  private void share(String code, boolean speaksFor, int part, double least) {
    int n = known.tally.complaints();
    Share share = Share.of(part, n);
    if (n < ENOUGH || share.low() < least) return;
    add(code, speaksFor, Map.of("part", Integer.toString(part), "n", Integer.toString(n), "percent", percent(share.value()), "low",
        percent(share.low()), "high", percent(share.high())));
  }

  private void add(String code, boolean speaksFor, Map<String, String> figures) {
    facts.add(new Fact(code, speaksFor, figures));
  }

  static String percent(double share) {
    return Long.toString(Math.round(share * 100));
  }
}
