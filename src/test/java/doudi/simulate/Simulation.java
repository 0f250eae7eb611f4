package doudi.simulate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Consumer;

/**
 * A city lived through day by day against the real program: residents, clerks, platforms and managers act over HTTP, and on the evenings
 * and mornings that matter the program's word is held against what was planted.
 */
final class Simulation {
  private static final LocalTime BEGIN = LocalTime.of(6, 0);
  private static final LocalTime JUDGED = LocalTime.of(6, 30);
  private static final LocalTime EVENING = LocalTime.of(23, 0);

  private final Size size;
  private final Consumer<String> progress;
  private final PlantedCity city;
  private final Truth truth;

  /** @param progress hears a line now and then */
  Simulation(Size size, Consumer<String> progress) {
    this.size = size;
    this.progress = progress;
    this.city = new PlantedCity(size);
    this.truth = new Truth(size, city);
  }

  /** From an empty program to the report; everything that was started has ended. */
  Report run() throws Exception {
    try (var town = new Town(Hours.instant(size.from().atTime(BEGIN))); var diary = new Diary(town, size.from().atTime(BEGIN))) {
      found(town);
      var residents = new Residents(size, city, truth, town, diary);
      var managers = new Managers(truth, city, town, diary);
      var volumes = new Volumes(truth, city, town);
      var evenings = new Evenings(size, truth, town);
      var tables = new PublicTables(town);
      town.lookForSignals();
      long begun = System.nanoTime();
      for (int i = 0; i < size.days(); i++) {
        LocalDate day = size.day(i);
        diary.until(day.atTime(JUDGED));
        managers.hearJudgements(day);
        if (day.getDayOfMonth() == 1) tables.keep(size.from(), day);
        residents.wakeUp(day);
        managers.wakeUp(day);
        diary.until(day.atTime(EVENING));
        volumes.tell(day);
        evenings.settle(day, residents.cases().size());
        evenings.look(day);
        town.lookForSignals();
        if (i % 5 == 4) progress.accept(String.format("day %d of %d: %,d complaints, %,d requests, %d s", i + 1, size.days(),
            residents.cases().size(), town.requests(), (System.nanoTime() - begun) / 1_000_000_000));
      }
      tables.keep(size.from(), size.day(size.days()));
      var attack = tables.attack(residents.cases());
      var watch = new Watch(size, city, truth, town).seen();
      return new Report(size, truth, residents.cases().size(), evenings.seen(), evenings.tops(), managers.seen(), watch, attack,
          town.recount().size());
    }
  }

  /** The city and its staff, as an admin sets them up. */
  private void found(Town town) {
    town.send("POST", "/v1/catalog/imports", city.document(), town.staff("admin"), 200);
    city.windows().forEach(window -> hireClerks(town, window));
    hireClerks(town, "w-city");
    city.districts().forEach(id -> town.hire(account("supervisor-" + id, "supervisor").put("districtId", id)));
    for (int i = 0; i < PlantedCity.DEPARTMENTS; i++) {
      town.hire(account("manager-dept-" + i, "manager").put("departmentIds", new JsonArray().add("dept-" + i)));
    }
    var everywhere = new JsonArray();
    for (int i = 0; i < PlantedCity.DEPARTMENTS; i++) everywhere.add("dept-" + i);
    town.hire(account("manager-city", "manager").put("departmentIds", everywhere));
    town.hire(account("auditor-city", "auditor"));
  }

  private static void hireClerks(Town town, String window) {
    for (int i = 0; i < 2; i++) {
      town.hire(account("clerk-" + window + "-" + i, "clerk").put("windowIds", new JsonArray().add(window)));
    }
  }

  private static JsonObject account(String name, String role) {
    return new JsonObject().put("account", name).put("role", role);
  }
}
