package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.calendar.Stage;
import doudi.catalog.Name;
import doudi.support.EventContract;
import io.cloudevents.jackson.JsonFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code asyncapi.yaml} and the code say the same: which events there are, who hears of them, and what stands in them. */
class EventContractTest {
  private static final Instant AT = Instant.parse("2026-11-20T02:14:00Z");
  private static final JsonObject FILE = EventContract.FILE;
  private static final JsonObject MESSAGES = FILE.getJsonObject("components").getJsonObject("messages");
  private static final String SECRET = "张三 13812345678 说了什么";

  private static List<Class<? extends ComplaintEvent>> types() {
    return Arrays.stream(ComplaintEvent.class.getPermittedSubclasses()).<Class<? extends ComplaintEvent>>map(type ->
        type.asSubclass(ComplaintEvent.class)).toList();
  }

  @Test
  void everyEventHasItsMessageOnTheChannelsThatTheConsumerListNames() {
    for (Class<? extends ComplaintEvent> type : types()) {
      JsonObject message = MESSAGES.getJsonObject(type.getSimpleName());
      assertThat(message).as(type.getSimpleName()).isNotNull();
      assertThat(message.getString("name")).isEqualTo(EventJson.type(type));
      var written = message.getJsonArray("x-heard-by").stream()
          .map(name -> Hearer.valueOf(name.toString().toUpperCase(java.util.Locale.ROOT))).collect(Collectors.toSet());
      assertThat(written).as(type.getSimpleName()).isEqualTo(Hearer.of(type));
    }
    var named = types().stream().map(Class::getSimpleName).toList();
    assertThat(MESSAGES.fieldNames()).hasSize(named.size() + 3).containsAll(named);
    assertThat(channel("me")).containsExactlyInAnyOrderElementsOf(heardBy(Hearer.RESIDENT));
    JsonArray told = FILE.getJsonObject("components").getJsonObject("schemas").getJsonObject("QueueMoved").getJsonObject("properties")
        .getJsonObject("type").getJsonArray("enum");
    assertThat(told.stream().map(Object::toString)).containsExactlyInAnyOrderElementsOf(heardBy(Hearer.WINDOW));
  }

  private static List<String> channel(String name) {
    return List.copyOf(FILE.getJsonObject("channels").getJsonObject(name).getJsonObject("messages").fieldNames());
  }

  private static List<String> heardBy(Hearer hearer) {
    return types().stream().filter(type -> Hearer.of(type).contains(hearer)).map(Class::getSimpleName).toList();
  }

  @Test
  void everyExampleFits() {
    for (String name : MESSAGES.fieldNames()) {
      JsonObject message = MESSAGES.getJsonObject(name);
      String schema = message.getJsonObject("payload").getString("$ref").replaceAll(".*/", "");
      for (Object example : message.getJsonArray("examples")) {
        JsonObject payload = ((JsonObject) example).getJsonObject("payload");
        assertThat(EventContract.fits(schema, payload)).as(name + " " + payload).isTrue();
        payload = payload.copy();
        payload.remove(payload.fieldNames().iterator().next());
        assertThat(EventContract.fits(schema, payload)).as("%s without its first field", name).isFalse();
      }
    }
  }

  @Test
  void whatIsSentIsACloudEventThatFitsAndSaysNothingPersonal() {
    Complaint complaint = Complaint.replay(new ComplaintId("c7Q2mXw9Kd4"), everything());
    assertThat(complaint.history().stream().map(ComplaintEvent::type).distinct()).hasSize(types().size());
    for (int sequence = 1; sequence <= complaint.version(); sequence++) {
      String text = EventJson.text(complaint, sequence);
      assertThat(text).doesNotContain("张三", "13812345678", "narrative", "words", "clerk-1", "resident-1", "\n");
      assertThat(EventContract.fits("ComplaintEvent", new JsonObject(text))).as(text).isTrue();
      var event = new JsonFormat().deserialize(text.getBytes(StandardCharsets.UTF_8));
      assertThat(event.getId()).isEqualTo("c7Q2mXw9Kd4:" + sequence);
      assertThat(event.getType()).isEqualTo(EventJson.type(complaint.event(sequence).getClass()));
      assertThat(event.getTime().toInstant()).isEqualTo(complaint.event(sequence).at());
    }
  }

  @Test
  void aQueueItemAndAHotspotItemFitToo() {
    assertThat(EventContract.fits("QueueMoved", new JsonObject("{\"type\":\"Filed\",\"complaintId\":\"c\",\"queueLength\":0}"))).isTrue();
    assertThat(EventContract.fits("QueueMoved", new JsonObject("{\"type\":\"Rated\",\"complaintId\":\"c\",\"queueLength\":0}"))).isFalse();
    assertThat(EventContract.fits("HotspotChanged", new JsonObject("{\"hotspotId\":\"a~b~c~d\",\"day\":\"2026-11-20\"}"))).isTrue();
  }

  /** Every event there is, in an order that can be replayed. */
  private static List<ComplaintEvent> everything() {
    var resident = new Actor("resident", "resident-1");
    var clerk = new Actor("clerk", "clerk-1");
    var filing = new Filing(SECRET, "housing-subsidy", "rencai-app", "housing", null, "anhe-east", Attempt.UNTOLD, List.of(),
        new Contact("张三", "13812345678"), "resident-1",
        null, null, false);
    var done = new Resolution("done", SECRET, "login", null, null, AT);
    return List.of(new ComplaintEvent.Filed(AT, resident, filing),
        new ComplaintEvent.Routed(AT, Actor.SYSTEM, "w-one", "nearest", new Name("近", "near"), new Deadlines(AT, AT, AT, null, null, null)),
        new ComplaintEvent.Called(AT, clerk, AT), new ComplaintEvent.Released(AT, clerk), new ComplaintEvent.Called(AT, clerk, AT),
        new ComplaintEvent.LeaseEnded(AT, Actor.SYSTEM, AT), new ComplaintEvent.Called(AT, clerk, AT),
            new ComplaintEvent.Asked(AT, clerk, SECRET, AT),
        new ComplaintEvent.Answered(AT, resident, SECRET, AT, AT), new ComplaintEvent.Referred(AT, clerk, "housing", SECRET),
        new ComplaintEvent.Replied(AT, clerk, SECRET, AT), new ComplaintEvent.Transferred(AT, clerk, "w-two", SECRET, AT),
        new ComplaintEvent.Escalated(AT, Actor.SYSTEM, Stage.RESOLUTION),
            new ComplaintEvent.Extended(AT, new Actor("supervisor", "s-1"), SECRET, AT),
        new ComplaintEvent.Called(AT, clerk, AT), new ComplaintEvent.Resolved(AT, clerk, done, AT),
        new ComplaintEvent.Disputed(AT, resident, "partly", SECRET, AT), new ComplaintEvent.Called(AT, clerk, AT),
            new ComplaintEvent.Resolved(AT, clerk, done, AT),
        new ComplaintEvent.FellSilent(AT, Actor.SYSTEM), new ComplaintEvent.Confirmed(AT, resident, SECRET),
        new ComplaintEvent.Rated(AT, resident, 2, 1, SECRET), new ComplaintEvent.PhotoAdded(AT, resident, "0f".repeat(32)),
        new ComplaintEvent.PhotoRemoved(AT, resident), new ComplaintEvent.Withdrawn(AT, resident, SECRET));
  }
}
