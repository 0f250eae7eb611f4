package doudi.open;

import doudi.complaint.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A month's complaints split one way, as far as it may be published: a group of fewer than {@value #FEWEST} people is not shown, and
 * neither are so many of the next smallest that what is left of the whole, when everything shown is subtracted from it, is again
 * {@value #FEWEST} people or more. That remainder is published as one row.
 *
 * @param shown those with most complaints first
 * @param rest all that are not shown, together; empty when all are
 */
public record Partition(List<Group> shown, Optional<Group> rest) {
  /** The smallest group that may be published. */
  public static final int FEWEST = 5;

  private static final Comparator<Group> SMALLEST_FIRST = Comparator.<Group>comparingInt(group -> group.people().size())
      .thenComparing(group -> group.tally().complaints()).thenComparing(Partition::name);
  private static final Comparator<Group> MOST_FIRST = Comparator.<Group>comparingInt(group -> group.tally().complaints()).reversed()
      .thenComparing(Partition::name);

  public Partition {
    shown = List.copyOf(shown);
  }

  /** @param groups without a person in two of them unless that person reported in both; groups nobody belongs to are left out */
  public static Partition of(Collection<Group> groups) {
    var left = new ArrayList<>(groups.stream().filter(group -> !group.people().isEmpty()).sorted(SMALLEST_FIRST).toList());
    var rest = new Group(null, Tally.NONE, Set.of());
    while (!left.isEmpty() && (left.get(0).people().size() < FEWEST || !rest.people().isEmpty() && rest.people().size() < FEWEST)) {
      rest = rest.plus(left.remove(0));
    }
    left.sort(MOST_FIRST);
    return new Partition(left, Optional.of(rest).filter(some -> !some.people().isEmpty()));
  }

  private static String name(Group group) {
    return group.id() == null ? "" : group.id();
  }
}
