package doudi.signal;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a complaint, and the window at which it happened: a transfer happens where it is sent from.
 *
 * @param sequence from 1
 */
record Step(ComplaintEvent event, int sequence, String windowId) {

  static List<Step> of(Complaint complaint) {
    var steps = new ArrayList<Step>();
    String window = null;
    for (ComplaintEvent event : complaint.history()) {
      if (event instanceof ComplaintEvent.Routed routed) window = routed.windowId();
      steps.add(new Step(event, steps.size() + 1, window));
      if (event instanceof ComplaintEvent.Transferred sent) window = sent.windowId();
    }
    return steps;
  }

  boolean is(Class<? extends ComplaintEvent> type) {
    return type.isInstance(event);
  }

  Instant at() {
    return event.at();
  }

  /** Something that staff of a window did. */
  boolean isStaff() {
    return event.by().role().equals(Role.CLERK.code()) || event.by().role().equals(Role.SUPERVISOR.code());
  }

  boolean isWithin(Duration most, Instant before) {
    return Duration.between(at(), before).compareTo(most) <= 0;
  }
}
