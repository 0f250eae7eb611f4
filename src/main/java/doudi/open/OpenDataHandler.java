package doudi.open;

import doudi.calendar.WorkCalendar;
import doudi.plumbing.HttpReads;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public figures as files for anybody's own use: the very ones of {@code /v1/public/figures} and no others, so that nothing more can be
 * subtracted from them. One row for each figure of each group.
 */
public final class OpenDataHandler {
  private static final String ROOT = "/open/data/";
  /** Without it Excel takes UTF-8 for something else. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FOR_TEN_MINUTES = "public, max-age=600";
  static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

  /** A column of the table, with where it is found in a figure's row. */
  private enum Column {
    MONTH, GROUPED_BY, ID, NAME, FIGURE, NUMERATOR, DENOMINATOR, SHARE, LOW, HIGH, LEVEL, UNCONFIRMED_SHARE, DEFINITION;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final OpenDesk desk;
  private final OpenHandlers figures;
  private final Messages messages;

  public OpenDataHandler(OpenDesk desk, OpenHandlers figures, Messages messages) {
    this.desk = desk;
    this.figures = figures;
    this.messages = messages;
  }

  public void mount(Router router) {
    HttpReads.of(router, ROOT + "figures.csv").handler(ctx -> answer(ctx, "text/csv; charset=utf-8", this::csv));
    HttpReads.of(router, ROOT + "figures.json").handler(ctx -> answer(ctx, "application/json", this::json));
    HttpReads.of(router, ROOT + "dictionary.json")
        .handler(ctx -> write(ctx, "application/json", dictionary(language(ctx)).encodePrettily()));
  }

  private void answer(RoutingContext ctx, String type, Function<JsonObject, String> shape) {
    write(ctx, type, shape.apply(figures.json(desk.figures(month(ctx)), definition(ctx), language(ctx))));
  }

  private static Optional<YearMonth> month(RoutingContext ctx) {
    try {
      return Optional.ofNullable(ctx.request().getParam("month")).filter(text -> !text.isBlank()).map(YearMonth::parse);
    } catch (DateTimeException noSuchMonth) {
      throw Refusal.invalid("/query/month", "is not a month, like 2026-10");
    }
  }

  private static Optional<String> definition(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getParam("definition")).filter(text -> !text.isBlank());
  }

  private static Language language(RoutingContext ctx) {
    return Language.of(ctx.request().getHeader("Accept-Language"));
  }

  private static void write(RoutingContext ctx, String type, String text) {
    ctx.response().putHeader("content-type", type).putHeader("cache-control", FOR_TEN_MINUTES).putHeader("vary", "accept-language")
        .putHeader("link", "<" + LICENCE + ">; rel=\"license\"").putHeader("access-control-allow-origin", "*").end(text);
  }

  private String json(JsonObject month) {
    return new JsonObject().put("licence", LICENCE).put("dictionary", ROOT + "dictionary.json").put("month", month.getString("month"))
        .put("rows", new JsonArray(rows(month).map(row -> {
          var json = new JsonObject();
          row.forEach((column, value) -> json.put(column.code(), value));
          return json;
        }).toList())).encode();
  }

  private String csv(JsonObject month) {
    String head = Stream.of(Column.values()).map(Column::code).collect(Collectors.joining(","));
    return BYTE_ORDER_MARK + Stream.concat(Stream.of(head), rows(month).map(row -> Stream.of(Column.values())
        .map(column -> cell(row.get(column))).collect(Collectors.joining(",")))).collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /** A name that begins like a formula is not to be computed by whoever opens the table. */
  private static String cell(Object value) {
    if (value == null) return "";
    if (!(value instanceof String text)) return String.valueOf(value);
    String plain = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    return "\"" + plain.replace("\"", "\"\"") + "\"";
  }

  private static Stream<Map<Column, Object>> rows(JsonObject month) {
    Stream<Rows> whole = month.containsKey("whole") ? Stream.of(new Rows("whole", month.getJsonObject("whole"))) : Stream.empty();
    return Stream.of(whole, groups(month, "districts", "district"), groups(month, "platforms", "platform")).flatMap(Function.identity())
        .flatMap(group -> group.figures().map(figure -> row(month.getString("month"), group, figure)));
  }

  private static Stream<Rows> groups(JsonObject month, String partition, String by) {
    JsonObject parts = month.getJsonObject(partition);
    Stream<Rows> shown = parts.getJsonArray("items").stream().map(item -> new Rows(by, (JsonObject) item));
    return parts.containsKey("rest") ? Stream.concat(shown, Stream.of(new Rows(by + "-rest", parts.getJsonObject("rest")))) : shown;
  }

  private record Rows(String by, JsonObject json) {
    Stream<JsonObject> figures() {
      return json.getJsonArray("figures").stream().map(JsonObject.class::cast);
    }
  }

  private static Map<Column, Object> row(String month, Rows group, JsonObject figure) {
    var row = new EnumMap<Column, Object>(Column.class);
    JsonObject interval = figure.getJsonObject("interval");
    row.put(Column.MONTH, month);
    row.put(Column.GROUPED_BY, group.by());
    row.put(Column.ID, group.json().getString("id"));
    row.put(Column.NAME, group.json().getString("name"));
    row.put(Column.FIGURE, figure.getString("id"));
    row.put(Column.NUMERATOR, figure.getValue("numerator"));
    row.put(Column.DENOMINATOR, figure.getValue("denominator"));
    row.put(Column.SHARE, figure.getValue("share"));
    row.put(Column.LOW, interval.getValue("low"));
    row.put(Column.HIGH, interval.getValue("high"));
    row.put(Column.LEVEL, interval.getValue("level"));
    row.put(Column.UNCONFIRMED_SHARE, figure.getValue("unconfirmedShare"));
    row.put(Column.DEFINITION, figure.getString("definition"));
    return row;
  }

  /** What each column means, which figures there are, and what is left out. */
  private JsonObject dictionary(Language language) {
    List<JsonObject> columns = Stream.of(Column.values()).map(column -> new JsonObject().put("name", column.code())
        .put("words", messages.say(language, "data." + column.code()))).toList();
    return new JsonObject().put("licence", LICENCE).put("attribution", messages.say(language, "data.attribution"))
        .put("fewestPeople", Partition.FEWEST).put("suppression", messages.say(language, "data.suppression"))
        .put("timeZone", WorkCalendar.ZONE.getId()).put("columns", new JsonArray(columns))
        .put("figures", figures.definitions(language).getJsonArray("items")).put("definitions", "/v1/definitions");
  }
}
