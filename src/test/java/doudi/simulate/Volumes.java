package doudi.simulate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Platforms that tell every evening how often residents tried. */
final class Volumes {
  private final Truth truth;
  private final PlantedCity city;
  private final Town town;
  private final Map<String, String> keys = new HashMap<>();

  Volumes(Truth truth, PlantedCity city, Town town) {
    this.truth = truth;
    this.city = city;
    this.town = town;
    Truth.TELLING.forEach(platform -> keys.put(platform, town.send("POST", "/v1/api-keys",
        new JsonObject().put("name", platform).put("platformId", platform), town.staff("admin"), 201).getString("key")));
  }

  void tell(LocalDate day) {
    Truth.TELLING.forEach(platform -> {
      var tried = new JsonArray();
      city.services().stream().filter(one -> one.platformIds().contains(platform)).forEach(one -> tried.add(new JsonObject()
          .put("serviceId", one.id()).put("attempts", truth.attempts(platform, one.id(), day))));
      town.send("PUT", "/v1/platforms/" + platform + "/volumes", new JsonObject().put("day", day.toString()).put("services", tried),
          Map.of("Api-Key", keys.get(platform)), 204);
    });
  }
}
