package doudi.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** The resident's own: of every account and claim code that the caller showed or has linked. */
  public record Own(Set<String> residentIds, Set<String> claimHashes) implements Scope {
    public Own {
      residentIds = Set.copyOf(residentIds);
      claimHashes = Set.copyOf(claimHashes);
    }

    public static Own of(List<Person> people) {
      return new Own(people.stream().flatMap(one -> one.residentId().stream()).collect(Collectors.toSet()),
          people.stream().flatMap(one -> one.claimHash().stream()).collect(Collectors.toSet()));
    }

    @Override public boolean covers(Concerns complaint) {
      return complaint.residentId() != null && residentIds.contains(complaint.residentId())
          || complaint.claimHash() != null && claimHashes.contains(complaint.claimHash());
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
      case RESIDENT -> Own.of(Person.all(caller));
      case ANONYMOUS -> caller.claimHash().isPresent() ? Own.of(Person.all(caller)) : new Nothing();
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
