package doudi.complaint;

import doudi.calendar.Stage;
import doudi.catalog.Name;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** A complaint while its events are being replayed; only {@link ComplaintEvent} writes it and only {@link Complaint} reads it. */
final class ComplaintDraft {
  Filing filing;
  Instant filedAt;
  ComplaintStatus status;
  String windowId;
  String rule;
  Name reason;
  Deadlines deadlines;
  Instant contactedAt;
  String heldBy;
  Instant leaseEnds;
  Instant pausedSince;
  String question;
  Resolution resolution;
  Confirmation confirmation;
  Rating rating;
  Photo photo;
  int photos;
  boolean disputed;
  int disputes;
  boolean extended;
  final Set<Stage> escalated = EnumSet.noneOf(Stage.class);
  final Set<String> resolvers = new TreeSet<>();

  void waiting() {
    endHold();
    status = ComplaintStatus.WAITING;
  }

  void inService(String clerk, Instant until) {
    status = ComplaintStatus.IN_SERVICE;
    heldBy = clerk;
    leaseEnds = until;
  }

  void endHold() {
    heldBy = null;
    leaseEnds = null;
    pausedSince = null;
    question = null;
    if (deadlines != null) deadlines = deadlines.withAnswer(null);
  }

  /** The clock goes on, with what is owed now, the resolution or the answer to a dispute, due when the event says. */
  void resume(Instant owedBy) {
    deadlines = (disputed ? deadlines.withDisputeAnswer(owedBy) : deadlines.withResolution(owedBy)).withAnswer(null);
    pausedSince = null;
    question = null;
  }
}
