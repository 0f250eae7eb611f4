package doudi.complaint;

import static doudi.identity.CallerHandler.caller;

import doudi.identity.Caller;
import doudi.identity.PersonTopics;
import doudi.plumbing.Operations;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import doudi.plumbing.Subscription;
import io.vertx.core.Future;

/** What happens to the caller, as it happens. */
public final class OwnStream implements Operations.Capability {
  @Override
  public void serve(Operations operations) {
    operations.stream("streamMe", this::follow);
  }

  private Future<Subscription> follow(Request request) {
    Caller caller = caller(request);
    var topics = PersonTopics.of(caller);
    if (topics.isEmpty()) throw Refusal.unauthenticated("sign-in-required", "Sign in or show a claim code first.");
    return Future.succeededFuture(Subscription.to(caller.id(), topics));
  }
}
