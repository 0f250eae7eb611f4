package doudi.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Counting people by their marks gives what a set of them would. */
class PeopleTest {

  private static People of(List<Integer> marks) {
    return People.of(marks.stream().mapToInt(Integer::intValue).toArray());
  }

  @Property
  void everybodyCountsOnceAloneTogetherAndInCommon(@ForAll @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> some,
      @ForAll @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> others) {
    Set<Integer> both = new HashSet<>(some);
    both.addAll(others);
    Set<Integer> common = new HashSet<>(some);
    common.retainAll(others);
    assertThat(of(some).count()).isEqualTo(Set.copyOf(some).size());
    assertThat(People.all(List.of(of(some), of(others), of(some))).count()).isEqualTo(both.size());
    assertThat(of(some).shared(of(others))).isEqualTo(common.size()).isEqualTo(of(others).shared(of(some)));
  }
}
