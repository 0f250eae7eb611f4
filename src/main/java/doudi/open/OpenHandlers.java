package doudi.open;

import doudi.catalog.Catalog;
import doudi.catalog.Name;
import doudi.city.CityDesk;
import doudi.hotspot.Interval;
import doudi.plumbing.Answer;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The public figures, each with what is needed to judge it. */
public final class OpenHandlers implements Operations.Capability {
  private static final String FOR_TEN_MINUTES = "public, max-age=600";

  private final OpenDesk desk;
  private final CityDesk cities;
  private final Messages messages;

  public OpenHandlers(OpenDesk desk, CityDesk cities, Messages messages) {
    this.desk = desk;
    this.cities = cities;
    this.messages = messages;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readPublicFigures", this::figures);
  }

  private Future<Answer> figures(Request request) {
    PublicMonth month = desk.figures(request.query("month").map(YearMonth::parse));
    return Future.succeededFuture(Answer.ok(json(month, request.language())).with("Cache-Control", FOR_TEN_MINUTES)
        .with("Vary", "Accept-Language"));
  }

  JsonObject json(PublicMonth published, Language language) {
    Catalog catalog = cities.current().catalog();
    int reported = published.whole().map(all -> all.tally().complaints()).orElse(0);
    var json = new JsonObject().put("month", published.month().toString()).put("from", published.month().atDay(1).toString())
        .put("to", published.month().atEndOfMonth().toString())
        .put("months", new JsonArray(published.months().stream().map(YearMonth::toString).toList()))
        .put("fewestPeople", Partition.FEWEST).put("definitions", definitions(language));
    published.whole().ifPresent(all -> json.put("whole", row(all, catalog.root().name().in(language), reported)));
    return json.put("districts", partition(published.districts(), reported, language, "district",
            id -> catalog.district(id).map(one -> one.name())))
        .put("platforms", partition(published.platforms(), reported, language, "platform",
            id -> catalog.platform(id).map(one -> one.name())));
  }

  private JsonObject definitions(Language language) {
    var items = new JsonArray();
    for (var measure : Figure.Measure.values()) {
      items.add(new JsonObject().put("id", measure.code()).put("name", messages.say(language, "figure." + measure.code() + ".name"))
          .put("words", messages.say(language, "figure." + measure.code() + ".words")));
    }
    return new JsonObject().put("version", Figure.Measure.VERSION).put("items", items);
  }

  private JsonObject partition(Partition partition, int reported, Language language, String what, Function<String, Optional<Name>> names) {
    var rows = new JsonArray();
    for (Group group : partition.shown()) {
      String name = group.id() == null ? messages.say(language, "figure." + what + ".none")
          : names.apply(group.id()).map(known -> known.in(language)).orElse(group.id());
      rows.add(row(group, name, reported));
    }
    var json = new JsonObject().put("items", rows);
    partition.rest().ifPresent(rest -> json.put("rest", row(rest, messages.say(language, "figure." + what + ".rest"), reported)));
    return json;
  }

  private static JsonObject row(Group group, String name, int reported) {
    var figures = Stream.of(Figure.Measure.values()).map(measure -> json(Figure.of(measure, group.tally(), reported))).toList();
    var json = new JsonObject().put("name", name).put("figures", new JsonArray(figures));
    if (group.id() != null && !group.id().isEmpty()) json.put("id", group.id());
    return json;
  }

  private static JsonObject json(Figure figure) {
    return new JsonObject().put("id", figure.measure().code()).put("numerator", figure.numerator())
        .put("denominator", figure.denominator()).put("share", rounded(figure.share()))
        .put("interval", new JsonObject().put("low", rounded(figure.interval().low())).put("high", rounded(figure.interval().high()))
            .put("level", Interval.LEVEL))
        .put("unconfirmedShare", rounded(figure.unconfirmedShare()))
        .put("definition", figure.measure().code() + "@" + Figure.Measure.VERSION);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
