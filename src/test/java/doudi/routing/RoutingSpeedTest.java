package doudi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.calendar.Complexity;
import doudi.calendar.WorkCalendar;
import doudi.catalog.Catalog;
import doudi.catalog.Department;
import doudi.catalog.District;
import doudi.catalog.FailureKind;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.window.Competence;
import doudi.window.Need;
import doudi.window.Window;
import doudi.window.Windows;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A decision stands in the way of every complaint filed, so its cost is watched. */
class RoutingSpeedTest {
  private static final int DECISIONS = 50_000;

  @Test
  void aDecisionAmongTwentyWindowsInQuestionAndTwentyRulesTakesMicroseconds() {
    var districts = List.of(district("city", null), district("east", "city"), district("street", "east"));
    var catalog = new Catalog(districts, List.of(new Department("d", World.name("d"))),
        List.of(new Platform("p", World.name("p"), Platform.Kind.APP, "d", List.of())),
        List.of(new Service("s", World.name("s"), "d", List.of("p"), Complexity.ORDINARY, List.of(), Optional.empty())));
    var random = new Random(1);
    var windows = IntStream.range(0, 20).mapToObj(i -> new Window("w" + i, World.name("w" + i), World.name("w"), districts.get(i % 3).id(),
        i == 0 ? Competence.EVERYTHING : Competence.of(Set.of("d"), Set.of()), 2, Set.of(Need.RAMP), World.hours(random),
        Optional.empty(), Optional.empty())).toList();
    var rules = IntStream.range(0, 20).mapToObj(i -> new RoutingRule("r" + i,
        new RoutingRule.When(Set.of("s"), Set.of(), Set.of(FailureKind.OTHER),
        Set.of("street"), Set.of()), "w1", World.name("r"))).toList();
    var table = new RoutingTable(catalog, new Windows(catalog, windows), rules);
    Map<String, WindowLoad> loads = windows.stream().collect(Collectors.toMap(Window::id, window -> new WindowLoad(random.nextInt(40), 3)));
    var what = new Case(Optional.of("s"), Optional.of("p"), Optional.of(FailureKind.LOGIN), Optional.of("street"),
        Set.of(Need.RAMP, Need.DIALECT));
    WorkCalendar calendar = WorkCalendar.of(List.of());
    double best = IntStream.range(0, 6).mapToDouble(round -> microseconds(table, what, Loads.of(loads), calendar)).min().orElseThrow();
    assertThat(best).as("microseconds each").isLessThan(50);
  }

  private static District district(String id, String parent) {
    return new District(id, Optional.ofNullable(parent), World.name(id));
  }

  /** Processor time of each, with the clock going on, a second at a time, through opening and closing. */
  private static double microseconds(RoutingTable table, Case what, Loads loads, WorkCalendar calendar) {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    int length = 0;
    for (int i = 0; i < DECISIONS; i++) length += table.routeFor(what, loads, now.plusSeconds(i), calendar).windowId().length();
    assertThat(length).isPositive();
    return (threads.getCurrentThreadCpuTime() - start) / 1_000.0 / DECISIONS;
  }
}
