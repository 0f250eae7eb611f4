package doudi.signal;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Complaint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A city of windows that are honest, each in its own way, and of some that cheat in one way from a day on. Every honest habit differs between
 * windows by as much as 0.4 on the scale of log odds (one standard deviation).
 */
final class SimulatedCity {
  static final WorkCalendar CALENDAR = WorkCalendar.of(List.of());
  static final int HOARDING = 6;
  private static final double SPREAD = 0.4;
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 30);

  /** How often a window does what may look odd, honestly. */
  private record Habits(double quick, double atCounter, double silent, double sendsAbout, double refiled, double five) {}

  private final Random random;
  private final List<String> windows;
  private final Map<String, SignalKind> cheats;
  private final LocalDate cheatingFrom;
  private final List<Complaint> complaints = new ArrayList<>();
  private int number;

  /** @param cheats how a window cheats; every other one is honest */
  SimulatedCity(long seed, List<String> windows, Map<String, SignalKind> cheats, LocalDate cheatingFrom) {
    this.random = new Random(seed);
    this.windows = List.copyOf(windows);
    this.cheats = cheats;
    this.cheatingFrom = cheatingFrom;
  }

  /** w-00, w-01 and so on. */
  static List<String> windows(int many) {
    return IntStream.range(0, many).mapToObj("w-%02d"::formatted).toList();
  }

  /** @param perDay complaints of a window of middle size on a working day */
  List<Complaint> live(LocalDate from, LocalDate to, double perDay) {
    for (String window : windows) {
      var habits = new Habits(near(0.06), near(0.15), near(0.4), near(0.012), near(0.04), near(0.6));
      double busy = perDay * Math.exp(0.3 * random.nextGaussian());
      from.datesUntil(to.plusDays(1)).filter(CALENDAR::isWorkday).forEach(day -> {
        for (int n = poisson(busy); n > 0; n--) tell(window, day, habits);
      });
    }
    return complaints;
  }

  private void tell(String window, LocalDate day, Habits habits) {
    Instant filed = at(day, OPENS, CLOSES);
    LocalDate dueDay = workday(day, 5);
    Instant owed = dueDay.atTime(CLOSES).atZone(WorkCalendar.ZONE).toInstant();
    SignalKind cheat = cheats.get(window);
    boolean byTablet = cheat == SignalKind.ONE_ACCOUNT && chance(0.6);
    String account = !byTablet && chance(0.6) ? "r-" + number : null;
    var told = new Told("c-" + window + "-" + number++, window, account, account == null && !byTablet && chance(0.3), filed, owed);
    Instant called = called(window, day, filed, owed, cheat);
    boolean cheats = cheat != null && !LocalDate.ofInstant(called, WorkCalendar.ZONE).isBefore(from(cheat));
    Instant done = serve(told, window, called, habits, cheats ? cheat : null);
    speak(told, done, habits, cheats ? cheat : null, byTablet && cheats);
    complaints.add(told.complaint());
    if (account != null && chance(cheats && cheat == SignalKind.REFILED ? 0.6 : habits.refiled)) refile(window, account, done);
  }

  /** Hoarding for the end of the month begins early enough to end within a fortnight; everything else on the day itself. */
  LocalDate from(SignalKind cheat) {
    return cheat == SignalKind.PERIOD_END_BURST ? cheatingFrom.minusDays(HOARDING) : cheatingFrom;
  }

  /** Whenever its turn comes; a cheat that is after the calendar waits for its hour. */
  private Instant called(String window, LocalDate day, Instant filed, Instant owed, SignalKind cheat) {
    int wait = 0;
    while (wait < 5 && chance(0.55)) wait++;
    LocalDate turn = workday(day, wait);
    if (cheat == SignalKind.DEADLINE_BURST && chance(0.6) && !turn.isBefore(from(cheat))) return owed.minus(minutes(42, 58));
    boolean monthly = cheat == SignalKind.PERIOD_END_BURST || cheat == SignalKind.REOPENED_AFTER_REPORTING;
    if (monthly && chance(0.7) && !turn.isBefore(from(cheat))) turn = lastDays(turn);
    Instant at = at(turn, OPENS, LocalTime.of(16, 45));
    return at.isAfter(filed) ? at : filed.plus(minutes(5, 60));
  }

  /** The last three working days of its month, while these are still to come. */
  private LocalDate lastDays(LocalDate turn) {
    LocalDate day = YearMonth.from(turn).atEndOfMonth();
    for (int left = random.nextInt(3); left >= 0; day = day.minusDays(1)) if (CALENDAR.isWorkday(day) && left-- == 0) break;
    return day.isBefore(turn) ? turn : day;
  }

  private Instant serve(Told told, String window, Instant called, Habits habits, SignalKind cheat) {
    told.called(called);
    Instant now = called;
    if (chance(cheat == SignalKind.PING_PONG ? 0.4 : habits.sendsAbout)) {
      String other = windows.get((windows.indexOf(window) + 1) % windows.size());
      now = sendAbout(told, now, window, other);
    } else if (chance(0.12)) {
      Instant answered = now.plus(minutes(60, 1_200));
      told.asked(now.plus(minutes(1, 3)), answered);
      now = answered;
    }
    boolean quick = chance(cheat == SignalKind.CLOSED_WITHOUT_CONTACT ? 0.6 : habits.quick);
    now = now.plus(quick ? Duration.ofSeconds(30 + random.nextInt(80)) : minutes(4, 40));
    told.done(now);
    return now;
  }

  private Instant sendAbout(Told told, Instant from, String window, String other) {
    Instant now = from.plus(minutes(3, 10));
    told.sent(now, other).called(now = now.plus(minutes(10, 100))).sent(now = now.plus(minutes(3, 10)), window)
        .called(now = now.plus(minutes(10, 100))).sent(now = now.plus(minutes(3, 10)), other).called(now = now.plus(minutes(10, 100)));
    return now;
  }

  private void speak(Told told, Instant done, Habits habits, SignalKind cheat, boolean byTablet) {
    if (cheat == SignalKind.HASTY_WORD && chance(0.6)) {
      told.confirmed(done.plus(minutes(1, 4)));
    } else if (byTablet) {
      told.confirmed(done.plus(minutes(10, 180)), "tablet");
    } else if (cheat == SignalKind.FIVE_STAR_BURST && chance(0.6)) {
      LocalDate friday = LocalDate.ofInstant(done, WorkCalendar.ZONE);
      while (friday.getDayOfWeek().getValue() != 5) friday = friday.plusDays(1);
      Instant evening = at(friday, LocalTime.of(18, 0), LocalTime.of(18, 45));
      told.confirmed(evening.minusSeconds(30)).rated(evening, 5);
    } else if (cheat == SignalKind.REOPENED_AFTER_REPORTING && ClosingRules.isAtTheEndOfItsMonth(LocalDate.ofInstant(done,
        WorkCalendar.ZONE), CALENDAR) && chance(0.6)) {
      LocalDate first = YearMonth.from(LocalDate.ofInstant(done, WorkCalendar.ZONE)).plusMonths(1).atDay(1);
      told.disputed(at(first.plusDays(random.nextInt(5)), OPENS, CLOSES));
    } else if (!chance(cheat == SignalKind.SILENCE ? 0.92 : habits.silent)) {
      say(told, done, habits);
    }
  }

  private void say(Told told, Instant done, Habits habits) {
    Instant at = done.plus(chance(habits.atCounter) ? minutes(1, 5)
        : Duration.ofMinutes((long) Math.min(13_000, 1_200 * Math.exp(random.nextGaussian()))));
    if (chance(0.1)) {
      told.disputed(at);
      return;
    }
    told.confirmed(at);
    if (chance(0.6)) told.rated(at.plusSeconds(40), chance(habits.five) ? 5 : 1 + random.nextInt(4));
  }

  private void refile(String window, String account, Instant done) {
    Instant again = done.plus(Duration.ofHours(24 + random.nextInt(96)));
    complaints.add(new Told("c-" + window + "-" + number++, window, account, false, again, again.plus(Duration.ofDays(7))).complaint());
  }

  private double near(double share) {
    double odds = share / (1 - share) * Math.exp(SPREAD * random.nextGaussian());
    return odds / (1 + odds);
  }

  private boolean chance(double of) {
    return random.nextDouble() < of;
  }

  private Duration minutes(int from, int to) {
    return Duration.ofSeconds(from * 60L + random.nextInt((to - from) * 60));
  }

  private Instant at(LocalDate day, LocalTime from, LocalTime to) {
    return day.atTime(from).plusSeconds(random.nextInt((int) Duration.between(from, to).toSeconds())).atZone(WorkCalendar.ZONE).toInstant();
  }

  private static LocalDate workday(LocalDate from, int later) {
    LocalDate day = from;
    for (int left = later; left > 0;) {
      day = day.plusDays(1);
      if (CALENDAR.isWorkday(day)) left--;
    }
    return day;
  }

  private int poisson(double mean) {
    int count = 0;
    for (double left = Math.exp(-mean), product = random.nextDouble(); product > left; product *= random.nextDouble()) count++;
    return count;
  }
}
