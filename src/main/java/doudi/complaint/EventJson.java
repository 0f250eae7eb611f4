package doudi.complaint;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * An event as others hear it: CloudEvents 1.0 in JSON, with what happened to which complaint, and nothing that anybody said or is called.
 */
public final class EventJson {
  private static final URI SOURCE = URI.create("/v1/complaints");
  private static final String JSON = "application/json";

  private EventJson() {}

  /** {@code doudi.complaint.lease-ended.v1} for {@code LeaseEnded}. */
  public static String type(Class<? extends ComplaintEvent> event) {
    return "doudi.complaint." + event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".v1";
  }

  /** In one line. */
  static String text(Complaint complaint, int sequence) {
    ComplaintEvent event = complaint.event(sequence);
    var cloudEvent = CloudEventBuilder.v1().withId(complaint.eventId(sequence)).withType(type(event.getClass())).withSource(SOURCE)
        .withSubject(complaint.id().value()).withTime(event.at().atOffset(ZoneOffset.UTC))
        .withData(JSON, data(complaint.asOf(sequence), event, sequence).toBuffer().getBytes()).build();
    return new String(new JsonFormat().serialize(cloudEvent), StandardCharsets.UTF_8);
  }

  private static JsonObject data(Complaint then, ComplaintEvent event, int sequence) {
    var data = new JsonObject().put("complaintId", then.id().value()).put("windowId", then.windowId()).put("status", then.status().code());
    put(data, "platformId", then.platformId());
    put(data, "serviceId", then.filing().serviceId());
    put(data, "failureKind", then.failureKind());
    return data.put("districtId", then.filing().districtId()).put("at", event.at().toString()).put("sequence", sequence)
        .put("byRole", event.by().role());
  }

  private static void put(JsonObject data, String field, String value) {
    if (value != null) data.put(field, value);
  }
}
