package doudi.suggestion;

import doudi.catalog.FailureKind;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What people say for each failure kind, in both languages: its name, and the phrases by which the screens know it without a network. */
public final class KindWords {
  private KindWords() {}

  /** By code; a kind that nobody can name, like “other”, is left out. */
  public static Map<String, List<String>> of(Messages messages) {
    var kinds = new HashMap<String, List<String>>();
    for (FailureKind kind : FailureKind.values()) {
      String key = "ui.hear." + kind.code();
      if (messages.has(key)) kinds.put(kind.code(), Stream.concat(Stream.of(kind.label().zh(), kind.label().en()),
          Stream.of(Language.values()).flatMap(language -> Stream.of(messages.say(language, key).split("\\|")))).toList());
    }
    return kinds;
  }
}
