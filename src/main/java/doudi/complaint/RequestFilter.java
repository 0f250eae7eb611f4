package doudi.complaint;

import java.time.Instant;
import java.util.Set;

/**
 * Which service requests are wanted: by when they were filed, both ends included.
 *
 * @param services ids, or {@link #NO_SERVICE}; empty for all
 */
public record RequestFilter(boolean open, boolean closed, Instant from, Instant to, Set<String> services) {
  /** In place of a service's id for those that name none. */
  public static final String NO_SERVICE = "-";

  public RequestFilter {
    services = Set.copyOf(services);
  }
}
