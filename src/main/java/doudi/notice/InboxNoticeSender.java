package doudi.notice;

import io.vertx.core.Future;
import java.util.List;

/** Without any messaging service: notices stay in the inbox. */
public final class InboxNoticeSender implements NoticeSender {
  @Override
  public boolean pushes() {
    return false;
  }

  @Override
  public Future<List<PushReply>> send(List<Push> pushes) {
    return Future.succeededFuture(pushes.stream().map(push -> PushReply.of(PushReply.Fate.REFUSED, "inbox only")).toList());
  }
}
