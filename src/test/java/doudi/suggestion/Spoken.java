package doudi.suggestion;

import doudi.city.City;
import doudi.city.CityReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Words of residents with what a person says they are about: 22 real complaints of the public collection, labelled by hand against the
 * demo city, and texts of our own. A text belongs to the half that its checksum says, fixed before anything was tuned; tuning looks at
 * the first.
 *
 * @param services any of them is right; the same of the rest
 */
record Spoken(String id, String narrative, Set<String> services, Set<String> platforms, Set<String> failureKinds) {
  static final City CITY = CityReader.read(new JsonObject(resource("/demo/city.json"))).as(1);

  /** Which half: 0 to tune on, 1 held back. */
  int half() {
    var sum = new CRC32();
    sum.update(narrative.getBytes(StandardCharsets.UTF_8));
    return (int) (sum.getValue() % 2);
  }

  static List<Spoken> all() {
    return Stream.of("real-words", "own-words").flatMap(file -> read(file).stream()).toList();
  }

  static List<Spoken> offTopic() {
    return read("off-topic");
  }

  static List<Spoken> half(int half) {
    return all().stream().filter(one -> one.half() == half).toList();
  }

  private static List<Spoken> read(String file) {
    return resource("/suggestion/" + file + ".jsonl").lines().map(JsonObject::new).map(one -> new Spoken(one.getString("id"),
        one.getString("narrative"), ids(one, "services"), ids(one, "platforms"), ids(one, "failureKinds"))).toList();
  }

  private static Set<String> ids(JsonObject one, String field) {
    return one.getJsonArray(field, new JsonArray()).stream().map(String.class::cast).collect(Collectors.toSet());
  }

  /** Whether a right service or platform stands in the suggestions. */
  boolean isMetBy(Suggestions found) {
    return found.services().stream().anyMatch(one -> services.contains(one.id()))
        || found.platforms().stream().anyMatch(one -> platforms.contains(one.id()));
  }

  static String resource(String name) {
    try (var in = Spoken.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
