package doudi.open;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The public figures as files: the very same numbers, in tables that Excel and programs read. */
class OpenDataTest {
  private static RunningApp app;
  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    wire = new Wire(app.base());
    app.clock().set(Instant.parse("2026-10-20T02:00:00Z"));
    for (int i = 0; i < 6; i++) app.resident().file(Stages.complaint()).expect(201);
    for (int i = 0; i < 2; i++) app.resident().file(Stages.complaint().put("platformId", "gov-site").put("serviceId", "social-insurance-transfer"))
        .expect(201);
    app.clock().set(RunningApp.FRIDAY_MORNING);
    RunningApp.eventually("they are counted", () -> app.staff("auditor-city").get("/v1/hotspots?from=2026-10-01&to=2026-10-31").items()
        .stream().mapToInt(one -> one.getInteger("complaints")).sum() == 8);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static Wire.Answer get(String path) {
    return wire.send("GET /open/data/" + path + " HTTP/1.1\r\nAccept-Language: en\r\n");
  }

  @Test
  void everyNumberOfTheTablesIsAPublishedOneAndTheReverse() throws Exception {
    JsonObject published = app.anonymous().with("Accept-Language", "en").get("/v1/public/figures?month=2026-10").expect(200).body();
    var expected = Stream.concat(Stream.of(published.getJsonObject("whole")), Stream.of("districts", "platforms")
        .map(published::getJsonObject).flatMap(parts -> Stream.concat(parts.getJsonArray("items").stream().map(JsonObject.class::cast),
            Stream.ofNullable(parts.getJsonObject("rest"))))).flatMap(row -> row.getJsonArray("figures").stream().map(figure ->
                row.getString("name") + " " + ((JsonObject) figure).getString("id") + " " + ((JsonObject) figure).getValue("numerator") + "/"
                    + ((JsonObject) figure).getValue("denominator"))).collect(Collectors.toList());
    assertThat(expected).hasSizeGreaterThan(8);
    JsonArray rows = new JsonObject(get("figures.json?month=2026-10").body()).getJsonArray("rows");
    assertThat(rows.stream().map(JsonObject.class::cast).map(row -> row.getString("name") + " " + row.getString("figure") + " "
        + row.getValue("numerator") + "/" + row.getValue("denominator"))).containsExactlyElementsOf(expected);
    assertThat(csv("figures.csv?month=2026-10").stream().map(row -> row.get("name") + " " + row.get("figure") + " " + row.get("numerator")
        + "/" + row.get("denominator"))).containsExactlyElementsOf(expected);
  }

  private static List<CSVRecord> csv(String path) throws Exception {
    Wire.Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head()).containsIgnoringCase("content-type: text/csv; charset=utf-8").contains("creativecommons.org/licenses/by/4.0");
    assertThat(answer.body()).startsWith("\uFEFFmonth,grouped_by,");
    try (var parser = CSVParser.parse(answer.body().substring(1), CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }

  @Test
  void theDictionaryNamesEveryColumnAndEveryFigure() throws Exception {
    var dictionary = new JsonObject(get("dictionary.json").body());
    CSVRecord row = csv("figures.csv?month=2026-10").get(0);
    assertThat(names(dictionary, "columns", "name")).containsExactlyElementsOf(row.getParser().getHeaderNames());
    assertThat(csv("figures.csv?month=2026-10").stream().map(one -> one.get("figure")).distinct())
        .containsExactlyInAnyOrderElementsOf(names(dictionary, "figures", "id"));
    assertThat(dictionary.getString("licence")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(dictionary.getInteger("fewestPeople")).isEqualTo(5);
  }

  private static List<String> names(JsonObject dictionary, String list, String field) {
    return dictionary.getJsonArray(list).stream().map(one -> ((JsonObject) one).getString(field)).toList();
  }

  @Test
  void aMonthThatIsNotPublishedIsRefused() {
    for (String path : List.of("figures.csv?month=2026-11", "figures.json?month=1999-01", "figures.json?month=soon")) {
      Wire.Answer refused = get(path);
      assertThat(refused.status()).as(path).isEqualTo(422);
      assertThat(refused.problem()).isEqualTo("validation");
    }
  }
}
