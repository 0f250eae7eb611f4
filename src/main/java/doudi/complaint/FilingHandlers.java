package doudi.complaint;

import static doudi.identity.CallerHandler.caller;

import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Fault;
import doudi.plumbing.Operations;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Filing: by a resident, or for one at the window. */
public final class FilingHandlers implements Operations.Capability {
  private final FilingDesk desk;
  private final ComplaintJson json;

  public FilingHandlers(FilingDesk desk, ComplaintJson json) {
    this.desk = desk;
    this.json = json;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("fileComplaint", this::file).on("fileForResident", this::fileForResident);
  }

  private Future<Answer> file(Request request) {
    Caller caller = caller(request);
    return desk.file(caller, wanted(request.body()), request.header("Idempotency-Key")).map(filed -> answer(caller, filed));
  }

  private Future<Answer> fileForResident(Request request) {
    Caller caller = caller(request);
    return desk.fileForResident(caller, request.path("windowId"), wanted(request.body()), request.header("Idempotency-Key"))
        .map(filed -> answer(caller, filed));
  }

  private Answer answer(Caller caller, FilingDesk.Filed filed) {
    JsonObject body = json.json(caller, filed.complaint(), filed.position());
    filed.reason().ifPresent(reason -> body.getJsonObject("route").put("reason", reason.in(caller.language())));
    filed.claimCode().ifPresent(code -> body.put("claimCode", code));
    return Answer.json(filed.isNew() ? 201 : 200, body).with("Location", "/v1/complaints/" + filed.complaint().id().value())
        .with("ETag", ComplaintHandlers.etag(filed.complaint()));
  }

  private static NewComplaint wanted(JsonObject body) {
    var contact = body.getJsonObject("contact");
    return new NewComplaint(body.getString("narrative"), body.getString("serviceId"), body.getString("platformId"),
        body.getString("failureKind"),
        body.getString("districtId"), attempt(body.getJsonObject("attempt")), needs(body.getJsonArray("needs")),
        contact == null || contact.isEmpty() ? null : new Contact(contact.getString("name"), contact.getString("phone")));
  }

  private static Attempt attempt(JsonObject attempt) {
    if (attempt == null) return Attempt.UNTOLD;
    return new Attempt(attempt.getString("step"), attempt.getString("error"), at(attempt.getString("at")),
        Optional.ofNullable(attempt.getInteger("tries")).orElse(1));
  }

  private static Instant at(String text) {
    if (text == null) return null;
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException noSuchDay) {
      throw Refusal.malformed(List.of(new Fault("/attempt/at", "is not a date and time with a zone, like 2026-11-20T09:30:00+08:00")));
    }
  }

  private static List<String> needs(JsonArray needs) {
    return needs == null ? List.of() : needs.stream().map(String.class::cast).toList();
  }
}
