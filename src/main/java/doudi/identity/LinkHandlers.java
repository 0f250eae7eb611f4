package doudi.identity;

import static doudi.identity.CallerHandler.caller;

import doudi.plumbing.Answer;
import doudi.plumbing.Operations;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import java.util.Optional;

/** Taking complaints along to another sign-in. */
public final class LinkHandlers implements Operations.Capability {
  private final LinkDesk desk;

  public LinkHandlers(LinkDesk desk) {
    this.desk = desk;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("linkAccount", this::link);
  }

  private Future<Answer> link(Request request) {
    return desk.link(caller(request), Optional.ofNullable(request.body().getString("deviceToken")),
        Optional.ofNullable(request.body().getString("claimCode"))).map(Answer.nothing());
  }
}
