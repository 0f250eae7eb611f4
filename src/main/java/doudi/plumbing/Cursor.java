package doudi.plumbing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a list goes on: the sort keys of the last item seen, opaque to clients. A cursor names a place in the order, not a row that must
 * still exist, so a list that changes meanwhile neither repeats nor loses what stayed.
 */
public record Cursor(List<String> keys) {
  private static final String BETWEEN = "\u001f";

  public Cursor {
    keys = List.copyOf(keys);
  }

  public static Cursor of(Object... keys) {
    return new Cursor(List.of(keys).stream().map(String::valueOf).toList());
  }

  /**
   * The cursor a client sent back.
   *
   * @param size how many keys this list's cursors carry
   * @throws Refusal INVALID pointing at {@code /query/cursor} when it is not one of ours
   */
  public static Optional<Cursor> parse(String text, int size) {
    if (text == null || text.isEmpty()) return Optional.empty();
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var cursor = new Cursor(List.of(plain.split(BETWEEN, -1)));
      if (cursor.keys.size() == size && cursor.text().equals(text)) return Optional.of(cursor);
    } catch (IllegalArgumentException notBase64) {
      throw unknown();
    }
    throw unknown();
  }

  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(String.join(BETWEEN, keys).getBytes(StandardCharsets.UTF_8));
  }

  public String key(int index) {
    return keys.get(index);
  }

  /** @throws Refusal INVALID when that key is not a whole number */
  public long number(int index) {
    try {
      return Long.parseLong(keys.get(index));
    } catch (NumberFormatException notOurs) {
      throw unknown();
    }
  }

  /** For keys that can be no position in the list. */
  public static Refusal unknown() {
    return Refusal.malformed(List.of(new Fault("/query/cursor", "is not a cursor that this list gave out; start without one")));
  }
}
