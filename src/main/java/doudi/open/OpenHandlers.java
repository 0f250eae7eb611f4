package doudi.open;

import doudi.catalog.Catalog;
import doudi.catalog.Name;
import doudi.city.CityDesk;
import doudi.figure.Definitions;
import doudi.figure.Edition;
import doudi.figure.Facts;
import doudi.figure.FigureJson;
import doudi.hotspot.HotspotHandlers;
import doudi.hotspot.Period;
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

/** The public figures, each with what is needed to judge it. */
public final class OpenHandlers implements Operations.Capability {
  private static final String FOR_TEN_MINUTES = "public, max-age=600";

  private final OpenDesk desk;
  private final CityDesk cities;
  private final Definitions definitions;
  private final Messages messages;

  public OpenHandlers(OpenDesk desk, CityDesk cities, Definitions definitions, Messages messages) {
    this.desk = desk;
    this.cities = cities;
    this.definitions = definitions;
    this.messages = messages;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readPublicFigures", this::figures);
  }

  private Future<Answer> figures(Request request) {
    PublicMonth month = desk.figures(request.query("month").map(YearMonth::parse));
    return Future.succeededFuture(Answer.ok(json(month, request.query("definition"), request.language()))
        .with("Cache-Control", FOR_TEN_MINUTES).with("Vary", "Accept-Language"));
  }

  /** @param definition in which version one figure is wanted; see {@link Definitions#under} */
  JsonObject json(PublicMonth published, Optional<String> definition, Language language) {
    Catalog catalog = cities.current().catalog();
    var tables = new Tables(published, definitions.under(definition), language);
    var json = new JsonObject().put("month", published.month().toString()).put("from", published.month().atDay(1).toString())
        .put("to", published.month().atEndOfMonth().toString())
        .put("months", new JsonArray(published.months().stream().map(YearMonth::toString).toList()))
        .put("fewestPeople", Partition.FEWEST).put("definitions", definitions(tables.edition, language));
    published.whole().ifPresent(all -> json.put("whole", tables.row(all, catalog.root().name().in(language), Optional.of(""))));
    return json.put("districts", tables.partition(published.districts(), "district", id -> catalog.district(id).map(one -> one.name())))
        .put("platforms", tables.partition(published.platforms(), "platform", id -> catalog.platform(id).map(one -> one.name())));
  }

  /** The present version of what is published. */
  JsonObject definitions(Language language) {
    return definitions(definitions.now(), language);
  }

  private JsonObject definitions(Edition edition, Language language) {
    var json = new FigureJson(definitions);
    return new JsonObject().put("edition", definitions.edition())
        .put("items", new JsonArray(edition.of(Edition.PUBLIC).stream().map(one -> json.json(one, language)).toList()));
  }

  /** The tables of one month in one language. */
  private final class Tables {
    private final Edition edition;
    private final Language language;
    private final int reported;
    private final Period days;

    private Tables(PublicMonth month, Edition edition, Language language) {
      this.edition = edition;
      this.language = language;
      this.reported = month.whole().map(all -> all.tally().complaints()).orElse(0);
      this.days = new Period(month.month().atDay(1), month.month().atEndOfMonth());
    }

    private JsonObject partition(Partition partition, String what, Function<String, Optional<Name>> names) {
      var rows = new JsonArray();
      for (Group group : partition.shown()) {
        String name = group.id() == null ? messages.say(language, "figure." + what + ".none")
            : names.apply(group.id()).map(known -> known.in(language)).orElse(group.id());
        rows.add(row(group, name, Optional.ofNullable(group.id()).map(id -> what + "Id=" + id + "&")));
      }
      var json = new JsonObject().put("items", rows);
      partition.rest().ifPresent(rest -> json.put("rest", row(rest, messages.say(language, "figure." + what + ".rest"), Optional.empty())));
      return json;
    }

    /** @param filter by which its complaints are listed; empty where no list holds them and no others */
    private JsonObject row(Group group, String name, Optional<String> filter) {
      var figures = edition.figures(Edition.PUBLIC, Facts.of(group.tally()).with("all-complaints", reported));
      var json = new JsonObject().put("name", name).put("figures", filter.map(given -> FigureJson.json(figures, HotspotHandlers.behind(days,
          given))).orElseGet(() -> FigureJson.json(figures)));
      if (group.id() != null && !group.id().isEmpty()) json.put("id", group.id());
      return json;
    }
  }
}
