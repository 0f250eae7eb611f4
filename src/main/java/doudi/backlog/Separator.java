package doudi.backlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What separates the cells of a CSV file: as its line {@code sep=;} says, else what occurs most in its first row.
 *
 * @param lines how many lines were taken from the reader to find out
 */
record Separator(char sign, int lines) {
  private static final int LOOK = 16_384;
  private static final Pattern SAID = Pattern.compile("\"?sep=([^\\r\\n])\"?(\\r?\\n|$)", Pattern.CASE_INSENSITIVE);

  static Separator of(BufferedReader text) throws IOException {
    text.mark(LOOK);
    char[] start = new char[LOOK - 1];
    int length = 0;
    for (int read = 0; read >= 0 && length < start.length; read = text.read(start, length, start.length - length)) {
      length += read;
    }
    text.reset();
    String head = new String(start, 0, length);
    var said = SAID.matcher(head);
    if (said.lookingAt()) {
      text.readLine();
      return new Separator(said.group(1).charAt(0), 1);
    }
    return new Separator(mostFrequent(head.stripLeading()), 0);
  }

  private static char mostFrequent(String text) {
    String signs = ",;\t";
    int[] found = new int[signs.length()];
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      if (c == '\n' && !quoted) {
        break;
      }
      quoted ^= c == '"';
      if (!quoted && signs.indexOf(c) >= 0) {
        found[signs.indexOf(c)]++;
      }
    }
    int best = 0;
    for (int i = 1; i < found.length; i++) {
      best = found[i] > found[best] ? i : best;
    }
    return signs.charAt(best);
  }
}
