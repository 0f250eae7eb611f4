package doudi.hotspot;

import static doudi.identity.CallerHandler.caller;

import doudi.identity.Caller;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import doudi.plumbing.Subscription;
import io.vertx.core.Future;
import java.util.List;

/** Which hotspots change, as they change. */
public final class HotspotStream implements Operations.Capability {
  private final HotspotDesk desk;

  public HotspotStream(HotspotDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.stream("streamHotspots", this::follow);
  }

  private Future<Subscription> follow(Request request) {
    Caller caller = caller(request);
    return Future.succeededFuture(new Subscription(caller.id(), List.of(HotspotProjection.TOPIC),
        item -> desk.mayHear(caller, HotspotProjection.hotspotOf(item.key()))));
  }
}
