package doudi.figure;

import doudi.plumbing.Language;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;

/** How every published number, and what it means, is told. */
public final class FigureJson {
  private final Definitions definitions;

  public FigureJson(Definitions definitions) {
    this.definitions = definitions;
  }

  /** @param behind address at which the complaints of the group are listed, with everything but the figure asked for; it ends in ? or & */
  public static JsonArray json(Collection<Figure> figures, String behind) {
    var json = new JsonArray();
    figures.forEach(figure -> json.add(opening(figure, behind)));
    return json;
  }

  /** Of a group whose complaints cannot be listed on their own. */
  public static JsonArray json(Collection<Figure> figures) {
    return new JsonArray(figures.stream().map(FigureJson::json).toList());
  }

  private static JsonObject opening(Figure figure, String behind) {
    JsonObject json = json(figure);
    figure.definition().formula().behind().ifPresent(counted -> json.put("complaints", behind + "figure=" + counted));
    return json;
  }

  private static JsonObject json(Figure figure) {
    Share share = figure.share();
    return new JsonObject().put("id", figure.definition().id()).put("numerator", share.part()).put("denominator", share.of())
        .put("share", rounded(share.value()))
        .put("interval", new JsonObject().put("low", rounded(share.low())).put("high", rounded(share.high())).put("level", Share.LEVEL))
        .put("unconfirmedShare", rounded(figure.unconfirmed().value())).put("definition", figure.definition().ref());
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** A definition in one language, short: for beside its figures. */
  public JsonObject json(Definition definition, Language language) {
    return new JsonObject().put("id", definition.id()).put("definition", definition.ref()).put("name", definition.name().in(language))
        .put("words", definition.words().in(language))
        .put("formula", definition.formula().words(fact -> definitions.fact(fact).in(language)));
  }

  /** Every definition in every version. */
  JsonObject all(Language language) {
    var facts = new JsonArray();
    definitions.facts().forEach(fact -> facts.add(new JsonObject().put("id", fact.id()).put("name", fact.name().in(language))
        .put("saidBy", fact.saidBy())));
    var items = new JsonArray();
    definitions.all().stream().map(Definition::id).distinct().forEach(id -> items.add(figure(id, language)));
    return new JsonObject().put("edition", definitions.edition()).put("facts", facts).put("items", items);
  }

  private JsonObject figure(String id, Language language) {
    var versions = new JsonArray();
    definitions.versions(id).forEach(one -> versions.add(version(one, language)));
    return new JsonObject().put("id", id).put("name", definitions.now().byId().get(id).name().in(language)).put("versions", versions);
  }

  private JsonObject version(Definition one, Language language) {
    return json(one, language).put("version", one.version()).put("since", one.since().toString()).put("method", one.method().code())
        .put("numerator", new JsonArray(one.formula().numerator())).put("denominator", new JsonArray(one.formula().denominator()))
        .put("leavesOut", one.leavesOut().in(language)).put("leastPeople", one.leastPeople())
        .put("current", definitions.now().byId().get(one.id()).equals(one));
  }
}
