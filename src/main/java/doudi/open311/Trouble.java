package doudi.open311;

import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.util.List;
import java.util.Map;

/** An expected "no" in the standard's own shape: one code, and what is wrong in sentences for the person at the other end. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final int WRONG = 400;
  static final int NO_KEY = 403;
  static final int UNKNOWN = 404;

  /** @param key of the sentence, without {@code open311.} */
  record Wrong(String key, Map<String, String> facts) {
    static Wrong of(String key, String code) {
      return new Wrong(key, Map.of("code", code));
    }

    String say(Messages messages, Language language) {
      return messages.say(language, "open311." + key, facts);
    }
  }

  private final int code;
  private final transient List<Wrong> wrongs;

  Trouble(int code, List<Wrong> wrongs) {
    super(code + " " + wrongs, null, false, false);
    this.code = code;
    this.wrongs = List.copyOf(wrongs);
  }

  static Trouble of(int code, String key) {
    return new Trouble(code, List.of(new Wrong(key, Map.of())));
  }

  /** @param what as the standard spells it: {@code service_code} */
  static Trouble unknown(String what) {
    return new Trouble(UNKNOWN, List.of(Wrong.of("unknown", what)));
  }

  int code() { return code; }
  List<Wrong> wrongs() { return wrongs; }

  Element element(Messages messages, Language language) {
    return Element.list("errors", wrongs.stream().map(wrong -> Element.fields("error", Element.value("code", code),
        Element.value("description", wrong.say(messages, language)))).toList());
  }
}
