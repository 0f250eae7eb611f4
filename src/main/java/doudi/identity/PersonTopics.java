package doudi.identity;

import java.util.ArrayList;
import java.util.List;

/** The topics on which a person is told what concerns them, and nobody else. */
public final class PersonTopics {
  private PersonTopics() {}

  public static String ofResident(String residentId) { return "resident " + residentId; }
  public static String ofClaim(String claimHash) { return "claim " + claimHash; }
  public static String ofAccount(String account) { return "account " + account; }

  /** Where one person hears what is for them alone. */
  public static String of(Person person) {
    return person.residentId().map(PersonTopics::ofResident).or(() -> person.claimHash().map(PersonTopics::ofClaim))
        .or(() -> person.account().map(PersonTopics::ofAccount)).orElseThrow();
  }

  /** What the caller may follow as themselves; empty for an anonymous caller without a claim code. */
  public static List<String> of(Caller caller) {
    var topics = new ArrayList<String>();
    if (caller.is(Role.RESIDENT)) topics.add(ofResident(caller.id()));
    else if (!caller.is(Role.ANONYMOUS)) topics.add(ofAccount(caller.id()));
    if (caller.isResidentSide()) caller.claimHash().ifPresent(hash -> topics.add(ofClaim(hash)));
    caller.linked().forEach(one -> {
      one.residentId().ifPresent(id -> topics.add(ofResident(id)));
      one.claimHash().ifPresent(hash -> topics.add(ofClaim(hash)));
    });
    return topics;
  }
}
