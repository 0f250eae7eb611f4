package doudi.identity;

import doudi.plumbing.Fault;
import java.util.List;
import java.util.Set;

/** What the city knows about the ids that an account's or a key's row scope is made of. */
public interface ScopeDirectory {
  /** Every window of the district and of all below it; none for an unknown district. */
  Set<String> windowsWithin(String districtId);

  /** A fault for each id that the city does not have; pointers as in the request ({@code /windowIds/0}). */
  List<Fault> unknown(List<String> windowIds, String districtId, List<String> platformIds, List<String> departmentIds);
}
