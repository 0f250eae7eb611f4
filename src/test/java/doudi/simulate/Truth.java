package doudi.simulate;

import doudi.simulate.PlantedCity.Spot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is planted, drawn from the seed before the first day. The program is never told; the report is held against it. */
final class Truth {
  /**
   * @param until the platform mends it by itself that day; never, when after the end
   * @param times as many failures as before
   */
  record Fault(Spot spot, LocalDate from, LocalDate until, double times) {
    boolean isOn(LocalDate day) { return !day.isBefore(from) && day.isBefore(until); }
    LocalDate thirdEvening() { return from.plusDays(2); }
  }

  /**
   * @param times what is left of the failures from the day it is live; 1 for a fix that changes nothing
   * @param promised by how many percent, as its office says
   */
  record Fix(Spot spot, LocalDate read, LocalDate live, double times, int promised) {
    LocalDate judged() { return live.plusDays(WINDOW_DAYS + 1L); }
    boolean works() { return times < 1; }
    boolean isHasty() { return live.isBefore(read.plusDays(WINDOW_DAYS)); }
  }

  /** From that day on. */
  record Cheat(String windowId, Trick trick, LocalDate from) {}

  /** Many more attempts for some days, as a platform with volumes tells; nothing is broken. */
  record Rush(String serviceId, LocalDate from, LocalDate until) {}

  static final int WINDOW_DAYS = 14;
  /** Days between reading and change: of most fixes more than are compared, of some fewer, so that what was read is compared too. */
  private static final int PATIENCE = 15;
  private static final int HASTE = 6;
  /** Only where so much fails on an ordinary day can something be seen within three days. */
  static final double ENOUGH = 1.2;
  static final List<String> TELLING = List.of("platform-0", "platform-1", "platform-2", "platform-3");
  private static final double RESTLESS = 0.15;
  private static final double RUSH = 3;
  /** So many days before the end of the month an office that works for the report begins to hold back. */
  static final int HELD_BACK = 9;

  private final Size size;
  private final PlantedCity city;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fix> fixes = new ArrayList<>();
  private final List<Cheat> cheats = new ArrayList<>();
  private final List<Rush> rushes = new ArrayList<>();
  private final Map<Spot, Fault> faultAt = new HashMap<>();
  private final Map<Spot, Fix> fixAt = new HashMap<>();
  private final List<Double> tide = new ArrayList<>();

  Truth(Size size, PlantedCity city) {
    this.size = size;
    this.city = city;
    Chance chance = Chance.of(size.seed(), "truth");
    double log = 0;
    for (int day = 0; day <= size.days(); day++) tide.add(Math.exp(log = 0.9 * log + 0.05 * chance.gaussian()));
    plantCheats(chance);
    plantRushes(chance);
    List<Spot> free = large(chance);
    int first = Math.min(16, size.days() / 2);
    for (int i = 0; i < size.together() && !free.isEmpty(); i++) plantOutage(free.remove(0), first, chance);
    for (int i = 0; i < size.together() && !free.isEmpty(); i++) plantMended(free.remove(0), first + 8, i, chance);
    for (int i = 0; i < size.together() && !free.isEmpty(); i++) {
      plantFix(free.remove(0), first + chance.below(8), i % 3 == 0 ? HASTE : PATIENCE, i % 2 == 0, chance);
    }
    faults.forEach(one -> faultAt.put(one.spot, one));
    fixes.forEach(one -> fixAt.put(one.spot, one));
  }

  /** Buckets of honest offices that are busy enough, in the order of a draw; one of each service on each platform. */
  private List<Spot> large(Chance chance) {
    Set<String> cheating = cheats.stream().map(Cheat::windowId).collect(Collectors.toSet());
    Set<String> rushed = rushes.stream().map(Rush::serviceId).collect(Collectors.toSet());
    var seen = new HashSet<String>();
    var large = new ArrayList<>(city.spots().stream()
        .filter(spot -> spot.rate() >= ENOUGH && !cheating.contains(spot.windowId()) && !rushed.contains(spot.serviceId())).toList());
    Collections.shuffle(large, chance.random());
    large.removeIf(spot -> !seen.add(spot.platformId() + spot.serviceId()));
    return large;
  }

  /** Short: five days, then the platform has noticed by itself. */
  private void plantOutage(Spot spot, int day, Chance chance) {
    LocalDate from = size.day(day + chance.below(2));
    if (from.plusDays(2).isBefore(size.day(size.days()))) faults.add(new Fault(spot, from, from.plusDays(5), chance.between(3, 6)));
  }

  /** Long: stays until it is mended for good, and a fix is promised that works or does not. */
  private void plantMended(Spot spot, int day, int which, Chance chance) {
    int begins = day + chance.below(2);
    LocalDate from = size.day(begins);
    if (!from.plusDays(2).isBefore(size.day(size.days()))) return;
    faults.add(new Fault(spot, from, LocalDate.MAX, chance.between(3, 6)));
    plantFix(spot, begins + 3, PATIENCE, which % 2 == 0, chance);
  }

  /** @param patience days between the reading and the change */
  private void plantFix(Spot spot, int read, int patience, boolean works, Chance chance) {
    double times = works ? chance.between(0.15, 0.5) : 1;
    int promised = works ? (int) Math.round((1 - times) * chance.between(50, 90)) : chance.within(20, 50);
    var fix = new Fix(spot, size.day(Math.max(1, read)), size.day(Math.max(1, read) + patience), times, promised);
    if (fix.judged().isBefore(size.day(size.days()))) fixes.add(fix);
  }

  /** A third of the windows at most, each in a way of its own, after a time in which it was honest. */
  private void plantCheats(Chance chance) {
    var windows = new ArrayList<>(city.windows().subList(0, city.windows().size() - 1));
    var tricks = new ArrayList<>(List.of(Trick.values()));
    Collections.shuffle(windows, chance.random());
    Collections.shuffle(tricks, chance.random());
    for (int i = 0; i < Math.min(windows.size() / 3, tricks.size()); i++) {
      LocalDate from = size.day(Math.min(18, size.days() / 3) + chance.below(5));
      if (tricks.get(i) == Trick.PERIOD_END) from = endOfMonth(from.plusDays(HELD_BACK)).minusDays(HELD_BACK);
      if (from.isBefore(size.day(size.days()))) cheats.add(new Cheat(windows.get(i), tricks.get(i), from));
    }
  }

  /** The last but one working day of the month. */
  static LocalDate endOfMonth(LocalDate day) {
    LocalDate last = YearMonth.from(day).atEndOfMonth();
    while (!Hours.isWorkday(last)) last = last.minusDays(1);
    do last = last.minusDays(1); while (!Hours.isWorkday(last));
    return last;
  }

  /** From the day on which platforms have told for long enough. */
  private void plantRushes(Chance chance) {
    List<String> telling = city.services().stream().filter(one -> TELLING.containsAll(one.platformIds()))
        .map(PlantedCity.Service::id).toList();
    for (int i = 0; i < 2 && i < telling.size(); i++) {
      LocalDate from = size.day(17 + i);
      rushes.add(new Rush(telling.get(i), from, from.plusDays(9)));
    }
  }

  List<Fault> faults() { return faults; }
  List<Fix> fixes() { return fixes; }
  List<Cheat> cheats() { return cheats; }
  List<Rush> rushes() { return rushes; }

  Optional<Trick> trick(String windowId, LocalDate day) {
    return cheats.stream().filter(one -> one.windowId.equals(windowId) && !day.isBefore(one.from)).map(Cheat::trick).findFirst();
  }

  /** How many are to be expected there that day. */
  double expected(Spot spot, LocalDate day) {
    int week = (int) (day.toEpochDay() - size.from().toEpochDay()) / 7;
    return spot.rate() * planted(spot, day) * usual(spot, day) * Chance.of(size.seed(), "restless", spot.index(), week).restless(RESTLESS);
  }

  /** Without what is planted, by the calendar alone. */
  private double usual(Spot spot, LocalDate day) {
    return Hours.rhythm(day) * tide.get((int) (day.toEpochDay() - size.from().toEpochDay())) * rush(spot.serviceId(), day);
  }

  private double rush(String serviceId, LocalDate day) {
    boolean on = rushes.stream().anyMatch(one -> one.serviceId.equals(serviceId) && !day.isBefore(one.from) && day.isBefore(one.until));
    return on ? RUSH : 1;
  }

  private double planted(Spot spot, LocalDate day) {
    Fault fault = faultAt.get(spot);
    Fix fix = fixAt.get(spot);
    return (fault != null && fault.isOn(day) ? fault.times : 1) * (fix != null && !day.isBefore(fix.live) ? fix.times : 1);
  }

  /** Rate after to rate before over the very days that the program compares, as it was planted. */
  double effect(Fix fix) {
    double before = 0;
    double after = 0;
    double usualBefore = 0;
    double usualAfter = 0;
    for (int i = 1; i <= WINDOW_DAYS; i++) {
      LocalDate then = fix.live.minusDays(i);
      LocalDate later = fix.live.plusDays(i);
      before += planted(fix.spot, then) * usual(fix.spot, then);
      usualBefore += usual(fix.spot, then);
      after += planted(fix.spot, later) * usual(fix.spot, later);
      usualAfter += usual(fix.spot, later);
    }
    return after / usualAfter / (before / usualBefore);
  }

  /** Attempts of that day, as the platform counts them. */
  int attempts(String platformId, String serviceId, LocalDate day) {
    Chance chance = Chance.of(size.seed(), "attempts", platformId, serviceId, day);
    double many = Chance.of(size.seed(), "popular", platformId, serviceId).between(300, 3_000);
    return chance.poisson(many * Hours.rhythm(day) * tide.get((int) (day.toEpochDay() - size.from().toEpochDay())) * rush(serviceId, day));
  }

  /** Faults that are on that day and raise it at least threefold. */
  Set<String> broken(LocalDate day) {
    return faults.stream().filter(one -> one.isOn(day)).map(one -> one.spot.id()).collect(Collectors.toSet());
  }
}
