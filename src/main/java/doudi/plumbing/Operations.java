package doudi.plumbing;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What the program does, by {@code operationId} of the contract. */
public final class Operations {
  /** One capability's share of the contract. */
  public interface Capability {
    void serve(Operations operations);
  }

  private final Map<String, Function<Request, Future<Answer>>> byId = new TreeMap<>();
  private final Map<String, Function<Request, Future<Subscription>>> streams = new TreeMap<>();

  /** @throws IllegalStateException when two capabilities claim the same operation */
  public Operations on(String operationId, Function<Request, Future<Answer>> work) {
    if (byId.put(operationId, work) != null) throw new IllegalStateException("two handlers for " + operationId);
    return this;
  }

  /**
   * An operation that answers with server-sent events.
   *
   * @param follow what the caller may follow; asked again while the stream is open, so it must only look
   */
  public Operations stream(String operationId, Function<Request, Future<Subscription>> follow) {
    if (streams.put(operationId, follow) != null) throw new IllegalStateException("two handlers for " + operationId);
    return this;
  }

  Set<String> ids() {
    var ids = new TreeSet<>(byId.keySet());
    ids.addAll(streams.keySet());
    return ids;
  }

  Function<Request, Future<Answer>> answering(String operationId) {
    return byId.get(operationId);
  }

  /** Null for an operation that answers at once. */
  Function<Request, Future<Subscription>> streaming(String operationId) {
    return streams.get(operationId);
  }
}
