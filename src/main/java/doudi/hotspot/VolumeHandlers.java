package doudi.hotspot;

import static doudi.identity.CallerHandler.caller;

import doudi.plumbing.Answer;
import doudi.plumbing.Fault;
import doudi.plumbing.Operations;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** What platforms tell of themselves. */
public final class VolumeHandlers implements Operations.Capability {
  private final VolumeDesk desk;

  public VolumeHandlers(VolumeDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("tellVolumes", this::tell);
  }

  private Future<Answer> tell(Request request) {
    List<VolumeDesk.Tried> tried = request.body().getJsonArray("services").stream().map(JsonObject.class::cast)
        .map(one -> new VolumeDesk.Tried(one.getString("serviceId"), one.getInteger("attempts"))).toList();
    return desk.tell(caller(request), request.path("platformId"), day(request), tried).map(Answer.nothing());
  }

  private static LocalDate day(Request request) {
    try {
      return LocalDate.parse(request.body().getString("day"));
    } catch (DateTimeParseException noSuchDay) {
      throw Refusal.malformed(List.of(new Fault("/day", "is not a day of the calendar, like 2026-11-20")));
    }
  }
}
