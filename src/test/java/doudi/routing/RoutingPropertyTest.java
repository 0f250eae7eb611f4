package doudi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.catalog.Catalog;
import doudi.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every routing decision, checked against the sentences of the rule rather than against the code. */
class RoutingPropertyTest {
  @Provide
  Arbitrary<World> worlds() {
    return Arbitraries.randomValue(World::random);
  }

  private interface Check {
    void check(Case what, Instant now, Route route);
  }

  private static void each(World world, RoutingTable table, Check check) {
    for (Case what : world.cases()) {
      for (Instant now : world.instants()) check.check(what, now, table.routeFor(what, Loads.of(world.loads()), now, world.calendar()));
    }
  }

  @Property(tries = 500)
  void everyCaseHasExactlyOneWindowAndItExists(@ForAll("worlds") World world) {
    each(world, world.table(), (what, now, route) ->
        assertThat(world.windows().stream().filter(window -> window.id().equals(route.windowId()))).hasSize(1));
  }

  @Property(tries = 500)
  void aNeedIsMetWheneverSomeCompetentWindowOnTheWayMeetsIt(@ForAll("worlds") World world) {
    each(world, world.table(), (what, now, route) -> {
      long least = inQuestion(world, what).stream().mapToLong(window -> unmet(window, what)).min().orElseThrow();
      assertThat(unmet(window(world, route.windowId()), what)).isLessThanOrEqualTo(least);
    });
  }

  @Property(tries = 500)
  void theNearestAncestorWinsAmongWindowsThatMeetTheNeedsEquallyWell(@ForAll("worlds") World world) {
    each(world, world.table(List.of()), (what, now, route) -> {
      Window chosen = window(world, route.windowId());
      assertThat(inQuestion(world, what)).contains(chosen).noneMatch(other ->
          unmet(other, what) <= unmet(chosen, what) && steps(world, what, other) < steps(world, what, chosen));
    });
  }

  @Property(tries = 500)
  void amongEquallyNearTheOneThatOpensSoonerWinsThenTheShorterWaitThenTheLowerId(@ForAll("worlds") World world) {
    each(world, world.table(List.of()), (what, now, route) -> {
      var order = Comparator.<Window>comparingLong(window -> unmet(window, what)).thenComparingInt(window -> steps(world, what, window))
          .thenComparing(window -> window.hours().opensNext(now, world.calendar()).orElse(Instant.MAX))
          .thenComparingDouble(window -> wait(world, window)).thenComparing(Window::id);
      assertThat(route.windowId()).isEqualTo(inQuestion(world, what).stream().min(order).orElseThrow().id());
    });
  }

  @Property(tries = 500)
  void theFirstRuleThatFitsAndCostsNoNeedWins(@ForAll("worlds") World world) {
    each(world, world.table(), (what, now, route) -> {
      long least = inQuestion(world, what).stream().mapToLong(window -> unmet(window, what)).min().orElseThrow();
      var first = world.rules().stream().filter(rule -> fits(world, rule.when(), what))
          .filter(rule -> world.windows().stream().anyMatch(window -> window.id().equals(rule.windowId()) && unmet(window, what) <= least))
          .findFirst();
      if (first.isEmpty()) assertThat(route.rule()).isIn(Route.NEAREST, Route.CITY_FALLBACK);
      else assertThat(List.of(route.rule(), route.windowId())).isEqualTo(List.of(first.get().id(), first.get().windowId()));
    });
  }

  @Property(tries = 300)
  void theOrderOfTheCatalogDoesNotMatter(@ForAll("worlds") World world, @ForAll long seed) {
    var other = world.shuffled(new Random(seed)).table();
    each(world, world.table(), (what, now, route) ->
        assertThat(other.routeFor(what, Loads.of(world.loads()), now, world.calendar())).isEqualTo(route));
  }

  @Property(tries = 300)
  void aRuleToAVanishedWindowIsSkipped(@ForAll("worlds") World world, @ForAll long seed) {
    var random = new Random(seed);
    var more = new ArrayList<>(world.rules());
    for (Case what : world.cases()) {
      var when = new RoutingRule.When(Set.of(), Set.of(), Set.of(), Set.of("d0"), Set.of());
      more.add(random.nextInt(more.size() + 1), new RoutingRule("gone" + what.hashCode(), when, "vanished", World.name("gone")));
    }
    var table = world.table(more);
    each(world, world.table(), (what, now, route) ->
        assertThat(table.routeFor(what, Loads.of(world.loads()), now, world.calendar())).isEqualTo(route));
  }

  @Property(tries = 300)
  void aTrialDecidesTheSameAndNamesEveryWindowOnce(@ForAll("worlds") World world) {
    var table = world.table();
    each(world, table, (what, now, route) -> {
      Trial trial = table.trial(what, Loads.of(world.loads()), now, world.calendar());
      assertThat(trial.route()).isEqualTo(route);
      assertThat(trial.considered().get(0).windowId()).isEqualTo(route.windowId());
      assertThat(trial.considered()).extracting(Trial.Considered::windowId)
          .containsExactlyInAnyOrderElementsOf(world.windows().stream().map(Window::id).toList());
    });
  }

  @Property(tries = 500)
  void whatIsRememberedAboutDoorsIsWhatTheHoursSay(@ForAll("worlds") World world, @ForAll Random random) {
    Window window = world.windows().get(0);
    var doors = new Doors(window.hours());
    Instant now = world.instants().get(0);
    for (int i = 0; i < 60; i++, now = now.plusSeconds(random.nextInt(9) == 0 ? -3_600 : random.nextInt(7_200))) {
      assertThat(doors.opensNext(now, world.calendar())).as("%s", now).isEqualTo(window.hours().opensNext(now, world.calendar()));
    }
  }

  private static Window window(World world, String id) {
    return world.windows().stream().filter(window -> window.id().equals(id)).findFirst().orElseThrow();
  }

  private static long unmet(Window window, Case what) {
    return what.needs().stream().filter(need -> !window.access().contains(need)).count();
  }

  private static double wait(World world, Window window) {
    WindowLoad load = world.loads().getOrDefault(window.id(), WindowLoad.NONE);
    return load.waiting() / Math.max(load.perHour(), 3 * window.counters());
  }

  private static List<String> way(World world, Case what) {
    Catalog catalog = world.catalog();
    String from = what.districtId().filter(id -> catalog.district(id).isPresent()).orElse("d0");
    return catalog.pathToRoot(from).stream().map(district -> district.id()).toList();
  }

  private static int steps(World world, Case what, Window window) {
    boolean lastResort = window.districtId().equals("d0") && window.competence().everything();
    return way(world, what).indexOf(window.districtId()) + (lastResort ? 1 : 0);
  }

  private static List<Window> inQuestion(World world, Case what) {
    Catalog catalog = world.catalog();
    var service = what.serviceId().flatMap(catalog::service);
    var platform = what.platformId().flatMap(catalog::platform);
    return world.windows().stream().filter(window -> way(world, what).contains(window.districtId())).filter(window -> {
      if (window.competence().everything()) return true;
      if (service.isPresent()) {
        return window.competence().serviceIds().contains(service.get().id())
            || window.competence().departmentIds().contains(service.get().departmentId());
      }
      return platform.isPresent() && window.competence().departmentIds().contains(platform.get().departmentId());
    }).toList();
  }

  private static boolean fits(World world, RoutingRule.When when, Case what) {
    return (when.serviceIds().isEmpty() || what.serviceId().isPresent() && when.serviceIds().contains(what.serviceId().get()))
        && (when.platformIds().isEmpty() || what.platformId().isPresent() && when.platformIds().contains(what.platformId().get()))
        && (when.failureKinds().isEmpty() || what.failureKind().isPresent() && when.failureKinds().contains(what.failureKind().get()))
        && (when.districtIds().isEmpty() || way(world, what).stream().anyMatch(when.districtIds()::contains))
        && (when.needs().isEmpty() || what.needs().stream().anyMatch(when.needs()::contains));
  }
}
