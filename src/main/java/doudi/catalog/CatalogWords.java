package doudi.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which service, and which platform, somebody's own words speak of: the one whose name and keywords cover the most of them. Silent when
 * two are equally likely, because a wrong guess costs a trip and no guess costs nothing.
 */
public final class CatalogWords {
  private static final int SHORTEST = 2;
  /** A single two-character word, like “开通”, says too little about a service; a platform's name says enough. */
  private static final int ENOUGH = 3;

  private final Phrases services;
  private final Phrases platforms;

  CatalogWords(Collection<Service> services, Collection<Platform> platforms) {
    this.services = new Phrases(services.stream().collect(Collectors.toMap(Service::id, CatalogWords::of)));
    this.platforms = new Phrases(platforms.stream().collect(Collectors.toMap(Platform::id, CatalogWords::of)));
  }

  /** Everything by which the service is recognised, in both languages. */
  public static List<String> of(Service service) {
    return Stream.concat(Stream.of(service.name().zh(), service.name().en()), service.keywords().stream()).toList();
  }

  /** Everything by which the platform is recognised, in both languages. */
  public static List<String> of(Platform platform) {
    return Stream.concat(Stream.of(platform.name().zh(), platform.name().en()), platform.aliases().stream()).toList();
  }

  /** By id of the service, how many letters of the words are its name or keywords. */
  public Map<String, Integer> services(String words) {
    return services.heardIn(words);
  }

  /** By id of the platform, how many letters of the words are its name or aliases. */
  public Map<String, Integer> platforms(String words) {
    return platforms.heardIn(words);
  }

  public Optional<String> service(String words) {
    return likeliest(services(words), ENOUGH);
  }

  public Optional<String> platform(String words) {
    return likeliest(platforms(words), SHORTEST);
  }

  private static Optional<String> likeliest(Map<String, Integer> heard, int enough) {
    int most = heard.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most < enough) return Optional.empty();
    var best = heard.entrySet().stream().filter(entry -> entry.getValue() == most).map(Map.Entry::getKey).toList();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }
}
