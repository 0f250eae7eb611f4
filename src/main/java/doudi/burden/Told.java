package doudi.burden;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintEvent.Answered;
import doudi.complaint.ComplaintEvent.Asked;
import doudi.complaint.ComplaintEvent.Called;
import doudi.complaint.ComplaintEvent.Confirmed;
import doudi.complaint.ComplaintEvent.Disputed;
import doudi.complaint.ComplaintEvent.Replied;
import doudi.complaint.ComplaintEvent.Resolved;
import doudi.complaint.Filing;
import doudi.complaint.Resolution;
import doudi.identity.Role;
import java.util.Set;

/**
 * One act upon a complaint, and all that came of it.
 *
 * @param number of its event, the first is 0
 * @param rootDistrict what stands as the area where the resident named none
 */
record Told(Complaint complaint, ComplaintEvent event, int number, String rootDistrict) {
  private static final Set<String> STAFF = Set.of(Role.CLERK.code(), Role.SUPERVISOR.code());

  Filing filing() {
    return complaint.filing();
  }

  boolean byStaff() {
    return STAFF.contains(event.by().role());
  }

  boolean byResident() {
    return event.by().role().equals(Role.RESIDENT.code());
  }

  /** Whether it was called after this. */
  boolean wasCalled() {
    return followedBy(Set.of(Called.class));
  }

  /** Whether the resident said afterwards whether it is done. */
  boolean wasJudged() {
    return followedBy(Set.of(Confirmed.class, Disputed.class));
  }

  boolean wasResolved() {
    return followedBy(Set.of(Resolved.class));
  }

  boolean wasAnswered() {
    return followedBy(Set.of(Answered.class));
  }

  boolean wasReplied() {
    return followedBy(Set.of(Replied.class));
  }

  boolean wasAsked() {
    return followedBy(Set.of(Asked.class));
  }

  /** Whether this closes the case with “not possible”, which needs an explanation. */
  boolean wasRefused() {
    return event instanceof Resolved resolved && Resolution.NOT_POSSIBLE.equals(resolved.resolution().outcome());
  }

  private boolean followedBy(Set<Class<? extends ComplaintEvent>> types) {
    return complaint.history().stream().skip(number + 1L).anyMatch(later -> types.contains(later.getClass()));
  }
}
