package doudi.queue;

import static doudi.identity.CallerHandler.caller;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintHandlers;
import doudi.complaint.ComplaintId;
import doudi.complaint.ComplaintJson;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Page;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reading a queue and calling from it; and what the window works on besides. */
public final class QueueHandlers implements Operations.Capability {
  private final QueueDesk desk;
  private final ComplaintJson json;

  public QueueHandlers(QueueDesk desk, ComplaintJson json) {
    this.desk = desk;
    this.json = json;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readQueue", this::page).on("callComplaint", this::call).on("listWindowComplaints", this::work);
  }

  private Future<Answer> page(Request request) {
    Caller caller = caller(request);
    boolean first = request.query("cursor").isEmpty();
    return desk.page(caller, request.path("windowId"), request.cursor(1), request.limit(50)).map(page -> {
      List<JsonObject> items = new ArrayList<>();
      for (Complaint complaint : page.items()) {
        items.add(json.json(caller, complaint, first ? Optional.of(items.size() + 1) : Optional.empty()));
      }
      return Answer.page(new Page<>(items, page.next()));
    });
  }

  private Future<Answer> work(Request request) {
    Caller caller = caller(request);
    return desk.work(caller, request.path("windowId"), request.query("status").orElseThrow(), request.cursor(2), request.limit(50))
        .map(page -> Answer.page(page.map(complaint -> json.json(caller, complaint, Optional.empty()))));
  }

  private Future<Answer> call(Request request) {
    Caller caller = caller(request);
    String windowId = request.path("windowId");
    String wanted = request.body().getString("complaintId");
    if (wanted != null) return desk.call(caller, windowId, new ComplaintId(wanted)).map(complaint -> answer(caller, complaint));
    return desk.callNext(caller, windowId).map(found -> found.map(complaint -> answer(caller, complaint)).orElseGet(Answer::nothing));
  }

  private Answer answer(Caller caller, Complaint complaint) {
    return Answer.ok(json.json(caller, complaint, Optional.empty())).with("ETag", ComplaintHandlers.etag(complaint));
  }
}
