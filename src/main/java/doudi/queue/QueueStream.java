package doudi.queue;

import static doudi.identity.CallerHandler.caller;

import doudi.identity.Caller;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import doudi.plumbing.Subscription;
import io.vertx.core.Future;
import java.util.List;

/** What moves in a window's queue, as it moves. */
public final class QueueStream implements Operations.Capability {
  private final QueueDesk desk;

  public QueueStream(QueueDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.stream("streamQueue", this::follow);
  }

  private Future<Subscription> follow(Request request) {
    Caller caller = caller(request);
    String windowId = request.path("windowId");
    desk.mayFollow(caller, windowId);
    return Future.succeededFuture(Subscription.to(caller.id(), List.of(QueueProjection.topic(windowId))));
  }
}
