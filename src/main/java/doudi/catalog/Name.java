package doudi.catalog;

import doudi.plumbing.Language;

/** What something is called, in both languages; neither is ever blank. */
public record Name(String zh, String en) {
  public Name {
    if (zh.isBlank() || en.isBlank()) throw new IllegalArgumentException("a name says something in both languages");
  }

  public String in(Language language) {
    return language == Language.EN ? en : zh;
  }
}
