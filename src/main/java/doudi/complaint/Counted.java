package doudi.complaint;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * What counting gives for one bucket and day.
 *
 * @param people marks of the accounts and claim codes the complaints came from, one each, so that a person of several days is one person.
 *     A mark is 32 bits of a hash: it tells people apart and names nobody
 */
public record Counted(Tally tally, Set<Integer> people) {
  public static final Counted NOTHING = new Counted(Tally.NONE, Set.of());

  public Counted {
    Objects.requireNonNull(tally, "tally");
    people = Set.copyOf(people);
  }

  /** The mark of an account or of a claim code's hash; either may be null, not both. */
  public static int mark(String residentId, String claimHash) {
    return Arrays.hashCode(new String[] {residentId, claimHash});
  }
}
