package doudi.open;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rule 10: no published table, and no difference of two of them, is about fewer than five people. */
class PartitionTest {
  /** What one person reported, once. */
  private record Report(int number, int person, String district, String platform) {}

  /** A published row, as the attacker knows it: its name and number; and, hidden from the attacker, what it is made of. */
  private record Row(String name, Set<Report> of) {}

  private static List<Report> city(Random random) {
    int people = 1 + random.nextInt(40);
    int districts = 1 + random.nextInt(6);
    int platforms = 1 + random.nextInt(6);
    return IntStream.range(0, random.nextInt(90)).mapToObj(number -> new Report(number, skewed(random, people),
        "d" + skewed(random, districts), "a" + skewed(random, platforms))).toList();
  }

  /** Few of most, most of few. */
  private static int skewed(Random random, int many) {
    return random.nextInt(1 + random.nextInt(many));
  }

  private static List<Row> published(List<Report> reports, Function<Report, String> by) {
    Map<String, Set<Report>> split = reports.stream().collect(Collectors.groupingBy(by, Collectors.toSet()));
    Partition partition = Partition.of(split.entrySet().stream().map(part -> group(part.getKey(), part.getValue())).toList());
    var rows = new ArrayList<>(partition.shown().stream().map(group -> new Row(group.id(), split.get(group.id()))).toList());
    partition.rest().ifPresent(rest -> {
      var unseen = new HashSet<>(reports);
      rows.forEach(row -> unseen.removeAll(row.of()));
      assertThat(rest.tally().complaints()).isEqualTo(unseen.size());
      assertThat(rest.people()).isEqualTo(people(unseen));
      rows.add(new Row("rest", unseen));
    });
    return rows;
  }

  private static Group group(String id, Set<Report> reports) {
    return new Group(id, new Tally(reports.size(), 0, 0, 0, 0, 0, 0), people(reports));
  }

  private static Set<Integer> people(Set<Report> reports) {
    return reports.stream().map(Report::person).collect(Collectors.toSet());
  }

  @Property(tries = 3000)
  void whatIsShownIsNeverAboutFewerThanFive(@ForAll Random random) {
    List<Report> reports = city(random);
    if (people(Set.copyOf(reports)).size() < Partition.FEWEST) return;
    for (Row row : published(reports, Report::district)) assertThat(people(row.of())).as(row.name()).hasSizeGreaterThanOrEqualTo(5);
    for (Row row : published(reports, Report::platform)) assertThat(people(row.of())).as(row.name()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Property(tries = 3000)
  void whatIsShownAddsUpToTheWhole(@ForAll Random random) {
    List<Report> reports = city(random);
    assertThat(published(reports, Report::district).stream().mapToInt(row -> row.of().size()).sum()).isEqualTo(reports.size());
  }

  /** The attacker subtracts every sum of rows of one table from the whole, and every row of one table from every row of the other. */
  @Property(tries = 1500)
  void noDifferenceOfPublishedTablesIsAboutFewerThanFive(@ForAll Random random) {
    List<Report> reports = city(random);
    Set<Report> whole = Set.copyOf(reports);
    if (people(whole).size() < Partition.FEWEST) return;
    List<Row> districts = published(reports, Report::district);
    List<Row> platforms = published(reports, Report::platform);
    for (List<Row> table : List.of(districts, platforms)) for (int some = 0; some < 1 << table.size(); some++) {
      int chosen = some;
      var sum = new HashSet<Report>();
      IntStream.range(0, table.size()).filter(i -> (chosen & 1 << i) != 0).forEach(i -> sum.addAll(table.get(i).of()));
      revealsNobody(whole, sum);
    }
  }

  /** Nothing is left, or at least five people are. */
  private static void revealsNobody(Set<Report> whole, Set<Report> part) {
    var left = new HashSet<>(whole);
    left.removeAll(part);
    if (!left.isEmpty()) assertThat(people(left)).hasSizeGreaterThanOrEqualTo(5);
  }
}
