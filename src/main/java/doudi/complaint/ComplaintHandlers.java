package doudi.complaint;

import static doudi.identity.CallerHandler.caller;

import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Fault;
import doudi.plumbing.Operations;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people do to complaints that exist. */
public final class ComplaintHandlers implements Operations.Capability {
  private final ComplaintDesk desk;
  private final ComplaintJson json;

  public ComplaintHandlers(ComplaintDesk desk, ComplaintJson json) {
    this.desk = desk;
    this.json = json;
  }

  public static String etag(Complaint complaint) {
    return "\"" + complaint.version() + "\"";
  }

  @Override
  public void serve(Operations operations) {
    operations.on("readComplaint", request -> answer(request, desk.read(caller(request), id(request))))
        .on("listComplaints", this::list)
        .on("confirmComplaint", request ->
            answer(request, desk.confirm(caller(request), id(request), match(request), text(request, "outcome"), text(request, "words"))))
        .on("rateComplaint", request -> answer(request, desk.rate(caller(request), id(request), match(request),
            request.body().getInteger("grade"), request.body().getInteger("platformGrade"), text(request, "words"))))
        .on("answerQuestion", request -> answer(request, desk.answer(caller(request), id(request), match(request), text(request, "words"))))
        .on("withdrawComplaint", request ->
            answer(request, desk.withdraw(caller(request), id(request), match(request), text(request, "words"))))
        .on("resolveComplaint", request -> answer(request, desk.resolve(caller(request), id(request), match(request), resolution(request))))
        .on("askResident", request -> answer(request, desk.ask(caller(request), id(request), match(request), text(request, "words"))))
        .on("referComplaint", request -> answer(request,
            desk.refer(caller(request), id(request), match(request), text(request, "departmentId"), text(request, "words"))))
        .on("recordReply", request -> answer(request,
            desk.recordReply(caller(request), id(request), match(request), text(request, "words"))))
        .on("transferComplaint", request ->
            answer(request, desk.transfer(caller(request), id(request), match(request), text(request, "windowId"), text(request, "words"))))
        .on("releaseComplaint", request -> answer(request, desk.release(caller(request), id(request), match(request))))
        .on("extendDeadline", request ->
            answer(request, desk.extend(caller(request), id(request), match(request), text(request, "reason"))));
  }

  private Future<Answer> answer(Request request, Future<Complaint> complaint) {
    Caller caller = caller(request);
    return complaint.compose(found -> desk.position(found)
        .map(position -> Answer.ok(json.json(caller, found, position)).with("ETag", etag(found))));
  }

  private Future<Answer> list(Request request) {
    Caller caller = caller(request);
    return desk.own(caller, request.cursor(2), request.limit(20))
        .compose(page -> Future.all(page.items().stream().map(desk::position).toList())
        .map(positions -> {
          List<JsonObject> items = new ArrayList<>();
          for (int i = 0; i < page.items().size(); i++) items.add(json.json(caller, page.items().get(i), positions.resultAt(i)));
          return Answer.page(new Page<>(items, page.next()));
        }));
  }

  private static Resolution resolution(Request request) {
    var said = new Resolution(text(request, "outcome"), text(request, "words"), text(request, "cause"), text(request, "basis"),
        text(request, "remedy"), null);
    boolean refused = Resolution.NOT_POSSIBLE.equals(said.outcome());
    var faults = new ArrayList<Fault>();
    explained(faults, "/basis", said.basis(), refused);
    explained(faults, "/remedy", said.remedy(), refused);
    if (!faults.isEmpty()) throw Refusal.malformed(faults);
    return said;
  }

  private static void explained(List<Fault> faults, String pointer, String words, boolean refused) {
    if (refused && words == null) faults.add(new Fault(pointer,
        "is required when the outcome is not-possible: the resident is told everything at once"));
    if (!refused && words != null) faults.add(new Fault(pointer, "belongs to the outcome not-possible only"));
  }

  private static ComplaintId id(Request request) {
    return new ComplaintId(request.path("complaintId"));
  }

  private static Optional<String> match(Request request) {
    return request.header("If-Match");
  }

  private static String text(Request request, String field) {
    return request.body().getString(field);
  }
}
