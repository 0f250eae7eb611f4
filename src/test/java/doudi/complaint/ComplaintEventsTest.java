package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import doudi.calendar.Stage;
import doudi.catalog.Name;
import doudi.city.City;
import doudi.city.CityReader;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.support.RunningApp;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the history says of each of the eighteen events. */
class ComplaintEventsTest {
  private static final Instant AT = RunningApp.FRIDAY_MORNING;
  private static final Actor CLERK = new Actor("clerk", "clerk-zhang-wei");
  private static final Actor RESIDENT = new Actor("resident", "0a1b2c3d-resident");
  private static City city;

  @BeforeAll
  static void readCity() throws Exception {
    city = CityReader.read(new JsonObject(Desks.text("/demo/city.json")));
  }

  static Stream<ComplaintEvent> everyEvent() {
    var filing = new Filing("点不进去", null, null, null, null, "anhe", Attempt.UNTOLD, List.of(), null, "0a1b2c3d-resident", null, null,
        false);
    var deadlines = new Deadlines(AT, AT, AT, null, null, null);
    var resolution = new Resolution("guided", "教会了", "confusing", null, null, AT);
    return Stream.of(new ComplaintEvent.Filed(AT, RESIDENT, filing),
        new ComplaintEvent.Routed(AT, Actor.SYSTEM, "w-city-hall", "city-fallback", new Name("兜底", "fallback"), deadlines),
        new ComplaintEvent.Called(AT, CLERK, AT), new ComplaintEvent.Released(AT, CLERK), new ComplaintEvent.LeaseEnded(AT, Actor.SYSTEM,
            AT),
        new ComplaintEvent.Asked(AT, CLERK, "身份证号？", AT), new ComplaintEvent.Answered(AT, RESIDENT, "没有", AT, AT),
        new ComplaintEvent.Referred(AT, CLERK, "housing", "请核对"), new ComplaintEvent.Replied(AT, CLERK, "核对过了", AT),
        new ComplaintEvent.Transferred(AT, CLERK, "w-data", "归那边管", AT), new ComplaintEvent.Resolved(AT, CLERK, resolution, AT),
        new ComplaintEvent.Confirmed(AT, RESIDENT, null), new ComplaintEvent.Disputed(AT, RESIDENT, "partly", "只办了一半", AT),
        new ComplaintEvent.FellSilent(AT, Actor.SYSTEM), new ComplaintEvent.Withdrawn(AT, RESIDENT, null),
        new ComplaintEvent.Extended(AT, CLERK, "要等省里", AT), new ComplaintEvent.Escalated(AT, Actor.SYSTEM, Stage.DISPUTE_ANSWER),
        new ComplaintEvent.Rated(AT, RESIDENT, 4, 2, "快"), new ComplaintEvent.PhotoAdded(AT, RESIDENT, "0f".repeat(32)),
        new ComplaintEvent.PhotoRemoved(AT, RESIDENT));
  }

  @Test
  void everyEventThatCanHappenIsTriedHere() {
    assertThat(everyEvent().<Class<?>>map(Object::getClass)).containsExactlyInAnyOrder(ComplaintEvent.class.getPermittedSubclasses())
        .hasSize(20);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void itsSentenceIsWholeInBothLanguagesAndNamesNobody(ComplaintEvent event) {
    var words = new ComplaintWords(Messages.load());
    for (Language language : Language.values()) {
      String sentence = words.sentence(event, city, language);
      assertThat(sentence).isNotBlank().doesNotContain("{").doesNotContain("}").doesNotContain("clerk-zhang-wei").doesNotContain("0a1b2c3d")
          .doesNotContain("history.").doesNotContain("w-").doesNotContain("null");
      if (event.words() != null) assertThat(sentence).contains(event.words());
    }
    assertThat(words.sentence(event, city, Language.EN)).isNotEqualTo(words.sentence(event, city, Language.ZH));
  }

  @Test
  void wordsThatLookLikeAPlaceStayAsTheyWere() {
    var event = new ComplaintEvent.Asked(AT, CLERK, "请填 {until} 和 {words}", AT);
    assertThat(new ComplaintWords(Messages.load()).sentence(event, city, Language.ZH)).contains("请填 {until} 和 {words}");
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void itComesBackFromTheStoreAsItWent(ComplaintEvent event) {
    var codec = new ComplaintCodec(new byte[32]);
    var filed = everyEvent().limit(2).toList();
    Complaint complaint = Complaint.replay(new ComplaintId("c1"), filed);
    if (!filed.contains(event)) complaint = complaint.after(event);
    assertThat(codec.complaint(codec.document(complaint)).history()).isEqualTo(complaint.history());
  }

  /** Field by field in their order, so byte by byte: what a store has held all along and what it is given now are alike. */
  @ParameterizedTest
  @MethodSource("everyHistory")
  void itsBytesAreThoseOfADocumentThatIsPutTogetherFieldByField(List<ComplaintEvent> history) {
    var codec = new ComplaintCodec(new byte[32]);
    var complaint = Complaint.replay(new ComplaintId("c1"), history);
    var wanted = new BsonDocument("_id", new BsonString("c1"));
    codec.columns(complaint).forEach((field, value) -> { if (value != null) wanted.append(field, value); });
    wanted.append("told", new BsonInt32(0)).append("untoldAt", new BsonDateTime(AT.toEpochMilli()))
        .append("history", new BsonArray(history.stream().map(ComplaintEventsTest::byHand).toList()));
    RawBsonDocument written = codec.document(complaint);
    assertThat(written).isEqualTo(wanted);
    assertThat(written.keySet()).containsExactlyElementsOf(wanted.keySet());
    assertThat(written.getByteBuffer().asNIO()).isEqualTo(new RawBsonDocument(wanted, new BsonDocumentCodec()).getByteBuffer().asNIO());
    assertThat(history).allSatisfy(event -> assertThat(codec.document(event)).isEqualTo(byHand(event)));
  }

  /** Each event behind the two that begin every complaint, and all of them. */
  static Stream<List<ComplaintEvent>> everyHistory() {
    var all = everyEvent().toList();
    var begun = all.subList(0, 2);
    return Stream.concat(Stream.of(begun, all), all.stream().skip(2).map(next -> List.of(begun.get(0), begun.get(1), next)));
  }

  @SuppressWarnings("unchecked")
  private static BsonDocument byHand(ComplaintEvent event) {
    var document = new BsonDocument();
    var codec = (Codec<ComplaintEvent>) MongoClientSettings.getDefaultCodecRegistry().get(event.getClass());
    codec.encode(new BsonDocumentWriter(document), event, EncoderContext.builder().build());
    return document.append("type", new BsonString(event.getClass().getSimpleName()));
  }
}
