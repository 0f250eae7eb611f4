package doudi.identity;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A staff member's sign-in and row scope.
 *
 * @param name lower case, unique
 * @param windowIds a clerk's windows
 * @param districtId a supervisor's district: every window in it or below; null for other roles
 * @param tokensFrom tokens issued before are refused (password changed, rights changed)
 */
public record Account(String name, Role role, Set<String> windowIds, String districtId, Set<String> platformIds, Set<String> departmentIds,
    String passwordHash, boolean disabled, Instant tokensFrom) {

  public Account {
    if (!role.isStaff()) throw new IllegalArgumentException("an account is for staff, not for " + role);
    windowIds = new TreeSet<>(windowIds);
    platformIds = new TreeSet<>(platformIds);
    departmentIds = new TreeSet<>(departmentIds);
  }

  @Override
  public String toString() {
    return "Account[" + name + ", " + role + "]";
  }
}
