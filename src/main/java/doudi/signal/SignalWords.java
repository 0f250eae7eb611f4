package doudi.signal;

import doudi.catalog.Name;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A signal in sentences that anybody understands: the innocent explanations, what was seen, and how unlikely it is. */
public final class SignalWords {
  private static final String NOTICE = "signal.notice";
  private static final double MILLIARD = 1e9;
  private final Messages messages;

  public SignalWords(Messages messages) {
    this.messages = messages;
  }

  String kind(SignalKind kind, Language language) {
    return messages.say(language, key(kind) + ".name");
  }

  /** At least two, the likeliest first. */
  List<String> innocent(SignalKind kind, Language language) {
    return IntStream.iterate(1, number -> messages.has(key(kind) + ".innocent." + number), number -> number + 1)
        .mapToObj(number -> messages.say(language, key(kind) + ".innocent." + number)).toList();
  }

  String seen(Signal signal, Language language) {
    Evidence seen = signal.evidence();
    return messages.say(language, key(signal.kind()) + ".seen", Map.of("hits", Integer.toString(seen.hits()), "of",
        Integer.toString(seen.of()), "share", percent(seen.share()), "usual", percent(seen.usualShare()), "windows",
        Integer.toString(seen.usualWindows())));
  }

  String unlikely(Evidence seen, Language language) {
    boolean hardlyEver = 1 / seen.chance() >= MILLIARD;
    return messages.say(language, hardlyEver ? "signal.unlikely.never" : "signal.unlikely.once", Map.of("allowed", percent(seen.allowed()),
        "times", times(twoDigits(Math.min(MILLIARD, 1 / seen.chance())), language), "looks", Integer.toString(seen.looks())));
  }

  Name noticeTitle() {
    return new Name(messages.say(Language.ZH, NOTICE + ".title"), messages.say(Language.EN, NOTICE + ".title"));
  }

  Name notice(SignalKind kind, Name window) {
    return new Name(notice(kind, window, Language.ZH), notice(kind, window, Language.EN));
  }

  private String notice(SignalKind kind, Name window, Language language) {
    return messages.say(language, NOTICE + ".words", Map.of("window", window.in(language), "kind", kind(kind, language)));
  }

  /** 1,234,567 is told as 1,200,000: it is no measurement. */
  private static long twoDigits(double times) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(times)) - 1));
    return Math.round(times / unit) * Math.round(unit);
  }

  /** 420 million, 4.2亿. */
  private static String times(long number, Language language) {
    boolean english = language == Language.EN;
    var format = NumberFormat.getCompactNumberInstance(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
        english ? NumberFormat.Style.LONG : NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  private static String key(SignalKind kind) {
    return "signal." + kind.code();
  }

  static String percent(double share) {
    return Long.toString(Math.round(share * 100));
  }
}
