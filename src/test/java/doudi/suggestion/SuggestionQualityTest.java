package doudi.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.plumbing.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well words are heard in a city that has settled nothing yet. Half 0 was tuned on, half 1 was held back. Figures go to
 * target/suggestion-quality.txt.
 */
class SuggestionQualityTest {
  private static final SuggestionIndex INDEX = new SuggestionIndex(null, KindWords.of(Messages.load()), 10);

  private static Suggestions hear(Spoken one) {
    return INDEX.suggestNow(Spoken.CITY, one.narrative());
  }

  private static long rightAmong(List<Spoken> all, Function<Suggestions, List<Suggestion>> list, Function<Spoken, Set<String>> right,
      int most) {
    return all.stream().filter(one -> list.apply(hear(one)).stream().limit(most)
        .anyMatch(found -> right.apply(one).contains(found.id()))).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theRightServiceOrPlatformStandsAmongTheFirstThree(int half) throws IOException {
    List<Spoken> all = Spoken.half(half);
    long met = all.stream().filter(one -> one.isMetBy(hear(one))).count();
    long first = rightAmong(all, Suggestions::services, Spoken::services, 1);
    double said = all.stream().map(SuggestionQualityTest::hear).filter(found -> !found.services().isEmpty())
        .mapToDouble(found -> found.services().get(0).score()).sum();
    long kinds = rightAmong(all, Suggestions::failureKinds, Spoken::failureKinds, 3);
    String figures = "half %d: %d texts; service or platform right among three %d, service right first %d (scores said %.1f), "
        + "failure kind right among three %d%n";
    Files.writeString(Path.of("target/suggestion-quality.txt"), figures.formatted(half, all.size(), met, first, said, kinds),
        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertThat(all).hasSizeGreaterThan(60);
    assertThat(100 * met / all.size()).as("service or platform right among the first three, in per cent").isGreaterThanOrEqualTo(80);
    double kept = first / (double) all.size();
    assertThat(said / all.size()).as("what the first scores promise").isBetween(kept - 0.2, kept + 0.1);
    assertThat(100 * kinds / all.size()).as("failure kind right among the first three, in per cent").isGreaterThanOrEqualTo(65);
  }

  @Test
  void realComplaintsAreHeardInBothHalves() {
    for (int half : List.of(0, 1)) {
      List<Spoken> real = Spoken.half(half).stream().filter(one -> !one.id().startsWith("w")).toList();
      assertThat(real).hasSizeGreaterThanOrEqualTo(8);
      assertThat(100 * real.stream().filter(one -> one.isMetBy(hear(one))).count() / real.size()).isGreaterThanOrEqualTo(80);
    }
  }

  @Test
  void whatIsAboutNoServiceMostlyGetsNoneAndNeverASureOne() {
    List<Suggestions> found = Spoken.offTopic().stream().map(SuggestionQualityTest::hear).toList();
    assertThat(found.stream().filter(one -> one.services().isEmpty())).hasSizeGreaterThanOrEqualTo(found.size() * 3 / 4);
    assertThat(found).allSatisfy(one -> assertThat(one.services()).allMatch(service -> service.score() < 0.7));
  }

  /** The screens choose what is at least so sure for whoever named nothing; the number stands in the code of the screens. */
  @Test
  void whatTheScreensChooseForTheResidentIsRight() throws IOException {
    double sure = sure();
    var chosen = Spoken.all().stream().filter(one -> first(hear(one).services()).filter(found -> found.score() >= sure).isPresent()).toList();
    long right = chosen.stream().filter(one -> one.services().contains(first(hear(one).services()).orElseThrow().id())).count();
    var placed = Spoken.all().stream().filter(one -> first(hear(one).platforms()).filter(found -> found.score() >= sure).isPresent()).toList();
    long there = placed.stream().filter(one -> one.platforms().contains(first(hear(one).platforms()).orElseThrow().id())).count();
    Files.writeString(Path.of("target/suggestion-quality.txt"), "chosen from %.2f: services %d of %d right, platforms %d of %d right%n"
        .formatted(sure, right, chosen.size(), there, placed.size()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertThat(Spoken.offTopic()).as("of what is about nothing here").allSatisfy(one -> assertThat(hear(one).platforms())
        .allMatch(found -> found.score() < sure));
    assertThat(100 * chosen.size() / Spoken.all().size()).as("chosen at all, in per cent").isGreaterThanOrEqualTo(30);
    assertThat(100 * right / chosen.size()).as("services right, in per cent").isGreaterThanOrEqualTo(90);
    assertThat(100 * there / placed.size()).as("platforms right, in per cent").isGreaterThanOrEqualTo(90);
  }

  private static Optional<Suggestion> first(List<Suggestion> list) {
    return list.stream().findFirst();
  }

  private static double sure() throws IOException {
    var number = Pattern.compile("const SURE = ([0-9.]+);").matcher(Files.readString(Path.of("src/main/resources/web/shared/suggestions.js")));
    assertThat(number.find()).isTrue();
    return Double.parseDouble(number.group(1));
  }

  @Test
  void noListPromisesMoreThanOneAndTheBestStandsFirst() {
    for (Spoken one : Spoken.all()) {
      Suggestions found = hear(one);
      for (List<Suggestion> list : List.of(found.services(), found.platforms(), found.failureKinds())) {
        assertThat(list).hasSizeLessThanOrEqualTo(3);
        assertThat(list.stream().mapToDouble(Suggestion::score).sum()).isLessThanOrEqualTo(1);
        for (int i = 1; i < list.size(); i++) assertThat(list.get(i).score()).isLessThanOrEqualTo(list.get(i - 1).score());
      }
    }
  }
}
