package doudi.signal;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Honest and cheating windows side by side, many cities, looked at once a day: who is flagged, and how soon. */
class SignalRatesTest {
  private static final List<String> WINDOWS = SimulatedCity.windows(15);
  private static final int CHEATS = 3;
  private static final int DAYS = 14;
  private static final int PER_DAY = Integer.getInteger("doudi.signal.perDay", 6);
  /** A Monday; the end of the month lies within the fortnight, so that what goes by it can be seen. */
  private static final LocalDate CHEATING_FROM = LocalDate.of(2026, 11, 23);
  private static final LocalTime EVENING = LocalTime.of(21, 0);

  private final Map<SignalKind, int[]> caught = new EnumMap<>(SignalKind.class);
  private final Map<SignalKind, Integer> mistaken = new EnumMap<>(SignalKind.class);
  private int honest;
  private int flagged;

  @Test
  void cheatingWindowsAreFlaggedWithinAFortnightAndHonestOnesHardlyEver() throws IOException {
    int cities = Integer.getInteger("doudi.signal.cities", 40);
    for (int seed = 0; seed < cities; seed++) city(seed, PER_DAY);
    Files.writeString(Path.of("target", "signal-rates.txt"), report(cities));
    double wrong = (double) flagged / honest;
    int all = caught.values().stream().mapToInt(one -> one[1]).sum();
    int found = caught.values().stream().mapToInt(one -> one[0]).sum();
    assertThat(wrong).as(report(cities)).isLessThanOrEqualTo(0.05);
    assertThat((double) found / all).as(report(cities)).isGreaterThanOrEqualTo(0.9);
    assertThat(caught).hasSize(SignalKind.values().length);
  }

  private void city(int seed, double perDay) {
    var cheats = new HashMap<String, SignalKind>();
    for (int i = 0; i < CHEATS; i++) {
      cheats.put(WINDOWS.get(i * 5 + seed % 5), SignalKind.values()[(seed * CHEATS + i) % SignalKind.values().length]);
    }
    var complaints = new SimulatedCity(seed, WINDOWS, cheats, CHEATING_FROM).live(CHEATING_FROM.minusDays(35), CHEATING_FROM.plusDays(DAYS),
        perDay);
    var seen = new TreeMap<String, Set<SignalKind>>();
    for (int day = 0; day <= DAYS; day++) {
      boolean late = day > DAYS - SimulatedCity.HOARDING;
      findings(complaints, CHEATING_FROM.plusDays(day)).stream()
          .filter(one -> !late || cheats.get(one.windowId()) != SignalKind.PERIOD_END_BURST)
          .forEach(one -> seen.computeIfAbsent(one.windowId(), fresh -> new HashSet<>()).add(one.kind()));
    }
    WINDOWS.forEach(window -> count(cheats.get(window), seen.getOrDefault(window, Set.of())));
  }

  private void count(SignalKind cheat, Set<SignalKind> seen) {
    if (cheat == null) {
      honest++;
      if (!seen.isEmpty()) flagged++;
      seen.forEach(kind -> mistaken.merge(kind, 1, Integer::sum));
      return;
    }
    int[] counts = caught.computeIfAbsent(cheat, fresh -> new int[2]);
    counts[1]++;
    if (seen.contains(cheat)) counts[0]++;
  }

  /** Those of the day's last look, which knows only what has happened by then. */
  private static List<Finding> findings(List<Complaint> complaints, LocalDate day) {
    Instant now = day.atTime(EVENING).atZone(WorkCalendar.ZONE).toInstant();
    var look = new Look(now, SimulatedCity.CALENDAR);
    for (Complaint complaint : complaints) {
      if (complaint.filedAt().isAfter(now)) continue;
      int happened = (int) complaint.history().stream().filter(event -> !event.at().isAfter(now)).count();
      look.take(complaint.asOf(happened));
    }
    return look.findings();
  }

  private String report(int cities) {
    var lines = new ArrayList<String>();
    lines.add("%d cities of %d windows, %d of them cheating, %d complaints a working day and window; a look a day for %d days".formatted(cities,
        WINDOWS.size(), CHEATS, PER_DAY, DAYS));
    lines.add("honest windows flagged: %d of %d (%.2f %%) %s".formatted(flagged, honest, 100.0 * flagged / honest, mistaken));
    caught.forEach((kind, counts) -> lines.add("%-26s %d of %d".formatted(kind.code(), counts[0], counts[1])));
    return String.join("\n", lines) + "\n";
  }
}
