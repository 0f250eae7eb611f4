package doudi.backlog;

/** One line of the file cannot be filed; the others can. */
final class WrongLine extends Exception {
  private static final long serialVersionUID = 1L;
  private final Words words;
  private final transient Object[] details;

  WrongLine(Words words, Object... details) {
    super(words.in(true, details), null, false, false);
    this.words = words;
    this.details = details.clone();
  }

  String in(boolean english) {
    return words.in(english, details);
  }
}
