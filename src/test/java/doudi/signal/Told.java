package doudi.signal;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Name;
import doudi.complaint.Actor;
import doudi.complaint.Attempt;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintId;
import doudi.complaint.Deadlines;
import doudi.complaint.Filing;
import doudi.complaint.Resolution;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The story of one complaint, told event by event. */
final class Told {
  static final Actor CLERK = new Actor("clerk", "clerk-x");
  private static final Name WHY = new Name("就近", "near");

  private final String id;
  private final List<ComplaintEvent> events = new ArrayList<>();
  private final String account;
  private Instant owed;

  /** @param account of the resident; null for a claim code */
  Told(String id, String window, String account, boolean assisted, Instant at, Instant owed) {
    this.id = id;
    this.account = account;
    this.owed = owed;
    var filing = new Filing("办不成", "pension-claim", "hr-site", "human-resources", "login", "city", Attempt.UNTOLD, List.of(), null, account,
        account == null ? "claim-" + id : null, null, assisted);
    events.add(new ComplaintEvent.Filed(at, resident(), filing));
    events.add(new ComplaintEvent.Routed(at, Actor.SYSTEM, window, "near", WHY, new Deadlines(owed, owed, owed, null, null, null)));
  }

  static Told at(String window, Instant at) {
    return new Told("c-" + window + "-" + at.toEpochMilli(), window, null, false, at, at.plus(5, ChronoUnit.DAYS));
  }

  private Actor resident() {
    return new Actor("resident", account == null ? "" : account);
  }

  Told called(Instant at) {
    return with(new ComplaintEvent.Called(at, CLERK, at.plus(30, ChronoUnit.MINUTES)));
  }

  Told asked(Instant at, Instant answered) {
    with(new ComplaintEvent.Asked(at, CLERK, "请问？", at.plus(10, ChronoUnit.DAYS)));
    return with(new ComplaintEvent.Answered(answered, resident(), "是的", owed, answered.plus(30, ChronoUnit.MINUTES)));
  }

  Told sent(Instant at, String window) {
    return with(new ComplaintEvent.Transferred(at, CLERK, window, "请贵窗口办理", owed));
  }

  Told done(Instant at) {
    return with(new ComplaintEvent.Resolved(at, CLERK, new Resolution("done", "办好了", "login", null, null, at), at.plus(14, ChronoUnit.DAYS)));
  }

  Told confirmed(Instant at, String by) {
    return with(new ComplaintEvent.Confirmed(at, new Actor("resident", by), null));
  }

  Told confirmed(Instant at) {
    return with(new ComplaintEvent.Confirmed(at, resident(), null));
  }

  Told disputed(Instant at) {
    return with(new ComplaintEvent.Disputed(at, resident(), "not-done", null, at.plus(3, ChronoUnit.DAYS)));
  }

  Told rated(Instant at, int grade) {
    return with(new ComplaintEvent.Rated(at, resident(), grade, null, null));
  }

  Told silent(Instant at) {
    return with(new ComplaintEvent.FellSilent(at, Actor.SYSTEM));
  }

  private Told with(ComplaintEvent event) {
    events.add(event);
    return this;
  }

  Complaint complaint() {
    return Complaint.replay(new ComplaintId(id), events);
  }

  /** @param local like 2026-11-20T09:30 in Beijing */
  static Instant moment(String local) {
    return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
  }
}
