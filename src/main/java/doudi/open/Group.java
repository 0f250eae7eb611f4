package doudi.open;

import doudi.complaint.Tally;
import java.util.HashSet;
import java.util.Set;

/**
 * People of one place or one platform in a month, and what they reported.
 *
 * @param id null for those who named none
 * @param people distinct device accounts and claim codes
 */
public record Group(String id, Tally tally, Set<String> people) {
  public Group {
    people = Set.copyOf(people);
  }

  /** Both together; a person in both counts once. */
  Group plus(Group other) {
    var all = new HashSet<>(people);
    all.addAll(other.people);
    return new Group(id, tally.plus(other.tally), all);
  }
}
