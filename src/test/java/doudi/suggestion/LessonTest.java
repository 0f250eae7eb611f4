package doudi.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.city.City;
import doudi.city.CityReader;
import doudi.plumbing.Messages;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What settled complaints teach, how much, and to whom nothing is taught. */
class LessonTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Instant DAY = Instant.parse("2026-11-20T02:00:00Z");
  /** A word for a thing that the city's document does not know. */
  private static final String WORDS = "小蓝牌挂失，碰一碰没动静";
  private final SuggestionIndex index = new SuggestionIndex(VERTX, KindWords.of(Messages.load()), 50);

  @AfterAll
  static void stop() throws Exception {
    VERTX.close().await(10, TimeUnit.SECONDS);
  }

  private void learn(Lesson... lessons) throws Exception {
    index.learn(List.of(lessons)).await(20, TimeUnit.SECONDS);
  }

  private static Lesson lesson(int number, String person, String service, String window, boolean transferred) {
    return new Lesson("c" + number, DAY.plusSeconds(number), WORDS + "，真急人",
        new Taught(person, service, null, "outage", window, transferred));
  }

  private List<String> services(String words) {
    return index.suggestNow(Spoken.CITY, words).services().stream().map(Suggestion::id).toList();
  }

  private double score(String words, String service) {
    return index.suggestNow(Spoken.CITY, words).services().stream().filter(one -> one.id().equals(service)).mapToDouble(Suggestion::score)
        .findFirst().orElse(0);
  }

  @Test
  void whatSeveralPeopleMeantByAWordIsSuggestedToTheNext() throws Exception {
    assertThat(services(WORDS)).doesNotContain("bus-card");
    for (int i = 0; i < 6; i++) learn(lesson(i, "resident " + i, "bus-card", "w-bus-card", false));
    assertThat(services(WORDS)).first().isEqualTo("bus-card");
    assertThat(index.suggestNow(Spoken.CITY, WORDS).failureKinds()).extracting(Suggestion::id).contains("outage");
  }

  @Test
  void onePersonsManyComplaintsTeachNoMoreThanOne() throws Exception {
    learn(lesson(0, "one", "marriage-appointment", "w-marriage", false));
    double once = score(WORDS, "marriage-appointment");
    for (int i = 1; i < 40; i++) learn(lesson(i, "one", "marriage-appointment", "w-marriage", false));
    assertThat(score(WORDS, "marriage-appointment")).isEqualTo(once).isLessThan(0.1);
  }

  @Test
  void whateverManyTeachWhatIsSaidPlainlyStaysFirst() throws Exception {
    for (int i = 0; i < 40; i++) learn(new Lesson("p" + i, DAY, "燃气缴费在网上交不了",
        new Taught("p" + i, "marriage-appointment", null, "outage", "w-marriage", false)));
    assertThat(services("燃气缴费在网上交不了")).first().isEqualTo("gas-bill");
  }

  @Test
  void aClerkWhoSendsItElsewhereUnteachesWhatTheResidentNamed() throws Exception {
    for (int i = 0; i < 12; i++) learn(lesson(i, "resident " + i, "marriage-appointment", "w-metro", true));
    assertThat(services(WORDS)).doesNotContain("marriage-appointment").contains("metro-ride", "metro-top-up");
  }

  @Test
  void learningTheSameTwiceChangesNothingAndAgainReplaces() throws Exception {
    for (int i = 0; i < 6; i++) learn(lesson(i, "resident " + i, "bus-card", "w-bus-card", false));
    Suggestions once = index.suggestNow(Spoken.CITY, WORDS);
    for (int i = 0; i < 6; i++) learn(lesson(i, "resident " + i, "bus-card", "w-bus-card", false));
    assertThat(index.suggestNow(Spoken.CITY, WORDS)).isEqualTo(once);
    for (int i = 0; i < 6; i++) learn(lesson(i, "resident " + i, "metro-ride", "w-metro", false));
    assertThat(services(WORDS)).first().isEqualTo("metro-ride");
    assertThat(services(WORDS)).doesNotContain("bus-card");
    assertThat(index.lessons()).isEqualTo(6);
  }

  @Test
  void ofTooManyTheOldestAreForgotten() throws Exception {
    var many = new ArrayList<Lesson>();
    for (int i = 0; i < 120; i++) many.add(lesson(i, "resident " + i, "bus-card", "w-bus-card", false));
    learn(many.toArray(Lesson[]::new));
    assertThat(index.lessons()).isEqualTo(50);
  }

  @Test
  void whatTheCityNoLongerHasIsNeverNamed() throws Exception {
    for (int i = 0; i < 6; i++) learn(lesson(i, "resident " + i, "bus-card", "w-bus-card", false));
    JsonObject document = new JsonObject(Spoken.resource("/demo/city.json"));
    document.put("services", new JsonArray(document.getJsonArray("services").stream().map(JsonObject.class::cast)
        .filter(one -> !one.getString("id").equals("bus-card")).toList()));
    City smaller = CityReader.read(document).as(2);
    assertThat(index.suggestNow(smaller, WORDS + " 公交卡充值补卡").services()).isNotEmpty()
        .extracting(Suggestion::id).doesNotContain("bus-card");
    assertThat(index.suggestNow(Spoken.CITY, WORDS).services()).extracting(Suggestion::id).contains("bus-card");
  }

  @Test
  void wordsAreWordsWhateverTheyLookLike() {
    for (String odd : List.of("", " ", "。，！？……", "\u0000\u0001\t\n\u001b", "😀😡🧓🏽👩‍👩‍👧",
        "\ud83d", "*:* OR id:[* TO *] -words:(a AND \"b\")~2^9 \\", "((((", "NOT",
        "的的的的", "<script>alert(1)</script>", "𠮷野家", "１２１２３", "٣٤٥", "\u202e\u200b\ufeff")) {
      assertThat(index.suggestNow(Spoken.CITY, odd)).as(odd).isNotNull();
    }
    assertThat(index.suggestNow(Spoken.CITY, "。，！？……")).isEqualTo(new Suggestions(List.of(), List.of(), List.of()));
    assertThat(services("燃气".repeat(2_000))).contains("gas-bill");
  }
}
