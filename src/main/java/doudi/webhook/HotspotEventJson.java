package doudi.webhook;

import doudi.hotspot.Hotspot;
import doudi.hotspot.HotspotHandlers;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/** A hotspot's figures as a CloudEvent: numbers and ids of the catalog, nothing of any complaint or person. */
final class HotspotEventJson {
  static final String TYPE = "doudi.hotspot.changed.v1";
  private static final URI SOURCE = URI.create("/v1/hotspots");

  private HotspotEventJson() {}

  static String text(String id, Hotspot hotspot, Instant now) {
    var event = CloudEventBuilder.v1().withId(id).withType(TYPE).withSource(SOURCE).withSubject(hotspot.bucket().id())
        .withTime(now.atOffset(ZoneOffset.UTC)).withData("application/json", HotspotHandlers.json(hotspot).toBuffer().getBytes()).build();
    return new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);
  }
}
