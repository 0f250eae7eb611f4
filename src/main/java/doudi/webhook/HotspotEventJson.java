package doudi.webhook;

import doudi.calendar.WorkCalendar;
import doudi.figure.Definitions;
import doudi.hotspot.Hotspot;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.HotspotHandlers;
import doudi.hotspot.Period;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A hotspot's figures as a CloudEvent: numbers and ids of the catalog, nothing of any complaint or person. */
public final class HotspotEventJson {
  static final String TYPE = "doudi.hotspot.changed.v1";
  /** Fewer complaints are no hotspot yet, and too few people to be told of. */
  static final int FEWEST = 5;
  private static final URI SOURCE = URI.create("/v1/hotspots");
  private static final int DAYS = 90;

  private final HotspotBoard board;
  private final Definitions definitions;

  public HotspotEventJson(HotspotBoard board, Definitions definitions) {
    this.board = board;
    this.definitions = definitions;
  }

  /** Empty while there is too little to tell. */
  Optional<String> text(String id, String hotspotId, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, WorkCalendar.ZONE);
    var period = new Period(today.minusDays(DAYS - 1), today);
    return board.find(hotspotId, period).filter(found -> found.tally().complaints() >= FEWEST).map(found -> text(id, found, period, now));
  }

  private String text(String id, Hotspot hotspot, Period period, Instant now) {
    byte[] figures = HotspotHandlers.json(hotspot, period, definitions.now()).toBuffer().getBytes();
    var event = CloudEventBuilder.v1().withId(id).withType(TYPE).withSource(SOURCE).withSubject(hotspot.bucket().id())
        .withTime(now.atOffset(ZoneOffset.UTC)).withData("application/json", figures).build();
    return new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);
  }
}
