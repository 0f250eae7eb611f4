package doudi.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Things that are recognised by phrases, and which of them some words name plainly, letter by letter.
 *
 * @param <T> what a thing is known by
 */
public final class Phrases<T> {
  private static final int SHORTEST = 2;
  private static final String PUNCTUATION = "“”‘’（）《》、，。！？：；…";

  private final Map<Integer, List<Phrase<T>>> byBeginning = new HashMap<>();

  private record Phrase<T>(String text, T id) {
    /** An English phrase is heard only as whole words: “pay” is not in “company”. */
    boolean standsIn(String words, int at) {
      int end = at + text.length();
      return words.startsWith(text, at) && !(at > 0 && isLatin(words.charAt(at - 1)) && isLatin(text.charAt(0)))
          && !(end < words.length() && isLatin(words.charAt(end)) && isLatin(text.charAt(text.length() - 1)));
    }
  }

  /** @param texts by id, in any language */
  public Phrases(Map<T, ? extends Collection<String>> texts) {
    texts.forEach((id, all) -> all.forEach(text -> add(plain(text), id)));
  }

  private void add(String text, T id) {
    if (text.length() >= SHORTEST) byBeginning.computeIfAbsent(beginning(text, 0), fresh -> new ArrayList<>())
        .add(new Phrase<>(text, id));
  }

  /** By id, how many letters the phrases heard have together; a phrase said twice counts once. */
  public Map<T, Integer> heardIn(String words) {
    var heard = new HashMap<T, Integer>();
    phrasesIn(plain(words)).forEach(phrase -> heard.merge(phrase.id, phrase.text.length(), Integer::sum));
    return heard;
  }

  private Set<Phrase<T>> phrasesIn(String words) {
    var heard = new HashSet<Phrase<T>>();
    for (int at = 0; at + SHORTEST <= words.length(); at++) {
      for (Phrase<T> phrase : byBeginning.getOrDefault(beginning(words, at), List.of())) {
        if (phrase.standsIn(words, at)) heard.add(phrase);
      }
    }
    return heard;
  }

  /** Two letters as one number, because every two letters of everything that is filed are looked up. */
  private static int beginning(String text, int at) {
    return text.charAt(at) << Character.SIZE | text.charAt(at + 1);
  }

  /** Small letters without punctuation; of the spaces only those between two English words. */
  private static String plain(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    var plain = new StringBuilder(small.length());
    boolean parted = false;
    for (int at = 0; at < small.length(); at++) {
      char letter = small.charAt(at);
      if (parts(letter)) parted = true;
      else {
        if (parted && plain.length() > 0 && isLatin(letter) && isLatin(plain.charAt(plain.length() - 1))) plain.append(' ');
        plain.append(letter);
        parted = false;
      }
    }
    return plain.toString();
  }

  private static boolean parts(char letter) {
    return letter < 128 ? !Character.isLetterOrDigit(letter) : PUNCTUATION.indexOf(letter) >= 0;
  }

  private static boolean isLatin(char letter) {
    return letter >= 'a' && letter <= 'z';
  }
}
