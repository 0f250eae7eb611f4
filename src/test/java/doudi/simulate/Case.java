package doudi.simulate;

import doudi.simulate.PlantedCity.Spot;
import java.time.LocalDateTime;
import java.util.Map;

/** One complaint as the simulation knows it. Its own source of chance makes it the same whoever acts first. */
final class Case {
  /** What sort of person somebody is towards offices. */
  enum Temper { ORDINARY, ANGRY, SILENT, OLD, REFILER }

  /** @param number the same for the same person; who is old and files at the counter has no account */
  record Person(int number, Temper temper) {}

  final int number;
  final Spot spot;
  final Person person;
  final LocalDateTime filed;
  final Chance chance;
  String id;
  Map<String, String> owner;
  /** Whether the trouble is really over, whatever anybody says. */
  boolean done;
  int transfers;
  LocalDateTime due;
  /** Filed and spoken for from a device of the window's own. */
  boolean fromItsDevice;

  Case(long seed, int number, Spot spot, Person person, LocalDateTime filed) {
    this.number = number;
    this.spot = spot;
    this.person = person;
    this.filed = filed;
    this.chance = Chance.of(seed, "case", number);
  }

  String path(String act) {
    return "/v1/complaints/" + id + "/" + act;
  }

  boolean isOld() {
    return person.temper == Temper.OLD;
  }

  /** Who the program takes it to be from: an account, or a claim code of its own. */
  String teller() {
    if (fromItsDevice) return "device of " + spot.windowId();
    return isOld() ? "case " + number : "person " + person.number;
  }

  /** Whose it is, spread over the two clerks of a window. */
  String clerk() {
    return "clerk-" + spot.windowId() + "-" + number % 2;
  }
}
