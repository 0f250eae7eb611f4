package doudi.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which service, and which platform, somebody's own words speak of: the one whose name and keywords cover the most of them. Silent when
 * two are equally likely, because a wrong guess costs a trip and no guess costs nothing.
 */
public final class CatalogWords {
  private static final int SHORTEST = 2;
  /** A single two-character word, like “开通”, says too little about a service; a platform's name says enough. */
  private static final int ENOUGH = 3;

  private final Phrases<Named> phrases;

  /** A service and a platform may have the same id. */
  private record Named(boolean isService, String id) {}

  /**
   * What some words name.
   *
   * @param services by id, how many letters of the words are its name or keywords
   * @param platforms by id, how many letters of the words are its name or aliases
   */
  public record Mentions(Map<String, Integer> services, Map<String, Integer> platforms) {
    public Optional<String> service() {
      return likeliest(services, ENOUGH);
    }

    public Optional<String> platform() {
      return likeliest(platforms, SHORTEST);
    }
  }

  CatalogWords(Collection<Service> services, Collection<Platform> platforms) {
    var texts = new HashMap<Named, List<String>>();
    services.forEach(service -> texts.put(new Named(true, service.id()), of(service)));
    platforms.forEach(platform -> texts.put(new Named(false, platform.id()), of(platform)));
    phrases = new Phrases<>(texts);
  }

  /** Everything by which the service is recognised, in both languages. */
  public static List<String> of(Service service) {
    return Stream.concat(Stream.of(service.name().zh(), service.name().en()), service.keywords().stream()).toList();
  }

  /** Everything by which the platform is recognised, in both languages. */
  public static List<String> of(Platform platform) {
    return Stream.concat(Stream.of(platform.name().zh(), platform.name().en()), platform.aliases().stream()).toList();
  }

  /** Both from one look through the words. */
  public Mentions mentionsIn(String words) {
    var services = new HashMap<String, Integer>();
    var platforms = new HashMap<String, Integer>();
    phrases.heardIn(words).forEach((named, letters) -> (named.isService ? services : platforms).put(named.id, letters));
    return new Mentions(Map.copyOf(services), Map.copyOf(platforms));
  }

  private static Optional<String> likeliest(Map<String, Integer> heard, int enough) {
    int most = heard.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most < enough) return Optional.empty();
    var best = heard.entrySet().stream().filter(entry -> entry.getValue() == most).map(Map.Entry::getKey).toList();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }
}
