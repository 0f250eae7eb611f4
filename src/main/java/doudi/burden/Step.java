package doudi.burden;

import static doudi.burden.Field.by;
import static doudi.burden.Field.optional;
import static doudi.burden.Field.required;
import static doudi.burden.Field.sometimes;

import doudi.burden.Field.Decision;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintEvent.Answered;
import doudi.complaint.ComplaintEvent.Asked;
import doudi.complaint.ComplaintEvent.Called;
import doudi.complaint.ComplaintEvent.Confirmed;
import doudi.complaint.ComplaintEvent.Disputed;
import doudi.complaint.ComplaintEvent.Extended;
import doudi.complaint.ComplaintEvent.Filed;
import doudi.complaint.ComplaintEvent.PhotoAdded;
import doudi.complaint.ComplaintEvent.Rated;
import doudi.complaint.ComplaintEvent.Referred;
import doudi.complaint.ComplaintEvent.Released;
import doudi.complaint.ComplaintEvent.Replied;
import doudi.complaint.ComplaintEvent.Resolved;
import doudi.complaint.ComplaintEvent.Transferred;
import doudi.complaint.ComplaintEvent.Withdrawn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A step of a complaint at which somebody is asked for something. Its fields are the contract's, one by one; a test holds the two together,
 * and another the steps that have a budget.
 */
enum Step {
  FILE("fileComplaint", false, Intake.FIELDS, Set.of(Filed.class)),
  PHOTO("attachPhoto", false, List.of(required("photo", by(Decision.CALL, Told::wasCalled))), Set.of(PhotoAdded.class)),
  ANSWER("answerQuestion", false, List.of(required("words", by(Decision.RESOLUTION, Told::wasResolved))), Set.of(Answered.class)),
  CONFIRM("confirmComplaint", false, List.of(required("outcome", by(Decision.STATUS)),
      optional("words", told -> told.event().words() != null, by(Decision.CALL, Told::wasCalled))),
      Set.of(Confirmed.class, Disputed.class)),
  RATE("rateComplaint", false, List.of(required("grade"), optional("platformGrade", told -> ((Rated) told.event()).platformGrade() != null),
      optional("words", told -> told.event().words() != null)), Set.of(Rated.class)),
  WITHDRAW("withdrawComplaint", false, List.of(optional("words", told -> told.event().words() != null)), Set.of(Withdrawn.class)),
  ASSIST("fileForResident", true, Intake.FIELDS, Set.of(Filed.class)),
  CALL("callComplaint", true, List.of(), Set.of(Called.class)),
  ASK("askResident", true, List.of(required("words", by(Decision.ANSWER, Told::wasAnswered))), Set.of(Asked.class)),
  REFER("referComplaint", true, List.of(required("departmentId", by(Decision.REPLY, Told::wasReplied)),
      required("words", by(Decision.REPLY, Told::wasReplied))), Set.of(Referred.class)),
  REPLY("recordReply", true, List.of(required("words", by(Decision.RESOLUTION, Told::wasResolved))), Set.of(Replied.class)),
  TRANSFER("transferComplaint", true, List.of(required("windowId", by(Decision.QUEUE)),
      required("words", by(Decision.CALL, Told::wasCalled))), Set.of(Transferred.class)),
  RELEASE("releaseComplaint", true, List.of(), Set.of(Released.class)),
  RESOLVE("resolveComplaint", true, List.of(required("outcome", by(Decision.CONFIRMATION, Told::wasJudged)),
      required("words", by(Decision.CONFIRMATION, Told::wasJudged)),
      required("cause", by(Decision.LESSON), by(Decision.CORRECTION, Intake::wasCorrected)),
      sometimes("basis", Told::wasRefused, by(Decision.CONFIRMATION, Told::wasJudged)),
      sometimes("remedy", Told::wasRefused, by(Decision.CONFIRMATION, Told::wasJudged))),
      Set.of(Resolved.class)),
  EXTEND("extendDeadline", true, List.of(required("reason", by(Decision.CONFIRMATION, Told::wasJudged))), Set.of(Extended.class));

  /** How many of its fields must be filled at most, whatever comes to be asked. */
  static final int MOST_AT_INTAKE = 2;
  static final int MOST_AT_CLOSING = 3;

  private final String operationId;
  private final boolean staff;
  private final List<Field> fields;
  private final Set<Class<? extends ComplaintEvent>> events;

  Step(String operationId, boolean staff, List<Field> fields, Set<Class<? extends ComplaintEvent>> events) {
    this.operationId = operationId;
    this.staff = staff;
    this.fields = List.copyOf(fields);
    this.events = events;
  }

  String operationId() { return operationId; }
  boolean isStaffs() { return staff; }
  List<Field> fields() { return fields; }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty where there is no budget. */
  Optional<Integer> budget() {
    if (this == FILE || this == ASSIST) return Optional.of(MOST_AT_INTAKE);
    return this == RESOLVE ? Optional.of(MOST_AT_CLOSING) : Optional.empty();
  }

  /** The step at which a person did this; empty for what time did, or another system. */
  static Optional<Step> of(Told told) {
    return Stream.of(values()).filter(step -> step.events.contains(told.event().getClass()))
        .filter(step -> step.staff ? told.byStaff() : told.byResident()).findFirst();
  }
}
