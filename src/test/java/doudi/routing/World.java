package doudi.routing;

import doudi.calendar.CalendarYear;
import doudi.calendar.Complexity;
import doudi.calendar.OpeningHours;
import doudi.calendar.Span;
import doudi.calendar.WorkCalendar;
import doudi.catalog.Catalog;
import doudi.catalog.Department;
import doudi.catalog.District;
import doudi.catalog.FailureKind;
import doudi.catalog.Name;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.window.Competence;
import doudi.window.Need;
import doudi.window.Window;
import doudi.window.Windows;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A small city made by chance, with whatever a routing decision depends on. */
record World(List<District> districts, List<Department> departments, List<Platform> platforms, List<Service> services, List<Window> windows,
    List<RoutingRule> rules, Map<String, WindowLoad> loads, WorkCalendar calendar, List<Case> cases, List<Instant> instants) {

  static World random(Random random) {
    int size = 1 + random.nextInt(7);
    var districts = IntStream.range(0, size).mapToObj(i -> new District("d" + i,
        i == 0 ? Optional.empty() : Optional.of("d" + random.nextInt(i)), name("d" + i))).toList();
    var departments = many(1 + random.nextInt(3), i -> new Department("o" + i, name("o" + i)));
    var platforms = many(1 + random.nextInt(3), i -> new Platform("p" + i, name("p" + i),
        Platform.Kind.APP, one(departments, random).id(), List.of()));
    var services = many(1 + random.nextInt(4), i -> new Service("s" + i, name("s" + i), one(departments, random).id(), List.of("p0"),
        Complexity.ORDINARY, List.of(), Optional.empty()));
    var windows = new ArrayList<>(many(random.nextInt(8), i -> window("w" + (9 - i), one(districts, random).id(),
        competence(departments, services, random), random)));
    windows.add(window("w" + random.nextInt(3) + "-city", "d0", Competence.EVERYTHING, random));
    var loads = new HashMap<String, WindowLoad>();
    for (Window window : windows) if (random.nextBoolean())
        loads.put(window.id(), new WindowLoad(random.nextInt(4) * 10, random.nextInt(3) * 5.0));
    return new World(districts, departments, platforms, services, windows, many(random.nextInt(5), i -> rule("r" + i, size, random)), loads,
        calendar(random), many(6, i -> new Case(maybe("s", 5, random), maybe("p", 4, random), kind(random), maybe("d", size + 1, random),
            some(Need.values(), 0.25, random))),
            many(4, i -> Instant.parse("2026-09-25T00:00:00Z").plusSeconds(random.nextInt(20 * 86_400))));
  }

  private static <T> List<T> many(int count, IntFunction<T> make) {
    return IntStream.range(0, count).mapToObj(make).toList();
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  static Name name(String id) {
    return new Name("名" + id, "name " + id);
  }

  private static Optional<String> maybe(String prefix, int bound, Random random) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(prefix + random.nextInt(bound));
  }

  private static Optional<FailureKind> kind(Random random) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(FailureKind.values()[random.nextInt(3)]);
  }

  private static <T> Set<T> some(T[] of, double share, Random random) {
    var some = new HashSet<T>();
    for (T one : of) if (random.nextDouble() < share) some.add(one);
    return some;
  }

  private static Competence competence(List<Department> departments, List<Service> services, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Competence.EVERYTHING;
      case 1 -> Competence.of(Set.of(), Set.of(one(services, random).id()));
      default -> Competence.of(Set.of(one(departments, random).id()), Set.of(one(services, random).id()));
    };
  }

  private static Window window(String id, String districtId, Competence competence, Random random) {
    return new Window(id, name(id), name(id), districtId, competence, 1 + random.nextInt(2), some(Need.values(), 0.5, random),
        hours(random),
        Optional.empty(), Optional.empty());
  }

  static OpeningHours hours(Random random) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      var spans = new ArrayList<Span>();
      if (random.nextInt(3) > 0) spans.add(new Span(LocalTime.of(7 + random.nextInt(3), 30), LocalTime.of(12, 0)));
      if (random.nextInt(3) > 0) spans.add(new Span(LocalTime.of(13, 30), LocalTime.of(15 + random.nextInt(6), 0)));
      week.put(day, spans);
    }
    week.put(DayOfWeek.WEDNESDAY, List.of(new Span(LocalTime.of(9, 0), LocalTime.of(11, 0))));
    return new OpeningHours(week);
  }

  static WorkCalendar calendar(Random random) {
    if (random.nextInt(3) == 0) return WorkCalendar.of(List.of());
    var days = new TreeMap<LocalDate, CalendarYear.Day>();
    for (int day = 1; day <= 7; day++) days.put(LocalDate.of(2026, 10, day), new CalendarYear.Day(true, "国庆节"));
    days.put(LocalDate.of(2026, 10, 10), new CalendarYear.Day(false, "国庆节"));
    return WorkCalendar.of(List.of(new CalendarYear(2026, List.of("https://example.org/notice"), days)));
  }

  private static RoutingRule rule(String id, int size, Random random) {
    var when = new RoutingRule.When(random.nextInt(4) == 0 ? Set.of("s" + random.nextInt(5)) : Set.of(),
        random.nextInt(6) == 0 ? Set.of("p" + random.nextInt(4)) : Set.of(),
        Set.of(FailureKind.values()[random.nextInt(3)], FailureKind.OTHER),
        random.nextInt(3) == 0 ? Set.of("d" + random.nextInt(size + 1)) : Set.of(), some(Need.values(), 0.03, random));
    return new RoutingRule(id, when, "w" + (9 - random.nextInt(8)), name(id));
  }

  Catalog catalog() {
    return new Catalog(districts, departments, platforms, services);
  }

  RoutingTable table() {
    return table(rules);
  }

  RoutingTable table(List<RoutingRule> other) {
    Catalog catalog = catalog();
    return new RoutingTable(catalog, new Windows(catalog, windows), other);
  }

  World shuffled(Random random) {
    return new World(shuffled(districts, random), shuffled(departments, random), shuffled(platforms, random), shuffled(services, random),
        shuffled(windows, random), rules, new TreeMap<>(loads), calendar, cases, instants);
  }

  private static <T> List<T> shuffled(List<T> of, Random random) {
    var other = new ArrayList<>(of);
    Collections.shuffle(other, random);
    return other;
  }
}
