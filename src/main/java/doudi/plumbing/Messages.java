package doudi.plumbing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every sentence the product says, by key, in both languages: {@code /messages/zh-CN.json} and {@code /messages/en.json}. A sentence may
 * hold {@code {name}} places. A key or a place that is missing is a bug and fails at once.
 */
public final class Messages {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** A sentence taken apart once: what stands before each place, and behind the last. */
  private record Sentence(List<String> before, List<String> places, String behind) {
    static Sentence of(String text) {
      var before = new ArrayList<String>();
      var places = new ArrayList<String>();
      Matcher place = PLACE.matcher(text);
      int read = 0;
      for (; place.find(); read = place.end()) {
        before.add(text.substring(read, place.start()));
        places.add(place.group(1));
      }
      return new Sentence(before, places, text.substring(read));
    }
  }

  private final Map<Language, Map<String, Sentence>> sentences = new EnumMap<>(Language.class);

  private Messages() {}

  /** @throws IllegalStateException naming every key that one language has and the other lacks */
  public static Messages load() {
    var messages = new Messages();
    for (Language language : Language.values()) messages.sentences.put(language, read("/messages/" + language.tag() + ".json"));
    var lonely = new TreeSet<>(messages.sentences.get(Language.ZH).keySet());
    messages.sentences.get(Language.EN).keySet().forEach(key -> { if (!lonely.remove(key)) lonely.add(key); });
    if (!lonely.isEmpty()) throw new IllegalStateException("sentences in one language only: " + lonely);
    return messages;
  }

  /** The sentence with its places filled; values are put in as they are and never read as places themselves. */
  public String say(Language language, String key, Map<String, String> values) {
    Sentence sentence = sentences.get(language).get(key);
    if (sentence == null) throw new IllegalArgumentException("no sentence for " + key);
    if (sentence.places.isEmpty()) return sentence.behind;
    var said = new StringBuilder();
    for (int i = 0; i < sentence.places.size(); i++) {
      String value = values.get(sentence.places.get(i));
      if (value == null) throw new IllegalArgumentException(key + " needs a value for " + sentence.places.get(i));
      said.append(sentence.before.get(i)).append(value);
    }
    return said.append(sentence.behind).toString();
  }

  public String say(Language language, String key) {
    return say(language, key, Map.of());
  }

  public boolean has(String key) {
    return sentences.get(Language.ZH).containsKey(key);
  }

  private static Map<String, Sentence> read(String resource) {
    try (InputStream in = Messages.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("missing " + resource);
      var all = new TreeMap<String, Sentence>();
      new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .forEach(entry -> all.put(entry.getKey(), Sentence.of((String) entry.getValue())));
      return Map.copyOf(all);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(resource, unreadable);
    }
  }
}
