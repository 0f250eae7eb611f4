package doudi.notice;

import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.util.Map;

/** What a lock screen shows: fixed sentences by kind, without a place, a date, a name or a word of anybody's. */
public final class PushWords {
  private final Messages messages;

  public PushWords(Messages messages) {
    this.messages = messages;
  }

  Push push(PushPlan.Parcel parcel, String token, Language language) {
    Notice notice = parcel.pending().notice();
    boolean several = parcel.count() > 1;
    String body = several ? messages.say(language, "notice.push.many", Map.of("count", Integer.toString(parcel.count())))
        : messages.say(language, "notice.push." + notice.kind().code());
    return new Push(token, messages.say(language, "notice.push.title"), body, several ? "many" : notice.complaintId(),
        several ? null : notice.complaintId(), notice.urgent());
  }
}
