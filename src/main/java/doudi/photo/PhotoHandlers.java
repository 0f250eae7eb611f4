package doudi.photo;

import static doudi.identity.CallerHandler.caller;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintHandlers;
import doudi.complaint.ComplaintId;
import doudi.complaint.ComplaintJson;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;

/** The photo of the error screen over HTTP: always a JPEG, whatever was sent. */
public final class PhotoHandlers implements Operations.Capability {
  private final PhotoDesk desk;
  private final ComplaintDesk complaints;
  private final ComplaintJson json;

  public PhotoHandlers(PhotoDesk desk, ComplaintDesk complaints, ComplaintJson json) {
    this.desk = desk;
    this.complaints = complaints;
    this.json = json;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readPhoto", request -> desk.read(caller(request), id(request)).map(jpeg -> Answer.bytes("image/jpeg", jpeg)))
        .on("attachPhoto", request ->
            answer(request, desk.attach(caller(request), id(request), request.header("If-Match"), request.bytes())))
        .on("removePhoto", request -> answer(request, desk.remove(caller(request), id(request), request.header("If-Match"))));
  }

  private Future<Answer> answer(Request request, Future<Complaint> changed) {
    return changed.compose(complaint -> complaints.position(complaint)
        .map(position -> Answer.ok(json.json(caller(request), complaint, position)).with("ETag", ComplaintHandlers.etag(complaint))));
  }

  private static ComplaintId id(Request request) {
    return new ComplaintId(request.path("complaintId"));
  }
}
