package doudi.plumbing;

import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the program does, by {@code operationId} of the contract. */
public final class Operations {
  /** One capability's share of the contract. */
  public interface Capability {
    void serve(Operations operations);
  }

  private final Map<String, Function<Request, Future<Answer>>> byId = new TreeMap<>();

  /** @throws IllegalStateException when two capabilities claim the same operation */
  public Operations on(String operationId, Function<Request, Future<Answer>> work) {
    if (byId.put(operationId, work) != null) throw new IllegalStateException("two handlers for " + operationId);
    return this;
  }

  Map<String, Function<Request, Future<Answer>>> byId() {
    return byId;
  }
}
