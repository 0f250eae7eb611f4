package doudi.cluster;

import static doudi.identity.CallerHandler.caller;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintJson;
import doudi.figure.Share;
import doudi.hotspot.HotspotHandlers;
import doudi.hotspot.Period;
import doudi.identity.Caller;
import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the complaints of a hotspot say, sorted, and those that say the same. */
public final class ClusterHandlers implements Operations.Capability {
  private static final List<String> SHOWN = List.of("id", "filedAt", "narrative", "attempt");

  private final ClusterDesk desk;
  private final ComplaintJson complaints;
  private final Clock clock;

  public ClusterHandlers(ClusterDesk desk, ComplaintJson complaints, Clock clock) {
    this.desk = desk;
    this.complaints = complaints;
    this.clock = clock;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listHotspotClusters", this::list).on("listClusterComplaints", this::complaints);
  }

  private Future<Answer> list(Request request) {
    Caller caller = caller(request);
    Period period = HotspotHandlers.period(request, clock);
    return desk.read(caller, request.path("hotspotId"), period).compose(clusters -> desk.examples(caller, clusters).map(examples ->
        Answer.ok(json(clusters, shown(caller, examples)).put("from", period.from().toString()).put("to", period.to().toString()))));
  }

  private Future<Answer> complaints(Request request) {
    Caller caller = caller(request);
    return desk.complaints(caller, request.path("hotspotId"), request.path("complaintId"), HotspotHandlers.period(request, clock),
        request.cursor(1), request.limit(50)).map(page -> Answer.page(page.map(one -> complaints.sample(caller, one))));
  }

  /** By id; of each only what never changes. */
  private Map<String, JsonObject> shown(Caller caller, List<Complaint> examples) {
    return examples.stream().map(one -> complaints.sample(caller, one)).map(sample -> {
      var json = new JsonObject();
      SHOWN.forEach(field -> json.put(field, sample.getValue(field)));
      return json;
    }).collect(Collectors.toMap(one -> one.getString("id"), Function.identity()));
  }

  private static JsonObject json(Clusters clusters, Map<String, JsonObject> examples) {
    var items = new JsonArray();
    for (Cluster one : clusters.all()) {
      items.add(json(one).put("examples",
          new JsonArray(one.examples().stream().filter(examples::containsKey).map(examples::get).toList())));
    }
    return new JsonObject().put("looked", clusters.looked()).put("of", clusters.of()).put("items", items)
        .put("rest", json(clusters.restShare()));
  }

  /** Without its examples' words. */
  public static JsonObject json(Cluster cluster) {
    var json = new JsonObject().put("id", cluster.id()).put("complaints", cluster.complaints()).put("people", cluster.people())
        .put("share", json(cluster.share()));
    cluster.step().ifPresent(step -> json.put("step", json(step)));
    cluster.error().ifPresent(error -> json.put("error", json(error)));
    return json.put("words", new JsonArray(cluster.words().stream().map(ClusterHandlers::json).toList()));
  }

  private static JsonObject json(Cluster.Named named) {
    return new JsonObject().put("words", named.words()).put("complaints", named.complaints());
  }

  private static JsonObject json(Share share) {
    return new JsonObject().put("part", share.part()).put("of", share.of()).put("share", rounded(share.value()))
        .put("low", rounded(share.low())).put("high", rounded(share.high()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
