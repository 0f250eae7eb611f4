package doudi.simulate;

import doudi.calendar.WorkCalendar;
import doudi.simulate.Truth.Cheat;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which windows an auditor was asked about, and since when. */
final class Watch {
  /** Within so many days a cheat should be noticed. */
  static final int IN_TIME = 14;

  /** A signal, by the day on which it was raised. */
  record Raised(String windowId, String kind, LocalDate on) {}

  /**
   * A window that began to cheat so early that there was time to notice it.
   *
   * @param raised its signals from that day on, oldest first
   */
  record CheatSeen(Cheat cheat, List<Raised> raised) {
    Optional<Raised> first() { return raised.stream().findFirst(); }
    boolean inTime() { return raised.stream().anyMatch(this::isInTime); }
    boolean forWhatItDid() { return raised.stream().anyMatch(one -> isInTime(one) && one.kind.equals(cheat.trick().signal())); }

    private boolean isInTime(Raised one) { return one.on.isBefore(cheat.from().plusDays(IN_TIME)); }
  }

  private final Size size;
  private final PlantedCity city;
  private final Truth truth;
  private final Town town;

  Watch(Size size, PlantedCity city, Truth truth, Town town) {
    this.size = size;
    this.city = city;
    this.truth = truth;
    this.town = town;
  }

  /** What stands after the last evening. */
  Seen seen() {
    var all = town.all("/v1/signals?limit=100", town.staff("auditor-city")).stream().map(Watch::raised)
        .sorted(Comparator.comparing(Raised::on).thenComparing(Raised::windowId).thenComparing(Raised::kind)).toList();
    LocalDate end = size.day(size.days());
    var cheats = truth.cheats().stream().filter(one -> !one.from().plusDays(IN_TIME).isAfter(end)).map(one -> new CheatSeen(one, all.stream()
        .filter(raised -> raised.windowId.equals(one.windowId()) && !raised.on.isBefore(one.from())).toList())).toList();
    var honest = new ArrayList<>(city.windows());
    honest.add("w-city");
    truth.cheats().forEach(one -> honest.remove(one.windowId()));
    return new Seen(cheats, honest, all.stream().filter(one -> honest.contains(one.windowId)).toList());
  }

  /**
   * How the watch ended.
   *
   * @param honest windows that never cheated
   * @param falseAlarms signals of theirs
   */
  record Seen(List<CheatSeen> cheats, List<String> honest, List<Raised> falseAlarms) {
    int honestFlagged() { return (int) falseAlarms.stream().map(Raised::windowId).distinct().count(); }
  }

  private static Raised raised(JsonObject signal) {
    Instant at = ZonedDateTime.parse(signal.getString("raisedAt")).toInstant();
    return new Raised(signal.getString("windowId"), signal.getString("kind"), LocalDate.ofInstant(at, WorkCalendar.ZONE));
  }
}
