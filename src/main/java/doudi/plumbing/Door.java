package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Who may come in at all. Asked before a request's body is looked at. */
public interface Door {
  /**
   * Finds out who is calling, leaves it on the request, and fails with a Refusal when none of the roles is the caller's.
   *
   * @param roles the operation's {@code x-roles}
   */
  Future<Void> admit(RoutingContext ctx, Set<String> roles);
}
