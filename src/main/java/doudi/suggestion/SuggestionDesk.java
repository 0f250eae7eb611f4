package doudi.suggestion;

import doudi.city.CityDesk;
import io.vertx.core.Future;

/** Says what somebody's words may be about, in the city that is in force when they are said. */
public final class SuggestionDesk {
  private final CityDesk cities;
  private final SuggestionIndex index;

  public SuggestionDesk(CityDesk cities, SuggestionIndex index) {
    this.cities = cities;
    this.index = index;
  }

  /** @throws doudi.plumbing.Refusal UNAVAILABLE while no city was ever imported */
  public Future<Suggestions> suggest(String words) {
    return index.suggest(cities.current(), words);
  }
}
