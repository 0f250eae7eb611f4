package doudi.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.improvement.Sampling.Candidate;
import doudi.improvement.Sampling.Stratum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which complaints a reading is made from. */
class SamplingTest {
  private static List<Candidate> candidates(int confirmed, int disputed, int unconfirmed, int open) {
    var all = new ArrayList<Candidate>();
    for (int i = 0; i < confirmed; i++) all.add(new Candidate("confirmed-" + i, Stratum.CONFIRMED));
    for (int i = 0; i < disputed; i++) all.add(new Candidate("disputed-" + i, Stratum.DISPUTED));
    for (int i = 0; i < unconfirmed; i++) all.add(new Candidate("unconfirmed-" + i, Stratum.UNCONFIRMED));
    for (int i = 0; i < open; i++) all.add(new Candidate("open-" + i, Stratum.OPEN));
    return all;
  }

  private static long of(List<Candidate> drawn, Stratum stratum) {
    return drawn.stream().filter(one -> one.stratum() == stratum).count();
  }

  @Property(tries = 300)
  void itIsAsLargeAsItCanBeInEqualPartsAndTheSameForTheSameSeed(@ForAll @IntRange(max = 12) int confirmed, @ForAll @IntRange(max = 12) int disputed,
      @ForAll @IntRange(max = 12) int unconfirmed, @ForAll @IntRange(max = 12) int open, @ForAll long seed) {
    List<Candidate> all = candidates(confirmed, disputed, unconfirmed, open);
    List<Candidate> drawn = Sampling.draw(all, seed);
    assertThat(drawn).hasSize(Math.min(Sampling.SIZE, all.size())).doesNotHaveDuplicates().isSubsetOf(all);
    Collections.shuffle(all, new Random(seed));
    assertThat(Sampling.draw(all, seed)).isEqualTo(drawn);
    int third = Sampling.SIZE / 3;
    assertThat(of(drawn, Stratum.CONFIRMED)).isGreaterThanOrEqualTo(Math.min(third, confirmed));
    assertThat(of(drawn, Stratum.DISPUTED)).isGreaterThanOrEqualTo(Math.min(third, disputed));
    assertThat(of(drawn, Stratum.UNCONFIRMED)).isGreaterThanOrEqualTo(Math.min(third, unconfirmed));
    if (of(drawn, Stratum.OPEN) > 0) assertThat(of(drawn, Stratum.OPEN)).isEqualTo(drawn.size() - confirmed - disputed - unconfirmed);
  }

  @Test
  void everyComplaintHasItsChance() {
    var ever = new HashSet<String>();
    for (long seed = 0; seed < 400; seed++) Sampling.draw(candidates(20, 20, 20, 0), seed).forEach(one -> ever.add(one.complaintId()));
    assertThat(ever).hasSize(60);
  }
}
