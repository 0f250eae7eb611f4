package doudi.suggestion;

import doudi.catalog.CatalogWords;
import doudi.catalog.FailureKind;
import doudi.catalog.Phrases;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.city.City;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hears what somebody's words are about: by what the city's document and the dictionary of failure kinds call things, letter by letter and
 * term by term, and by what staff settled when others used such words. Off the event loop.
 */
public final class SuggestionIndex {
  /** Some 500 letters: nobody comes to the point later, and long words must cost no more than short ones. */
  private static final int MOST_TERMS = 160;

  private final Vertx vertx;
  private final Weights weights;
  private final Phrases<String> kindPhrases;
  private final Map<String, List<String>> kinds;
  private final int mostLessons;
  private LessonIndex lessons;
  private volatile Heard heard;

  /** What is heard by names in one version of the city. */
  private record Heard(City city, TermIndex services, TermIndex platforms, TermIndex kinds) {
    static Heard in(City city, Map<String, List<String>> kinds) {
      return new Heard(city, new TermIndex(byId(city.catalog().services(), CatalogWords::of)),
          new TermIndex(byId(city.catalog().platforms(), CatalogWords::of)), new TermIndex(kinds));
    }

    private static <T> Map<String, List<String>> byId(Map<String, T> all, Function<T, List<String>> texts) {
      return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> texts.apply(one.getValue())));
    }
  }

  /**
   * @param kinds phrases by which each failure kind is recognised, by its code
   * @param mostLessons how many lessons are kept
   */
  public SuggestionIndex(Vertx vertx, Map<String, List<String>> kinds, int mostLessons) {
    this(vertx, Weights.TUNED, kinds, mostLessons);
  }

  SuggestionIndex(Vertx vertx, Weights weights, Map<String, List<String>> kinds, int mostLessons) {
    this.vertx = vertx;
    this.weights = weights;
    this.kindPhrases = new Phrases<>(kinds);
    this.kinds = Map.copyOf(kinds);
    this.mostLessons = mostLessons;
  }

  /** Names only what that city has. */
  Future<Suggestions> suggest(City city, String words) {
    return vertx.executeBlocking(() -> suggestNow(city, words), false);
  }

  Future<Void> learn(Collection<Lesson> learned) {
    return learned.isEmpty() ? Future.succeededFuture() : vertx.executeBlocking(() -> {
      lessonIndex().learn(learned);
      return null;
    }, false);
  }

  /** Made when first needed, off the event loop: Lucene and its dictionary take a while to load. */
  private synchronized LessonIndex lessonIndex() {
    if (lessons == null) lessons = new LessonIndex(mostLessons);
    return lessons;
  }

  int lessons() {
    return lessonIndex().size();
  }

  Suggestions suggestNow(City city, String words) {
    Heard names = namesOf(city);
    Set<String> terms = TermIndex.terms(words, MOST_TERMS);
    List<Near> near = lessonIndex().nearest(terms);
    CatalogWords.Mentions plain = city.catalog().words().mentionsIn(words);
    var services = new Evidence().add(plain.services(), weights.letter()).add(names.services.alike(terms), weights.term())
        .add(Votes.count(near, taught -> taught.services(city)), weights.lesson())
        .add(offeredOn(city, plain.platforms()), weights.offered());
    Map<String, Double> serviceScores = services.scores(weights.none(), weights.contrast());
    var platforms = new Evidence().add(plain.platforms(), weights.letter()).add(names.platforms.alike(terms), weights.term())
        .add(Votes.count(near, taught -> taught.platforms(city)), weights.lesson()).add(offering(city, serviceScores), weights.offering());
    var kinds = new Evidence().add(kindPhrases.heardIn(words), weights.kindLetter()).add(names.kinds.alike(terms), weights.kindTerm())
        .add(Votes.count(near, Taught::failureKinds), weights.lesson());
    return new Suggestions(
        Evidence.best(serviceScores, weights.enough(), id -> city.catalog().service(id).map(Service::name)),
        Evidence.best(platforms.scores(weights.none(), weights.contrast()), weights.enough(), id -> city.catalog().platform(id)
            .map(Platform::name)),
        Evidence.best(kinds.scores(weights.none(), weights.contrast()), weights.enough(), id -> FailureKind.of(id)
            .map(FailureKind::label)));
  }

  /** A platform that is named speaks a little for everything offered there, the less the more that is. */
  private static Map<String, Double> offeredOn(City city, Map<String, Integer> platforms) {
    var offered = new HashMap<String, Double>();
    platforms.forEach((platformId, letters) -> {
      List<String> there = city.catalog().services().values().stream().filter(service -> service.platformIds().contains(platformId))
          .map(Service::id).toList();
      there.forEach(id -> offered.merge(id, (double) letters / there.size(), Double::sum));
    });
    return offered;
  }

  /** A service speaks for the platforms where it is offered, first of all for the one it names first. */
  private static Map<String, Double> offering(City city, Map<String, Double> services) {
    var offering = new HashMap<String, Double>();
    services.forEach((serviceId, score) -> {
      List<String> where = city.catalog().service(serviceId).map(Service::platformIds).orElse(List.of());
      for (int i = 0; i < where.size(); i++) offering.merge(where.get(i), score / (i + 1), Double::sum);
    });
    return offering;
  }

  /** A city that was replaced is never named again. */
  private Heard namesOf(City city) {
    Heard known = heard;
    if (known != null && known.city == city) return known;
    Heard fresh = Heard.in(city, kinds);
    if (known == null || known.city.version() <= city.version()) heard = fresh;
    return fresh;
  }
}
