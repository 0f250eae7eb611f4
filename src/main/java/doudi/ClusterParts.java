package doudi;

import doudi.cluster.ClusterDesk;
import doudi.cluster.ClusterHandlers;
import doudi.cluster.ClusterIndex;
import doudi.complaint.ComplaintJson;
import doudi.complaint.FigureStore;
import doudi.hotspot.HotspotDesk;
import doudi.plumbing.Operations;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The share of the composition root that sorts what complaints say. */
final class ClusterParts {
  private final Clock clock;
  final ClusterDesk desk;

  ClusterParts(Vertx vertx, HotspotDesk hotspots, FigureStore complaints, Clock clock) {
    this.clock = clock;
    desk = new ClusterDesk(hotspots, complaints, new ClusterIndex(vertx));
  }

  Operations.Capability handlers(ComplaintJson json) {
    return new ClusterHandlers(desk, json, clock);
  }

  void start(Chores chores) {
    desk.hearCity(); // so that the first who looks is told what is usual; if it fails, the chore tries again
    chores.every(60_000, "hear what the city says", desk::hearCity);
  }
}
