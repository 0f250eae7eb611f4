package doudi.plumbing;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Who may come in at all. Asked before a request's body is looked at. */
public interface Door {
  /**
   * What an operation says of its callers.
   *
   * @param roles its {@code x-roles}
   * @param alone its {@code x-alone}: whether what is linked to the caller makes no difference
   */
  record Terms(Set<String> roles, boolean alone) {
    public Terms {
      roles = Set.copyOf(roles);
    }
  }

  /** Finds out who is calling, leaves it on the request, and fails with a Refusal when none of the roles is the caller's. */
  Future<Void> admit(RoutingContext ctx, Terms terms);
}
