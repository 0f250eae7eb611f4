package doudi.notice;

import static doudi.notice.Concerned.CLERKS;
import static doudi.notice.Concerned.HOLDER;
import static doudi.notice.Concerned.RESIDENT;
import static doudi.notice.Concerned.SUPERVISORS;
import static doudi.notice.NoticeMatrix.How.INBOX;
import static doudi.notice.NoticeMatrix.How.PUSH;
import static doudi.notice.NoticeMatrix.How.PUSH_NOW;

import doudi.complaint.ComplaintEvent;
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
import java.util.List;
import java.util.Map;

/**
 * Who hears of what, as a table. All of it lands in the inbox; some of it is pushed as well. Nobody is pushed what they did themselves.
 * The sentences are {@code notice.<event>.<whom>.title} and {@code .words} of the message catalog.
 */
public final class NoticeMatrix {
  /** How loud. */
  public enum How {
    INBOX,
    /** And on the phone, in the day. */
    PUSH,
    /** And on the phone at once, whatever the hour. */
    PUSH_NOW
  }

  /** One line of the table. */
  public record Cell(Class<? extends ComplaintEvent> event, Concerned whom, NoticeKind kind, How how) {
    /** Beginning of the keys of its sentences. */
    public String key() {
      return "notice." + event.getSimpleName() + "." + whom.code();
    }
  }

  private static final List<Cell> CELLS = List.of(
      new Cell(Routed.class,      RESIDENT,    NoticeKind.ACCEPTED, INBOX),
      new Cell(Routed.class,      CLERKS,      NoticeKind.QUEUE,    PUSH),
      new Cell(Called.class,      RESIDENT,    NoticeKind.STARTED,  PUSH_NOW),
      new Cell(Released.class,    RESIDENT,    NoticeKind.PROGRESS, INBOX),
      new Cell(Released.class,    CLERKS,      NoticeKind.QUEUE,    PUSH),
      new Cell(LeaseEnded.class,  RESIDENT,    NoticeKind.PROGRESS, INBOX),
      new Cell(LeaseEnded.class,  HOLDER,      NoticeKind.HELD,     INBOX),
      new Cell(LeaseEnded.class,  CLERKS,      NoticeKind.QUEUE,    PUSH),
      new Cell(Asked.class,       RESIDENT,    NoticeKind.QUESTION, PUSH),
      new Cell(Answered.class,    HOLDER,      NoticeKind.HELD,     PUSH),
      new Cell(Referred.class,    RESIDENT,    NoticeKind.PROGRESS, INBOX),
      new Cell(Replied.class,     RESIDENT,    NoticeKind.PROGRESS, INBOX),
      new Cell(Transferred.class, RESIDENT,    NoticeKind.PROGRESS, PUSH),
      new Cell(Transferred.class, HOLDER,      NoticeKind.HELD,     PUSH),
      new Cell(Transferred.class, CLERKS,      NoticeKind.QUEUE,    PUSH),
      new Cell(Resolved.class,    RESIDENT,    NoticeKind.RESULT,   PUSH),
      new Cell(Disputed.class,    RESIDENT,    NoticeKind.PROGRESS, INBOX),
      new Cell(Disputed.class,    SUPERVISORS, NoticeKind.DISPUTE,  PUSH),
      new Cell(FellSilent.class,  RESIDENT,    NoticeKind.CLOSED,   PUSH),
      new Cell(Withdrawn.class,   HOLDER,      NoticeKind.HELD,     PUSH),
      new Cell(Extended.class,    RESIDENT,    NoticeKind.PROGRESS, PUSH),
      new Cell(Extended.class,    HOLDER,      NoticeKind.HELD,     INBOX),
      new Cell(Escalated.class,   RESIDENT,    NoticeKind.OVERDUE,  PUSH),
      new Cell(Escalated.class,   SUPERVISORS, NoticeKind.OVERDUE,  PUSH_NOW));

  /** What nobody is told, and why. */
  private static final Map<Class<? extends ComplaintEvent>, String> SILENT = Map.of(
      Filed.class, "the resident has just done it, and Routed follows at once",
      Confirmed.class, "the resident has just said it; nobody has to do anything",
      PhotoAdded.class, "the resident has just done it, and the window's page shows it by itself",
      PhotoRemoved.class, "the resident has just done it; nobody has to do anything",
      Rated.class, "grades stay hidden until the month is over");

  private NoticeMatrix() {}

  public static List<Cell> cells() {
    return CELLS;
  }

  public static List<Cell> of(ComplaintEvent event) {
    return CELLS.stream().filter(cell -> cell.event() == event.getClass()).toList();
  }

  /** Events without a line in the table, with the reason. */
  public static Map<Class<? extends ComplaintEvent>, String> silent() {
    return SILENT;
  }
}
