package doudi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import doudi.complaint.TallyFigure;
import doudi.complaint.WindowFigure;
import doudi.plumbing.Language;
import doudi.plumbing.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one file by which every published number is computed. */
class DefinitionsTest {
  private static final Definitions DEFINITIONS = DefinitionsReader.load();
  private static final Set<String> PEOPLE = Set.of("staff", "resident", "nobody");

  /** Whose words a formula adds up, over and under the line. */
  private static Set<String> speakers(Definition one, Map<String, String> saidBy) {
    return one.formula().facts().map(saidBy::get).filter(PEOPLE::contains).collect(Collectors.toSet());
  }

  private static Map<String, String> saidBy(Definitions definitions) {
    return definitions.facts().stream().collect(Collectors.toMap(Definitions.Fact::id, Definitions.Fact::saidBy));
  }

  @Test
  void noFormulaAddsUpWhatStaffSayWhatResidentsSayAndSilence() {
    Map<String, String> saidBy = saidBy(DEFINITIONS);
    assertThat(saidBy).containsEntry("staff-resolved", "staff").containsEntry("staff-resolved-once", "staff")
        .containsEntry("confirmed-done", "resident").containsEntry("disputed", "resident").containsEntry("unconfirmed", "nobody");
    assertThat(DEFINITIONS.all()).isNotEmpty().allSatisfy(one -> assertThat(speakers(one, saidBy)).as(one.ref()).hasSizeLessThan(2));
    Definitions mixed = DefinitionsReader.read(file("staff-resolved", List.of("staff-resolved", "confirmed-done")));
    assertThat(mixed.all()).anySatisfy(one -> assertThat(speakers(one, saidBy)).containsExactlyInAnyOrder("staff", "resident"));
  }

  private static JsonObject file(String id, List<String> numerator) {
    var said = new JsonObject().put("zh", "话").put("en", "words");
    var version = new JsonObject().put("version", 1).put("since", "2026-11-26").put("method", "share").put("leastPeople", 5)
        .put("numerator", new JsonArray(numerator)).put("denominator", new JsonArray(List.of("complaints"))).put("words", said)
        .put("leavesOut", said);
    var facts = Stream.of("complaints", "staff-resolved", "confirmed-done")
        .map(fact -> new JsonObject().put("id", fact).put("saidBy", "program").put("name", said)).toList();
    return new JsonObject().put("edition", 1).put("facts", new JsonArray(facts)).put("publications", new JsonObject())
        .put("figures", new JsonArray(List.of(new JsonObject().put("id", id).put("name", said)
            .put("versions", new JsonArray(List.of(version))))));
  }

  @Test
  void everythingThatIsCountedIsAFactAndAFormulaCountsNothingElse() {
    Set<String> counted = Stream.concat(Stream.of(TallyFigure.values()).map(TallyFigure::code), Stream.of(WindowFigure.values())
        .map(WindowFigure::code)).collect(Collectors.toCollection(HashSet::new));
    assertThat(saidBy(DEFINITIONS).keySet()).containsAll(counted);
    assertThatThrownBy(() -> DefinitionsReader.read(file("made-up", List.of("satisfaction")))).hasMessageContaining("no fact");
  }

  @Test
  void everyShareIsOfAllThatWereReportedSoThatSilenceIsNeverLeftOut() {
    assertThat(DEFINITIONS.all().stream().filter(one -> one.method() == Definition.Method.SHARE)
        .flatMap(one -> one.formula().denominator().stream()).collect(Collectors.toSet())).isSubsetOf("complaints", "all-complaints");
  }

  @Test
  void anEarlierVersionCanBeChosenAndTheOthersStayAsTheyAre() {
    Edition now = DEFINITIONS.now();
    Edition then = DEFINITIONS.under(Optional.of("staff-resolved@1"));
    assertThat(now.byId().get("staff-resolved").ref()).isEqualTo("staff-resolved@2");
    assertThat(then.byId().get("staff-resolved").formula()).isNotEqualTo(now.byId().get("staff-resolved").formula());
    assertThat(then.byId().get("confirmed-done")).isEqualTo(now.byId().get("confirmed-done"));
    Map<String, Integer> counts = Stream.of(TallyFigure.values()).collect(Collectors.toMap(TallyFigure::code, any -> 0));
    counts.putAll(Map.of("complaints", 20, "staff-resolved", 9, "staff-resolved-once", 12));
    var facts = new Facts(counts);
    Function<Edition, Share> staff = edition -> edition.figures(Edition.SUM, facts).get(0).share();
    assertThat(staff.apply(now)).isEqualTo(Share.of(12, 20));
    assertThat(staff.apply(then)).isEqualTo(Share.of(9, 20));
    assertThatThrownBy(() -> DEFINITIONS.under(Optional.of("staff-resolved@9"))).isInstanceOf(Refusal.class);
  }

  @Test
  void everyDefinitionSpeaksBothLanguagesAndNamesItsFormula() {
    var json = new FigureJson(DEFINITIONS);
    for (Language language : Language.values()) {
      JsonObject all = json.all(language);
      assertThat(all.getJsonArray("items")).allSatisfy(item -> assertThat(((JsonObject) item).getJsonArray("versions"))
          .isNotEmpty().allSatisfy(version -> assertThat(((JsonObject) version).getString("formula")).isNotBlank()));
    }
    assertThat(json.json(DEFINITIONS.now().byId().get("confirmed-done"), Language.EN).getString("formula"))
        .isEqualTo("reports that the resident says are done ÷ reports");
  }
}
