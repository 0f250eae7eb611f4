package doudi.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a notice is about; people switch pushes on and off by this. */
public enum NoticeKind {
  /** The complaint has its window and its deadline. */
  ACCEPTED,
  /** Somebody works on it now. */
  STARTED,
  /** The resident is asked something. */
  QUESTION,
  /** It moved: to a department, another window, another day. */
  PROGRESS,
  /** The window says what was done; the resident's word is wanted. */
  RESULT,
  /** A promise was broken. */
  OVERDUE,
  /** It ended without the resident's word. */
  CLOSED,
  /** Something was improved, for good, that their report stood behind. */
  CHANGED,
  /** For clerks: something waits in the queue. */
  QUEUE,
  /** For the clerk who holds it: the resident answered, or it is no longer theirs. */
  HELD,
  /** For supervisors: the resident does not accept the result. */
  DISPUTE,
  /** For supervisors: something stands out at a window and wants an explanation. */
  SIGNAL;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NoticeKind> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
