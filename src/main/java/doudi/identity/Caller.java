package doudi.identity;

import doudi.plumbing.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, for the length of one request.
 *
 * @param id resident id, account name or API key id; empty for an anonymous caller
 * @param windowIds windows a clerk works at, or all windows of a supervisor's district
 * @param districtId a supervisor's district; null for everyone else
 * @param platformIds platforms a manager answers for, or the one platform of an API key
 * @param departmentIds departments a manager answers for, or to which an auditor belongs
 * @param claimHash hash of the claim code the caller showed, if any
 * @param linked device accounts and claim codes that a resident proved to be theirs as well
 */
public record Caller(Role role, String id, Set<String> windowIds, String districtId, Set<String> platformIds, Set<String> departmentIds,
    Optional<String> claimHash, Language language, List<Person> linked) {

  public Caller {
    windowIds = Set.copyOf(windowIds);
    platformIds = Set.copyOf(platformIds);
    departmentIds = Set.copyOf(departmentIds);
    linked = List.copyOf(linked);
  }

  /** Somebody to whom nothing is linked. */
  public Caller(Role role, String id, Set<String> windowIds, String districtId, Set<String> platformIds, Set<String> departmentIds,
      Optional<String> claimHash, Language language) {
    this(role, id, windowIds, districtId, platformIds, departmentIds, claimHash, language, List.of());
  }

  public static Caller anonymous(Optional<String> claimHash, Language language) {
    return new Caller(Role.ANONYMOUS, "", Set.of(), null, Set.of(), Set.of(), claimHash, language);
  }

  public static Caller resident(String id, Optional<String> claimHash, Language language) {
    return new Caller(Role.RESIDENT, id, Set.of(), null, Set.of(), Set.of(), claimHash, language);
  }

  /** The same caller, who is somebody else besides. */
  Caller with(List<Person> more) {
    return new Caller(role, id, windowIds, districtId, platformIds, departmentIds, claimHash, language, more);
  }

  public boolean is(Role wanted) {
    return role == wanted;
  }

  /** Whether the caller speaks for a resident: with a device account, or with nothing but a claim code. */
  public boolean isResidentSide() {
    return role == Role.RESIDENT || role == Role.ANONYMOUS;
  }

  public boolean worksAt(String windowId) {
    return (role == Role.CLERK || role == Role.SUPERVISOR) && windowIds.contains(windowId);
  }
}
