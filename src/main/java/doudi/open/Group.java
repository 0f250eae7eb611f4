package doudi.open;

import doudi.complaint.Counted;
import doudi.complaint.Tally;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * People of one place or one platform in a month, and what they reported.
 *
 * @param id null for those who named none
 * @param people marks of distinct device accounts and claim codes
 */
public record Group(String id, Tally tally, Set<Integer> people) {
  public Group {
    people = Set.copyOf(people);
  }

  /** What was counted, added up. */
  static Group of(String id, Collection<Counted> counts) {
    return new Group(id, counts.stream().map(Counted::tally).reduce(Tally.NONE, Tally::plus), peopleOf(counts));
  }

  static Set<Integer> peopleOf(Collection<Counted> counts) {
    var people = new HashSet<Integer>();
    counts.forEach(counted -> people.addAll(counted.people()));
    return people;
  }

  /** Both together; a person in both counts once. */
  Group plus(Group other) {
    var all = new HashSet<>(people);
    all.addAll(other.people);
    return new Group(id, tally.plus(other.tally), all);
  }
}
