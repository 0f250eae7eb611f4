package doudi.plumbing;

import java.util.List;
import java.util.Locale;

/** The two languages everything is said in. Chinese is the default; English stands beside it. */
public enum Language {
  ZH("zh-CN"), EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** BCP 47 tag, as in {@code Content-Language}. */
  public String tag() {
    return tag;
  }

  /** The better of the two for an {@code Accept-Language} header; Chinese when the header is absent or garbage. */
  public static Language of(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) return ZH;
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.CHINA, Locale.CHINESE, Locale.ENGLISH));
      return Locale.ENGLISH.equals(best) ? EN : ZH;
    } catch (IllegalArgumentException garbage) {
      return ZH;
    }
  }
}
