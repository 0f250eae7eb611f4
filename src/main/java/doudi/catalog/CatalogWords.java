package doudi.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which service, and which platform, somebody's own words speak of: the one whose name and keywords cover the most of them. Silent when
 * two are
 * equally likely, because a wrong guess costs a trip and no guess costs nothing.
 */
public final class CatalogWords {
  private static final int SHORTEST = 2;
  /** A single two-character word, like “开通”, says too little about a service; a platform's name says enough. */
  private static final int ENOUGH = 3;

  private final Map<String, List<Phrase>> byBeginning = new HashMap<>();

  private record Phrase(String text, String id, boolean service) {}

  CatalogWords(Collection<Service> services, Collection<Platform> platforms) {
    services.forEach(service -> Stream.concat(Stream.of(service.name().zh(), service.name().en()), service.keywords().stream())
        .forEach(text -> add(text, service.id(), true)));
    platforms.forEach(platform -> Stream.concat(Stream.of(platform.name().zh(), platform.name().en()), platform.aliases().stream())
        .forEach(text -> add(text, platform.id(), false)));
  }

  private void add(String text, String id, boolean service) {
    String plain = plain(text);
    if (plain.length() >= SHORTEST) byBeginning.computeIfAbsent(plain.substring(0, SHORTEST), fresh -> new ArrayList<>())
        .add(new Phrase(plain, id, service));
  }

  public Optional<String> service(String words) {
    return likeliest(words, true);
  }

  public Optional<String> platform(String words) {
    return likeliest(words, false);
  }

  private Optional<String> likeliest(String words, boolean service) {
    var covered = new HashMap<String, Integer>();
    for (Phrase phrase : heard(plain(words))) {
      if (phrase.service == service) covered.merge(phrase.id, phrase.text.length(), Integer::sum);
    }
    int most = covered.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most < (service ? ENOUGH : SHORTEST)) return Optional.empty();
    var best = covered.entrySet().stream().filter(entry -> entry.getValue() == most).map(Map.Entry::getKey).toList();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  private Set<Phrase> heard(String words) {
    var heard = new HashSet<Phrase>();
    for (int at = 0; at + SHORTEST <= words.length(); at++) {
      for (Phrase phrase : byBeginning.getOrDefault(words.substring(at, at + SHORTEST), List.of())) {
        if (words.startsWith(phrase.text, at)) heard.add(phrase);
      }
    }
    return heard;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}“”‘’（）《》、，。]", "");
  }
}
