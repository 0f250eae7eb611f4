package doudi.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Tally;
import doudi.improvement.Improvement.State;
import doudi.improvement.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the stated rules make of a platform. */
class VerdictRulesTest {
  private static Dossier.Proposal of(int complaints, int confirmed, int disputed, Map<String, Integer> kinds, int services, int elsewhere,
      int mostShared, State... tried) {
    return VerdictRules.propose(new VerdictRules.Known(new Tally(complaints, confirmed, confirmed, confirmed, 0, disputed, 0), kinds, List.of(), services,
        elsewhere, mostShared, List.of(tried).stream().map(ImprovementTest::in).toList()));
  }

  private static List<String> codes(List<Dossier.Fact> facts) {
    return facts.stream().map(Dossier.Fact::code).toList();
  }

  @Test
  void aFewComplaintsCondemnNothing() {
    Dossier.Proposal proposal = of(29, 0, 29, Map.of("outage", 29), 3, 3, 3, State.REOPENED);
    assertThat(proposal.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(codes(proposal.grounds())).contains("few");
    assertThat(codes(proposal.counter())).contains("all-elsewhere", "failed-fixes");
  }

  @Test
  void whatCannotBeUsedIsToBeHadElsewhereAndWasTriedInVainIsRetired() {
    Map<String, Integer> broken = Map.of("outage", 150, "upload", 30);
    assertThat(of(200, 20, 0, broken, 3, 3, 2, State.REOPENED).outcome()).isEqualTo(Outcome.RETIRE);
    assertThat(of(200, 20, 0, broken, 3, 3, 2, State.REOPENED, State.EFFECTIVE).outcome()).isEqualTo(Outcome.IMPROVE);
    assertThat(of(200, 20, 0, broken, 3, 2, 1, State.REOPENED).outcome()).isEqualTo(Outcome.IMPROVE);
  }

  @Test
  void whatAsksAgainForWhatAnotherHasIsMerged() {
    Dossier.Proposal proposal = of(200, 120, 0, Map.of("asked-again", 60), 4, 2, 2);
    assertThat(proposal.outcome()).isEqualTo(Outcome.MERGE);
    assertThat(codes(proposal.grounds())).containsExactlyInAnyOrder("doubled", "half-shared");
    assertThat(codes(proposal.counter())).containsExactlyInAnyOrder("confirmed", "only-here");
    assertThat(of(200, 120, 0, Map.of("asked-again", 60), 4, 2, 1).outcome()).isEqualTo(Outcome.KEEP);
  }

  @Test
  void aShareCountsOnlyWhenItIsSure() {
    assertThat(of(40, 0, 6, Map.of(), 2, 0, 0).outcome()).as("15 %, but perhaps 7").isEqualTo(Outcome.KEEP);
    assertThat(of(400, 0, 60, Map.of(), 2, 0, 0).outcome()).as("15 %, at least 12").isEqualTo(Outcome.IMPROVE);
  }

  @Property(tries = 300)
  void whatSpeaksAgainstAProposalIsNeverLeftOut(@ForAll @IntRange(max = 300) int complaints, @ForAll @IntRange(max = 100) int confirmedPercent,
      @ForAll @IntRange(max = 100) int doubledPercent, @ForAll @IntRange(min = 1, max = 5) int services, @ForAll @IntRange(max = 5) int elsewhere) {
    int shared = Math.min(services, elsewhere);
    Dossier.Proposal proposal = of(complaints, complaints * confirmedPercent / 100, 0, Map.of("asked-again", complaints * doubledPercent / 100),
        services, shared, shared);
    boolean keeps = proposal.outcome() == Outcome.KEEP;
    assertThat(proposal.grounds()).allMatch(fact -> fact.speaksFor() == keeps);
    assertThat(proposal.counter()).allMatch(fact -> fact.speaksFor() != keeps);
    String about = shared < services ? "only-here" : "all-elsewhere";
    assertThat(codes(keeps == about.equals("only-here") ? proposal.grounds() : proposal.counter())).contains(about);
  }
}
