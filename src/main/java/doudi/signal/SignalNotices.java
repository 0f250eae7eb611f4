package doudi.signal;

import doudi.catalog.Name;
import doudi.identity.Person;
import doudi.notice.Notice;
import doudi.notice.NoticeKind;
import doudi.notice.NoticeMatrix;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What supervisors hear of a signal: the window and the kind, and that it may be quite all right. */
final class SignalNotices {
  private SignalNotices() {}

  /** The same for the same signal and person, however often it is told. */
  static Notice of(Signal signal, Name window, SignalWords words, Person supervisor) {
    String id = "sg-" + UUID.nameUUIDFromBytes(signal.id().getBytes(StandardCharsets.UTF_8)) + ":1";
    return new Notice(id, supervisor, NoticeKind.SIGNAL, signal.evidence().complaintIds().get(0), signal.raisedAt(), words.noticeTitle(),
        words.notice(signal.kind(), window), NoticeMatrix.How.INBOX, false);
  }
}
