package doudi.routing;

import java.util.Objects;

/**
 * The window chosen for a case, and why.
 *
 * @param rule id of the routing rule that chose it, {@link #NEAREST} or {@link #CITY_FALLBACK}
 */
public record Route(String windowId, String rule, Reason reason) {
  public static final String NEAREST = "nearest-competent";
  public static final String CITY_FALLBACK = "city-fallback";

  public Route {
    Objects.requireNonNull(windowId, "windowId");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(reason, "reason");
  }
}
