package doudi.identity;

import java.util.Set;

/**
 * The one predicate behind every read, list, stream and export: which complaints a caller may know of. A scope is both asked in memory
 * ({@link Scope#covers}) and turned into a query by the store, and a test holds the two together.
 */
public final class Access {
  private Access() {}

  /** What a complaint tells about whom it concerns; an absent fact is null. */
  public interface Concerns {
    String residentId();
    String claimHash();
    String windowId();
    String platformId();
    String departmentId();
  }

  /** A set of complaints, described so that it can be checked and queried alike. */
  public sealed interface Scope {
    boolean covers(Concerns complaint);
  }

  /** No complaint at all. */
  public record Nothing() implements Scope {
    @Override public boolean covers(Concerns complaint) { return false; }
  }

  /** Every complaint; only ever handed out masked. */
  public record Everything() implements Scope {
    @Override public boolean covers(Concerns complaint) { return true; }
  }

  /** The resident's own: by device account, by claim code, or both. Null where the caller has none. */
  public record Own(String residentId, String claimHash) implements Scope {
    @Override public boolean covers(Concerns complaint) {
      return residentId != null && residentId.equals(complaint.residentId()) || claimHash != null && claimHash.equals(complaint.claimHash());
    }
  }

  /** What stands in the queues, or in the hands, of these windows. */
  public record AtWindows(Set<String> windowIds) implements Scope {
    public AtWindows { windowIds = Set.copyOf(windowIds); }
    @Override public boolean covers(Concerns complaint) { return complaint.windowId() != null && windowIds.contains(complaint.windowId()); }
  }

  /** What is about these platforms, or about services of these departments. */
  public record About(Set<String> platformIds, Set<String> departmentIds) implements Scope {
    public About {
      platformIds = Set.copyOf(platformIds);
      departmentIds = Set.copyOf(departmentIds);
    }
    @Override public boolean covers(Concerns complaint) {
      return complaint.platformId() != null && platformIds.contains(complaint.platformId())
          || complaint.departmentId() != null && departmentIds.contains(complaint.departmentId());
    }
  }

  /** Which complaints the caller may open one by one. Deny by default: a role not named here reads nothing. */
  public static Scope reads(Caller caller) {
    return switch (caller.role()) {
      case RESIDENT -> new Own(caller.id(), caller.claimHash().orElse(null));
      case ANONYMOUS -> caller.claimHash().<Scope>map(hash -> new Own(null, hash)).orElseGet(Nothing::new);
      case CLERK, SUPERVISOR -> new AtWindows(caller.windowIds());
      case MANAGER -> new About(caller.platformIds(), caller.departmentIds());
      default -> new Nothing();
    };
  }

  /** Which complaints may stand behind a figure that the caller looks at; an auditor samples everywhere. */
  public static Scope samples(Caller caller) {
    return caller.is(Role.AUDITOR) ? new Everything() : caller.role().isStaff() ? reads(caller) : new Nothing();
  }

  /** Whether the caller sees complaints only with names, contacts and numbers taken out. */
  public static boolean masked(Caller caller) {
    return !caller.isResidentSide() && !caller.is(Role.CLERK) && !caller.is(Role.SUPERVISOR);
  }
}
