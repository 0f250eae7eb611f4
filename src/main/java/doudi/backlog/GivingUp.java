package doudi.backlog;

/** The run cannot go on: bad usage, an unreadable file, or a server that does not take the complaints. */
final class GivingUp extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Words words;
  private final transient Object[] details;

  GivingUp(Words words, Object... details) {
    super(words.in(true, details), null, false, false);
    this.words = words;
    this.details = details.clone();
  }

  String in(boolean english) {
    return words.in(english, details);
  }
}
