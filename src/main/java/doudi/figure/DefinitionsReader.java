package doudi.figure;

import doudi.catalog.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads {@code /figures/definitions.json}; a file that does not hold together stops the program. */
public final class DefinitionsReader {
  private DefinitionsReader() {}

  public static Definitions load() {
    try (InputStream in = DefinitionsReader.class.getResourceAsStream("/figures/definitions.json")) {
      return read(new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("definitions of figures", unreadable);
    }
  }

  static Definitions read(JsonObject file) {
    var facts = objects(file, "facts").map(one -> new Definitions.Fact(one.getString("id"), one.getString("saidBy"), name(one, "name")))
        .toList();
    var all = objects(file, "figures").flatMap(figure -> objects(figure, "versions").map(version -> definition(figure, version))).toList();
    var publications = new HashMap<String, List<String>>();
    JsonObject shown = file.getJsonObject("publications");
    shown.fieldNames().forEach(publication -> publications.put(publication, texts(shown, publication)));
    var definitions = new Definitions(file.getInteger("edition"), facts, all, publications);
    mustHoldTogether(definitions);
    return definitions;
  }

  private static Definition definition(JsonObject figure, JsonObject version) {
    return new Definition(figure.getString("id"), name(figure, "name"), version.getInteger("version"),
        LocalDate.parse(version.getString("since")),
        Definition.Method.valueOf(version.getString("method").toUpperCase(Locale.ROOT).replace('-', '_')),
        new Formula(texts(version, "numerator"), texts(version, "denominator")), name(version, "words"), name(version, "leavesOut"),
        version.getInteger("leastPeople"));
  }

  private static Stream<JsonObject> objects(JsonObject from, String field) {
    return from.getJsonArray(field).stream().map(JsonObject.class::cast);
  }

  private static List<String> texts(JsonObject from, String field) {
    return from.getJsonArray(field, new JsonArray()).stream().map(String.class::cast).toList();
  }

  private static Name name(JsonObject from, String field) {
    JsonObject both = from.getJsonObject(field);
    return new Name(both.getString("zh"), both.getString("en"));
  }

  private static void mustHoldTogether(Definitions definitions) {
    var known = new HashSet<String>();
    definitions.facts().forEach(fact -> known.add(fact.id()));
    var refs = new HashSet<String>();
    for (Definition one : definitions.all()) {
      if (!refs.add(one.ref())) throw new IllegalStateException(one.ref() + " is defined twice");
      var unknown = new ArrayList<>(one.formula().facts().filter(fact -> !known.contains(fact)).toList());
      if (!unknown.isEmpty()) throw new IllegalStateException(one.ref() + " counts what is no fact: " + unknown);
    }
    for (Definition one : definitions.all()) {
      if (one.version() > 1 && !refs.contains(one.id() + "@" + (one.version() - 1))) throw new IllegalStateException(one.ref()
          + " has no version before it");
    }
    definitions.publications().values().stream().flatMap(List::stream).filter(id -> !refs.contains(id + "@1")).findFirst()
        .ifPresent(id -> { throw new IllegalStateException(id + " is published and defined nowhere"); });
  }
}
