package doudi.simulate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An attacker who keeps every table that is ever published, and subtracts each pair of rows, and of sums of rows, of which the one lies
 * within the other. The simulation knows who stands behind each row; nothing that is left may be fewer than five people.
 */
final class PublicTables {
  private static final int FEWEST = 5;

  /** A row of a published table, or a sum of its rows, with the complaints behind it. */
  record Row(String table, String what, Set<Case> behind) {
    int people() { return peopleOf(behind); }

    @Override
    public String toString() { return table + " " + what; }
  }

  /**
   * @param differences pairs that could be subtracted
   * @param breaches what was found out about fewer than five people, in words
   */
  record Attack(int tables, int rows, int differences, List<String> breaches) {}

  private final Town town;
  private final List<JsonObject> published = new ArrayList<>();

  PublicTables(Town town) {
    this.town = town;
  }

  /** What anybody may read on that day of the months that were lived through. */
  void keep(LocalDate first, LocalDate day) {
    for (YearMonth month = YearMonth.from(first); month.isBefore(YearMonth.from(day)); month = month.plusMonths(1)) {
      published.add(town.get("/v1/public/figures?month=" + month, Town.NOBODY).put("keptOn", day.toString()));
    }
  }

  Attack attack(List<Case> cases) {
    var rows = new ArrayList<Row>();
    var breaches = new ArrayList<String>();
    for (JsonObject month : published) if (month.containsKey("whole")) rows.addAll(rows(month, cases, breaches));
    int differences = 0;
    for (Row row : rows) {
      if (row.people() < FEWEST && !row.behind.isEmpty()) breaches.add(row + " shows " + row.people());
      for (Row other : rows) {
        if (row.behind.size() <= other.behind.size() || !row.behind.containsAll(other.behind)) continue;
        differences++;
        var left = new HashSet<>(row.behind);
        left.removeAll(other.behind);
        if (peopleOf(left) < FEWEST) breaches.add(row + " less " + other + " is " + peopleOf(left));
      }
    }
    return new Attack(published.size() * 3, rows.size(), differences, breaches);
  }

  private static int peopleOf(Set<Case> cases) {
    return (int) cases.stream().map(Case::teller).distinct().count();
  }

  private List<Row> rows(JsonObject month, List<Case> all, List<String> wrong) {
    YearMonth of = YearMonth.parse(month.getString("month"));
    Set<Case> whole = all.stream().filter(one -> YearMonth.from(one.filed).equals(of)).collect(Collectors.toSet());
    String name = of + " kept on " + month.getString("keptOn");
    var rows = new ArrayList<Row>();
    rows.add(row(name, "whole", month.getJsonObject("whole"), whole, wrong));
    Function<Case, String> district = one -> PlantedCity.districtOf(one.spot.districtId());
    rows.addAll(split(name + " by district", month.getJsonObject("districts"), whole, district, wrong));
    rows.addAll(split(name + " by platform", month.getJsonObject("platforms"), whole, one -> one.spot.platformId(), wrong));
    return rows;
  }

  private static List<Row> split(String table, JsonObject parts, Set<Case> whole, Function<Case, String> by, List<String> wrong) {
    Map<String, Set<Case>> groups = whole.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toSet()));
    var rows = new ArrayList<Row>();
    var shown = new HashSet<Case>();
    Stream<JsonObject> items = parts.getJsonArray("items", new JsonArray()).stream().map(JsonObject.class::cast);
    items.forEach(item -> {
      Set<Case> behind = groups.getOrDefault(item.getString("id", ""), Set.of());
      shown.addAll(behind);
      rows.add(row(table, item.getString("id"), item, behind, wrong));
    });
    var rest = new HashSet<>(whole);
    rest.removeAll(shown);
    if (parts.containsKey("rest")) rows.add(row(table, "rest", parts.getJsonObject("rest"), rest, wrong));
    rows.add(new Row(table, "sum of what is shown", Set.copyOf(shown)));
    return rows;
  }

  /** The row, held against what was really filed. */
  private static Row row(String table, String what, JsonObject json, Set<Case> behind, List<String> wrong) {
    int reported = json.getJsonArray("figures").stream().map(JsonObject.class::cast)
        .filter(figure -> figure.getString("id").equals("reported")).mapToInt(figure -> figure.getInteger("numerator")).findFirst()
        .orElse(-1);
    if (reported != behind.size()) wrong.add(table + " " + what + " says " + reported + ", filed were " + behind.size());
    return new Row(table, what, behind);
  }
}
