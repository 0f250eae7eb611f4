package doudi.complaint;

import doudi.calendar.Stage;
import doudi.calendar.WorkCalendar;
import doudi.catalog.Name;
import doudi.identity.Access;
import doudi.identity.Role;
import doudi.plumbing.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One resident's report that a digital attempt failed, as its events tell it: the state is nothing but their replay, so the two cannot
 * differ. What may happen next is decided here; who may do it is decided by {@link ComplaintDesk}.
 */
public final class Complaint implements Access.Concerns {
  private static final int MOST_PHOTOS = 20;

  private final ComplaintId id;
  private final List<ComplaintEvent> history;
  private final ComplaintDraft state;
  private final int told;

  private Complaint(ComplaintId id, List<ComplaintEvent> history, int told) {
    this.id = id;
    this.told = told;
    this.history = List.copyOf(history);
    this.state = new ComplaintDraft();
    this.history.forEach(event -> event.change(state));
    if (state.filing == null || state.windowId == null) throw new IllegalArgumentException("complaint " + id.value()
        + " was never filed or routed");
  }

  /** @param history oldest first, beginning with {@code Filed} and {@code Routed} */
  public static Complaint replay(ComplaintId id, List<ComplaintEvent> history) {
    return new Complaint(id, history, 0);
  }

  /** @param told how many of the events everybody has been told of, as far as the store knew */
  static Complaint replay(ComplaintId id, List<ComplaintEvent> history, int told) {
    return new Complaint(id, history, told);
  }

  public Complaint after(ComplaintEvent event) {
    return new Complaint(id, Stream.concat(history.stream(), Stream.of(event)).toList(), told);
  }

  /** Sequence numbers, from 1, of the events that somebody may not have been told of yet, oldest first. */
  public List<Integer> untold() {
    return IntStream.rangeClosed(told + 1, history.size()).boxed().toList();
  }

  public ComplaintEvent event(int sequence) {
    return history.get(sequence - 1);
  }

  /** As it stood when that event had happened; filing and routing are one. */
  public Complaint asOf(int sequence) {
    return sequence == history.size() ? this : new Complaint(id, history.subList(0, Math.max(2, sequence)), told);
  }

  /** What names one of its events everywhere: {@code 01J…:3}. */
  public String eventId(int sequence) {
    return id.value() + ":" + sequence;
  }

  /** @throws Refusal CONFLICT {@code wrong-state} unless the complaint is in one of these states */
  public void mustBe(ComplaintStatus... states) {
    if (!List.of(states).contains(state.status)) throw wrongState();
  }

  public void mustBeOpen() {
    if (!state.status.isOpen()) throw wrongState();
  }

  /** @throws Refusal CONFLICT {@code not-resolved} when the window has not said it is done; {@code wrong-state} when that is over */
  public void mustAwaitConfirmation() {
    if (state.status.isOpen()) throw Refusal.conflict("not-resolved",
        "The window has not yet said that this is done; there is nothing to confirm.");
    mustBe(ComplaintStatus.RESOLVED);
  }

  /** @throws Refusal CONFLICT {@code wrong-state} when it is no longer open, or was given pictures too often */
  public void mustTakePhoto() {
    mustBeOpen();
    if (state.photos >= MOST_PHOTOS) throw Refusal.conflict("wrong-state", "The photo was changed " + MOST_PHOTOS
        + " times; it stays as it is now.");
  }

  private Refusal wrongState() {
    return Refusal.conflict("wrong-state", "The complaint is " + state.status.code()
        + "; this cannot be done to it now. Nothing was changed.");
  }

  /**
   * What time alone makes true by {@code now}: a lease or a question that ended, silence, or a promise that was broken. One thing at a
   * time; ask again after it. Empty when nothing is due.
   *
   * @param owedBy where {@link #owedBy()} stands if an unanswered question stops pausing it now
   */
  public Optional<ComplaintEvent> due(Instant now, Instant owedBy) {
    return duties().filter(duty -> !duty.at.isAfter(now)).min(Duty::compareTo).map(duty -> duty.event(now, owedBy));
  }

  /** The next instant at which {@link #due} may have something; empty when time changes nothing any more. */
  public Optional<Instant> nextDue() {
    return duties().map(Duty::at).min(Instant::compareTo);
  }

  private Stream<Duty> duties() {
    var duties = new ArrayList<Duty>();
    switch (state.status) {
      case IN_SERVICE -> duties.add(new Duty(state.leaseEnds, null, false));
      case AWAITING_RESIDENT -> duties.add(new Duty(state.deadlines.answer(), null, false));
      case RESOLVED -> duties.add(new Duty(state.deadlines.confirmation(), null, true));
      default -> { }
    }
    promises().map(promise -> new Duty(dueAt(promise), promise, false)).forEach(duties::add);
    return duties.stream();
  }

  /** Promises still open and not yet escalated. While the resident is asked, the clock stands still and none is broken. */
  private Stream<Stage> promises() {
    if (!state.status.isOpen() || state.status == ComplaintStatus.AWAITING_RESIDENT) return Stream.empty();
    return Stream.of(Stage.FIRST_CONTACT, Stage.RESOLUTION, Stage.DISPUTE_ANSWER).filter(stage -> !state.escalated.contains(stage))
        .filter(stage -> switch (stage) {
      case FIRST_CONTACT -> state.contactedAt == null;
      case RESOLUTION -> !state.disputed;
      default -> state.disputed;
    });
  }

  private Instant dueAt(Stage stage) {
    return switch (stage) {
      case FIRST_CONTACT -> state.deadlines.firstContact();
      case RESOLUTION -> state.deadlines.resolution();
      default -> state.deadlines.disputeAnswer();
    };
  }

  private record Duty(Instant at, Stage broken, boolean silence) implements Comparable<Duty> {
    @Override public int compareTo(Duty other) { return at.compareTo(other.at); }

    ComplaintEvent event(Instant now, Instant owedBy) {
      if (broken != null) return new ComplaintEvent.Escalated(now, Actor.SYSTEM, broken);
      return silence ? new ComplaintEvent.FellSilent(now, Actor.SYSTEM) : new ComplaintEvent.LeaseEnded(now, Actor.SYSTEM, owedBy);
    }
  }

  /** Whether what the window owes now is owed since before {@code now}. */
  public boolean isOverdue(Instant now) {
    return runsOutAt().filter(now::isAfter).isPresent() || contactBy().filter(now::isAfter).isPresent();
  }

  /** {@link #owedBy()} while the window owes something and the clock runs. */
  Optional<Instant> runsOutAt() {
    return state.status.isOpen() && state.pausedSince == null ? Optional.of(owedBy()) : Optional.empty();
  }

  /** By when somebody must have turned to it first; empty once somebody has. */
  Optional<Instant> contactBy() {
    return state.contactedAt == null ? runsOutAt().map(owed -> state.deadlines.firstContact()) : Optional.empty();
  }

  /** Whether any promise was ever broken. */
  boolean wasLate() {
    return history.stream().anyMatch(ComplaintEvent.Escalated.class::isInstance);
  }

  /** By when the window owes what it owes now: the answer to a dispute where there is one, else the resolution. */
  public Instant owedBy() {
    return state.disputed ? state.deadlines.disputeAnswer() : state.deadlines.resolution();
  }

  /** Its place among the waiting ones of its window; see {@link Urgency}. */
  public String urgency() {
    return Urgency.of(owedBy(), !state.filing.needs().isEmpty(), state.filing.attempt().tries(), state.filedAt, id);
  }

  /** What failed, as far as anyone has said: the resident's word, else the clerk's, else null. */
  public String failureKind() {
    if (state.filing.failureKind() != null) return state.filing.failureKind();
    return state.resolution == null ? null : state.resolution.cause();
  }

  /** Keys of the bucket-days it counts under, the present one first, then the one it left if it did; see {@link Bucket}. */
  public List<String> bucketDays() {
    return Bucket.daysOf(this, LocalDate.ofInstant(state.filedAt, WorkCalendar.ZONE));
  }

  /** Whether another system filed it for a resident; only such complaints are told to other systems. */
  public boolean isServiceRequest() {
    return history.get(0).by().role().equals(Role.PLATFORM.code());
  }

  /** Whether nothing more will come of it: confirmed, left unconfirmed, or withdrawn. */
  public boolean isClosed() {
    return state.status.compareTo(ComplaintStatus.RESOLVED) > 0;
  }

  public boolean isHeldBy(String account) {
    return state.status == ComplaintStatus.IN_SERVICE && account.equals(state.heldBy);
  }

  public ComplaintId id() { return id; }
  /** How many events it has seen; a save names the version it read. */
  public int version() { return history.size(); }
  public List<ComplaintEvent> history() { return history; }
  public Filing filing() { return state.filing; }
  public Instant filedAt() { return state.filedAt; }
  public ComplaintStatus status() { return state.status; }
  @Override public String windowId() { return state.windowId; }
  @Override public String residentId() { return state.filing.residentId(); }
  @Override public String claimHash() { return state.filing.claimHash(); }
  @Override public String platformId() { return state.filing.platformId(); }
  @Override public String departmentId() { return state.filing.departmentId(); }
  public String rule() { return state.rule; }
  public Name reason() { return state.reason; }
  public Deadlines deadlines() { return state.deadlines; }
  public Optional<Instant> leaseEnds() { return Optional.ofNullable(state.leaseEnds); }
  public Optional<String> heldBy() { return Optional.ofNullable(state.heldBy); }
  public Optional<Instant> pausedSince() { return Optional.ofNullable(state.pausedSince); }
  public Optional<String> question() { return Optional.ofNullable(state.question); }
  public Optional<Resolution> resolution() { return Optional.ofNullable(state.resolution); }
  public Optional<Confirmation> confirmation() { return Optional.ofNullable(state.confirmation); }
  public Optional<Rating> rating() { return Optional.ofNullable(state.rating); }
  public Optional<Photo> photo() { return Optional.ofNullable(state.photo); }
  public boolean isDisputed() { return state.disputed; }
  /** How often the resident disputed a resolution, answered or not. */
  public int disputes() { return state.disputes; }
  public boolean isExtended() { return state.extended; }
  public Set<Stage> escalated() { return Set.copyOf(state.escalated); }
  /** Accounts that said it was done; none of them may answer a dispute of it. */
  public Set<String> resolvers() { return Set.copyOf(state.resolvers); }
}
