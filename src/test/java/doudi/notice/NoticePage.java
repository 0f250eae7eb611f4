package doudi.notice;

import doudi.complaint.ComplaintEvent;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.util.Comparator;
import java.util.Map;

/** The notice matrix as a page for people, with made-up dates and places. */
final class NoticePage {
  private static final Map<String, String> ZH = Map.of("windowId", "城东区政务服务窗口", "window", "城东区政务服务窗口", "due", "11月27日（周五）17:00",
      "until", "12月4日（周五）17:00", "deadline", "11月27日（周五）17:00", "heldUntil", "11月20日（周五）10:30", "departmentId", "市人社局",
      "outcome", "没办成", "stage", "办理");
  private static final Map<String, String> EN = Map.of("windowId", "Chengdong Service Window", "window", "Chengdong Service Window", "due",
      "Fri 27 Nov, 17:00",
      "until", "Fri 4 Dec, 17:00", "deadline", "Fri 27 Nov, 17:00", "heldUntil", "Fri 20 Nov, 10:30", "departmentId", "the Human Resources Bureau",
      "outcome", "not done", "stage", "The result");

  private final Messages messages = Messages.load();
  private final StringBuilder page = new StringBuilder();

  static String written() {
    return new NoticePage().whole();
  }

  private String whole() {
    page.append("# Who is told what\n\nMade from `NoticeMatrix` and the message catalog; `NoticeMatrixTest` compares. Dates and places are made up.\n\n")
        .append("**inbox**: `GET /v1/me/notices` only. **push**: on the phones too, in the day. **push now**: at any hour. Clerks hear of their queue\n")
        .append("at most once an hour and window. Nobody is pushed what they did themselves.\n");
    NoticeMatrix.cells().stream().map(NoticeMatrix.Cell::event).distinct().forEach(this::event);
    improved();
    signal();
    page.append("\n## On the lock screen\n\nA push says only this and carries the id of the complaint.\n\n| kind | zh-CN | en |\n|---|---|---|\n");
    for (NoticeKind kind : NoticeKind.values()) lockScreen(kind.code(), Map.of());
    lockScreen("many", Map.of("count", "5"));
    page.append("\n## Told to nobody\n\n| event | because |\n|---|---|\n");
    NoticeMatrix.silent().entrySet().stream().sorted(Comparator.comparing(one -> one.getKey().getSimpleName()))
        .forEach(one -> page.append("| %s | %s |\n".formatted(one.getKey().getSimpleName(), one.getValue())));
    return page.toString();
  }

  /** Not of one complaint: of an improvement that everybody behind it is told of once. */
  private void improved() {
    page.append("\n## An improvement was found effective\n\n| to | kind | how | zh-CN | en |\n|---|---|---|---|---|\n")
        .append("| everybody whose complaint stood behind it, once | `changed` | push | **%s** %s | **%s** %s |\n".formatted(
            messages.say(Language.ZH, "effect.thanks.title"), messages.say(Language.ZH, "effect.thanks.words",
                Map.of("place", "人社网", "effect", "关于“材料传不上”的反映减少了62%（48%–72%）。")),
            messages.say(Language.EN, "effect.thanks.title"), messages.say(Language.EN, "effect.thanks.words",
                Map.of("place", "the HR website", "effect", "Complaints about “Cannot upload” fell by 62 % (48–72 %)."))));
  }

  /** Not of one complaint either: of a window. */
  private void signal() {
    page.append("\n## Something stands out at a window\n\n| to | kind | how | zh-CN | en |\n|---|---|---|---|---|\n")
        .append("| supervisors, once for each signal | `signal` | inbox | **%s** %s | **%s** %s |\n".formatted(
            messages.say(Language.ZH, "signal.notice.title"), messages.say(Language.ZH, "signal.notice.words",
                Map.of("window", "城东区政务服务窗口", "kind", messages.say(Language.ZH, "signal.silence.name"))),
            messages.say(Language.EN, "signal.notice.title"), messages.say(Language.EN, "signal.notice.words",
                Map.of("window", "Chengdong Service Window", "kind", messages.say(Language.EN, "signal.silence.name")))));
  }

  private void event(Class<? extends ComplaintEvent> event) {
    page.append("\n## ").append(event.getSimpleName()).append("\n\n| to | kind | how | zh-CN | en |\n|---|---|---|---|---|\n");
    NoticeMatrix.cells().stream().filter(cell -> cell.event() == event)
        .forEach(cell -> page.append("| %s | `%s` | %s | **%s** %s | **%s** %s |\n".formatted(
        cell.whom().code(), cell.kind().code(), cell.how().name().toLowerCase().replace('_', ' '),
        messages.say(Language.ZH, cell.key() + ".title"), messages.say(Language.ZH, cell.key() + ".words", ZH),
        messages.say(Language.EN, cell.key() + ".title"), messages.say(Language.EN, cell.key() + ".words", EN))));
  }

  private void lockScreen(String kind, Map<String, String> places) {
    page.append("| `%s` | **%s** %s | **%s** %s |\n".formatted(kind, messages.say(Language.ZH, "notice.push.title"),
        messages.say(Language.ZH, "notice.push." + kind, places), messages.say(Language.EN, "notice.push.title"),
            messages.say(Language.EN, "notice.push." + kind, places)));
  }
}
