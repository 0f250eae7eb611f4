package doudi.complaint;

import doudi.complaint.ComplaintEvent.Answered;
import doudi.complaint.ComplaintEvent.Asked;
import doudi.complaint.ComplaintEvent.Called;
import doudi.complaint.ComplaintEvent.Confirmed;
import doudi.complaint.ComplaintEvent.Disputed;
import doudi.complaint.ComplaintEvent.Escalated;
import doudi.complaint.ComplaintEvent.Extended;
import doudi.complaint.ComplaintEvent.FellSilent;
import doudi.complaint.ComplaintEvent.Filed;
import doudi.complaint.ComplaintEvent.LeaseEnded;
import doudi.complaint.ComplaintEvent.PhotoAdded;
import doudi.complaint.ComplaintEvent.PhotoRemoved;
import doudi.complaint.ComplaintEvent.Rated;
import doudi.complaint.ComplaintEvent.Referred;
import doudi.complaint.ComplaintEvent.Released;
import doudi.complaint.ComplaintEvent.Replied;
import doudi.complaint.ComplaintEvent.Resolved;
import doudi.complaint.ComplaintEvent.Routed;
import doudi.complaint.ComplaintEvent.Transferred;
import doudi.complaint.ComplaintEvent.Withdrawn;
import java.util.Map;
import java.util.Set;

/** The consumer list: which stream tells of which event. {@code asyncapi.yaml} says the same, and a test holds the two together. */
public enum Hearer {
  /** {@code /v1/me/stream} of the complaint's resident. */
  RESIDENT,
  /** {@code /v1/windows/{windowId}/stream} of the window it stands at, and of the one it left. */
  WINDOW,
  /** {@code /v1/hotspots/stream}: the events that change a count. */
  HOTSPOTS;

  private static final Map<Class<? extends ComplaintEvent>, Set<Hearer>> LIST = Map.ofEntries(
      Map.entry(Filed.class, Set.of(RESIDENT, WINDOW, HOTSPOTS)),
      Map.entry(Routed.class, Set.of(RESIDENT)), // the window hears of it as filed, in the same moment
      Map.entry(Called.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Released.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(LeaseEnded.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Asked.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Answered.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Referred.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Replied.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Transferred.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Resolved.class, Set.of(RESIDENT, WINDOW, HOTSPOTS)),
      Map.entry(Confirmed.class, Set.of(RESIDENT, WINDOW, HOTSPOTS)),
      Map.entry(Disputed.class, Set.of(RESIDENT, WINDOW, HOTSPOTS)),
      Map.entry(FellSilent.class, Set.of(RESIDENT, WINDOW, HOTSPOTS)),
      Map.entry(Withdrawn.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Extended.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Escalated.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(PhotoAdded.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(PhotoRemoved.class, Set.of(RESIDENT, WINDOW)),
      Map.entry(Rated.class, Set.of(RESIDENT))); // grades are hidden from staff until the month is over

  public boolean hears(ComplaintEvent event) {
    return of(event.getClass()).contains(this);
  }

  /** @throws IllegalStateException for an event that is not in the list */
  public static Set<Hearer> of(Class<? extends ComplaintEvent> type) {
    Set<Hearer> hearers = LIST.get(type);
    if (hearers == null) throw new IllegalStateException("nobody said who hears of " + type.getSimpleName());
    return hearers;
  }
}
