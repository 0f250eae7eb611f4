package doudi.routing;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Catalog;
import doudi.catalog.District;
import doudi.catalog.Name;
import doudi.routing.Trial.Considered;
import doudi.routing.Trial.Elimination;
import doudi.window.Window;
import doudi.window.Windows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which window takes a complaint: the first rule that fits, else the best competent window between the complaint's district and the
 * city, in the last resort the city's. The same question has the same answer, and there always is one.
 *
 * <p>A rule never costs a need: it is passed over when its window leaves more needs unmet than the best competent window on the way
 * would. So if any competent window on the way meets all needs, the chosen one does.
 */
public final class RoutingTable {
  private record Bound(RoutingRule rule, Place place) {}

  private final Catalog catalog;
  private final List<RoutingRule> rules;
  private final List<Bound> bound = new ArrayList<>();
  private final Map<String, Area> areas = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /** @param rules in order of precedence; one whose window is gone is kept but never fits */
  public RoutingTable(Catalog catalog, Windows windows, Collection<RoutingRule> rules) {
    this.catalog = catalog;
    this.rules = List.copyOf(rules);
    catalog.districts().keySet().forEach(id -> areas.put(id, new Area(id)));
    catalog.districts().values().forEach(this::link);
    windows.byId().values().forEach(this::place);
    for (RoutingRule rule : this.rules) {
      Place place = places.get(rule.windowId());
      if (place != null) bound.add(new Bound(rule, place));
    }
  }

  private void link(District district) {
    district.parentId().ifPresent(parent -> areas.get(district.id()).below(areas.get(parent)));
  }

  private void place(Window window) {
    boolean lastResort = window.competence().everything() && window.districtId().equals(catalog.root().id());
    var place = new Place(window, lastResort, new Doors(window.hours()));
    places.put(window.id(), place);
    areas.get(window.districtId()).add(place);
  }

  public List<RoutingRule> rules() {
    return rules;
  }

  public Route routeFor(Case what, Loads loads, Instant now, WorkCalendar calendar) {
    Survey survey = survey(what, loads, now, calendar);
    return route(survey, survey.best());
  }

  /** The same decision with every window's standing in it. */
  public Trial trial(Case what, Loads loads, Instant now, WorkCalendar calendar) {
    Survey survey = survey(what, loads, now, calendar);
    List<Score> ranked = survey.ranked();
    Route route = route(survey, ranked.get(0));
    return new Trial(route, considered(survey, ranked, route));
  }

  private Survey survey(Case what, Loads loads, Instant now, WorkCalendar calendar) {
    Area known = what.districtId().map(areas::get).orElse(null);
    Area area = known == null ? areas.get(catalog.root().id()) : known;
    return new Survey(what, what.serviceId().flatMap(catalog::service), what.platformId().flatMap(catalog::platform),
        area, loads, now, calendar);
  }

  private Route route(Survey survey, Score best) {
    for (Bound candidate : bound) {
      if (candidate.rule().when().fits(survey.what(), survey.area()) && candidate.place().unmet(survey.what().needs()) <= best.unmet()) {
        return route(survey, candidate);
      }
    }
    var opens = best.opening();
    Window window = best.place().window();
    if (best.place().lastResort()) return new Route(window.id(), Route.CITY_FALLBACK, Reason.lastResort(survey, window, opens));
    return new Route(window.id(), Route.NEAREST, Reason.nearest(survey, window, district(survey.what()), subject(survey), opens));
  }

  private static Route route(Survey survey, Bound chosen) {
    Window window = chosen.place().window();
    var opens = chosen.place().doors().opensNext(survey.now(), survey.calendar());
    return new Route(window.id(), chosen.rule().id(), Reason.rule(survey, window, chosen.rule().because(), opens));
  }

  private Optional<Name> district(Case what) {
    return what.districtId().flatMap(catalog::district).map(District::name);
  }

  private Optional<Reason.Subject> subject(Survey survey) {
    if (survey.service().isPresent()) return Optional.of(new Reason.Subject("service", survey.service().get().name()));
    return survey.platform().flatMap(platform -> catalog.department(platform.departmentId()))
        .map(department -> new Reason.Subject("department", department.name()));
  }

  private List<Considered> considered(Survey survey, List<Score> ranked, Route route) {
    var considered = new ArrayList<Considered>();
    Place chosen = places.get(route.windowId());
    Score first = ranked.stream().filter(score -> score.place() == chosen).findFirst().orElseGet(() -> survey.score(chosen, -1));
    considered.add(standing(first, 1));
    for (Score score : ranked) if (score.place() != chosen) considered.add(standing(score, considered.size() + 1));
    var seen = new HashSet<String>();
    considered.forEach(one -> seen.add(one.windowId()));
    places.values().stream().filter(place -> !seen.contains(place.window().id())).map(place -> eliminated(survey, place))
        .sorted((one, other) -> one.windowId().compareTo(other.windowId())).forEach(considered::add);
    return considered;
  }

  private static Considered standing(Score score, int place) {
    return new Considered(score.place().window().id(), place, Optional.empty(), score.unmet(),
        Optional.of(score.steps()).filter(steps -> steps >= 0), score.opening(), score.waitHours());
  }

  private Considered eliminated(Survey survey, Place place) {
    boolean serves = survey.isCompetent(place);
    Score score = survey.score(place, -1);
    return new Considered(place.window().id(), 0, Optional.of(serves ? Elimination.ELSEWHERE : Elimination.NOT_COMPETENT), score.unmet(),
        Optional.empty(), score.opening(), score.waitHours());
  }
}
