package doudi.voice;

import static doudi.identity.CallerHandler.caller;

import doudi.complaint.Bucket;
import doudi.complaint.Mask;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What residents say about platforms beside their complaints: "me too", and ideas. */
public final class VoiceHandlers implements Operations.Capability {
  private final MeTooDesk meToo;
  private final IdeaDesk ideas;

  public VoiceHandlers(MeTooDesk meToo, IdeaDesk ideas) {
    this.meToo = meToo;
    this.ideas = ideas;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listPublishedHotspots", this::published)
        .on("readMeToo", this::read).on("joinMeToo", this::join).on("leaveMeToo", this::leave).on("sendIdea", this::send)
        .on("listIdeas", this::list);
  }

  private Future<Answer> read(Request request) {
    return meToo.read(caller(request), request.path("hotspotId")).map(told -> Answer.ok(json(told)));
  }

  private Future<Answer> published(Request request) {
    return meToo.list(caller(request), request.cursor(1), request.limit(50))
        .map(page -> Answer.page(page.map(VoiceHandlers::hotspot)));
  }

  private static JsonObject hotspot(MeToo told) {
    Bucket bucket = Bucket.parse(told.hotspotId()).orElseThrow();
    var json = json(told).put("districtId", bucket.districtId());
    if (bucket.platformId() != null) json.put("platformId", bucket.platformId());
    if (bucket.serviceId() != null) json.put("serviceId", bucket.serviceId());
    return bucket.failureKind() == null ? json : json.put("failureKind", bucket.failureKind());
  }

  private Future<Answer> join(Request request) {
    return meToo.join(caller(request), request.path("hotspotId")).map(told -> Answer.ok(json(told)));
  }

  private Future<Answer> leave(Request request) {
    return meToo.leave(caller(request), request.path("hotspotId")).map(left -> Answer.nothing());
  }

  private Future<Answer> send(Request request) {
    JsonObject body = request.body();
    Optional<String> service = Optional.ofNullable(body.getString("serviceId"));
    return ideas.send(caller(request), request.path("platformId"), service, body.getString("words"))
        .map(sent -> Answer.created(json(sent, UnaryOperator.identity())));
  }

  private Future<Answer> list(Request request) {
    return ideas.list(caller(request), request.path("platformId"), request.cursor(1), request.limit(50))
        .map(page -> Answer.page(page.map(idea -> json(idea, Mask::over))));
  }

  private static JsonObject json(MeToo told) {
    var json = new JsonObject().put("hotspotId", told.hotspotId()).put("mine", told.mine());
    told.people().ifPresent(people -> json.put("people", people));
    return json;
  }

  private static JsonObject json(Idea idea, UnaryOperator<String> said) {
    var json = new JsonObject().put("id", idea.id()).put("platformId", idea.platformId()).put("words", said.apply(idea.words()))
        .put("sentAt", idea.sentAt().toString());
    return idea.serviceId() == null ? json : json.put("serviceId", idea.serviceId());
  }
}
