package doudi.complaint;

import doudi.calendar.Stage;
import doudi.catalog.Name;
import java.time.Instant;
import java.util.Map;

/**
 * Everything that can happen to a complaint, in the past tense. Java 17 has no pattern switch: what an event does is its own method, so the
 * compiler asks every new event for it.
 */
public sealed interface ComplaintEvent {
  /** UTC, whole milliseconds. */
  Instant at();

  Actor by();

  /** What the person who acted said; null when nothing. */
  default String words() { return null; }

  /** What its sentence in the history names, by place: an {@code Instant}, a {@code windowId}, a {@code departmentId} or a code. */
  default Map<String, Object> facts() { return Map.of(); }

  /** Puts onto the draft what is true once this has happened. */
  void change(ComplaintDraft draft);

  default String type() { return getClass().getSimpleName(); }

  record Filed(Instant at, Actor by, Filing filing) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) {
      draft.filing = filing;
      draft.filedAt = at;
      draft.status = ComplaintStatus.WAITING;
    }
  }

  record Routed(Instant at, Actor by, String windowId, String rule, Name reason, Deadlines deadlines) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("windowId", windowId, "due", deadlines.resolution()); }
    @Override public void change(ComplaintDraft draft) {
      draft.windowId = windowId;
      draft.rule = rule;
      draft.reason = reason;
      draft.deadlines = deadlines;
    }
  }

  record Called(Instant at, Actor by, Instant until) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("until", until); }
    @Override public void change(ComplaintDraft draft) {
      draft.inService(by.id(), until);
      if (draft.contactedAt == null) draft.contactedAt = at;
    }
  }

  record Released(Instant at, Actor by) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) { draft.waiting(); }
  }

  /** @param owedBy where the deadline stands now; later than before only when an unanswered question had paused it */
  record LeaseEnded(Instant at, Actor by, Instant owedBy) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) {
      draft.resume(owedBy);
      draft.waiting();
    }
  }

  /** @param until when the question stops waiting for its answer */
  record Asked(Instant at, Actor by, String words, Instant until) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("until", until); }
    @Override public void change(ComplaintDraft draft) {
      draft.status = ComplaintStatus.AWAITING_RESIDENT;
      draft.pausedSince = at;
      draft.question = words;
      draft.leaseEnds = null;
      draft.deadlines = draft.deadlines.withAnswer(until);
    }
  }

  /** @param owedBy where the deadline stands now, later than before by the working time of the pause */
  record Answered(Instant at, Actor by, String words, Instant owedBy, Instant until) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) {
      draft.resume(owedBy);
      draft.inService(draft.heldBy, until);
    }
  }

  record Referred(Instant at, Actor by, String departmentId, String words) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("departmentId", departmentId); }
    @Override public void change(ComplaintDraft draft) {
      draft.status = ComplaintStatus.AWAITING_DEPARTMENT;
      draft.leaseEnds = null;
    }
  }

  record Replied(Instant at, Actor by, String words, Instant until) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) { draft.inService(by.id(), until); }
  }

  /** @param owedBy where the deadline stands now; later than before only when an unanswered question had paused it */
  record Transferred(Instant at, Actor by, String windowId, String words, Instant owedBy) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("windowId", windowId); }
    @Override public void change(ComplaintDraft draft) {
      draft.resume(owedBy);
      draft.windowId = windowId;
      draft.rule = "transferred";
      draft.reason = new Name(words, words);
      draft.waiting();
    }
  }

  record Resolved(Instant at, Actor by, Resolution resolution, Instant until) implements ComplaintEvent {
    @Override public String words() { return resolution.words(); }
    @Override public Map<String, Object> facts() { return Map.of("outcome", resolution.outcome(), "until", until); }
    @Override public void change(ComplaintDraft draft) {
      draft.status = ComplaintStatus.RESOLVED;
      draft.resolution = resolution;
      draft.confirmation = null;
      draft.disputed = false;
      draft.resolvers.add(by.id());
      draft.endHold();
      draft.deadlines = draft.deadlines.withConfirmation(until);
    }
  }

  record Confirmed(Instant at, Actor by, String words) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) {
      draft.status = ComplaintStatus.CONFIRMED;
      draft.confirmation = new Confirmation(Confirmation.DONE, words, at);
    }
  }

  /** @param due by when a supervisor owes the answer */
  record Disputed(Instant at, Actor by, String outcome, String words, Instant due) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("outcome", outcome, "due", due); }
    @Override public void change(ComplaintDraft draft) {
      draft.waiting();
      draft.confirmation = new Confirmation(outcome, words, at);
      draft.disputed = true;
      draft.disputes++;
      draft.escalated.remove(Stage.DISPUTE_ANSWER);
      draft.deadlines = draft.deadlines.withDisputeAnswer(due);
    }
  }

  record FellSilent(Instant at, Actor by) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) { draft.status = ComplaintStatus.UNCONFIRMED; }
  }

  record Withdrawn(Instant at, Actor by, String words) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) {
      draft.endHold();
      draft.status = ComplaintStatus.WITHDRAWN;
    }
  }

  record Extended(Instant at, Actor by, String words, Instant resolutionDue) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("due", resolutionDue); }
    @Override public void change(ComplaintDraft draft) {
      draft.deadlines = draft.deadlines.withResolution(resolutionDue);
      draft.extended = true;
    }
  }

  record Escalated(Instant at, Actor by, Stage stage) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("stage", stage.code()); }
    @Override public void change(ComplaintDraft draft) { draft.escalated.add(stage); }
  }

  record Rated(Instant at, Actor by, int grade, Integer platformGrade, String words) implements ComplaintEvent {
    @Override public Map<String, Object> facts() { return Map.of("grade", grade); }
    @Override public void change(ComplaintDraft draft) { draft.rating = new Rating(grade, platformGrade, words, at); }
  }

  /** @param photo digest of the picture, by which it is found */
  record PhotoAdded(Instant at, Actor by, String photo) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) {
      draft.photo = new Photo(photo, at);
      draft.photos++;
    }
  }

  record PhotoRemoved(Instant at, Actor by) implements ComplaintEvent {
    @Override public void change(ComplaintDraft draft) { draft.photo = null; }
  }
}
