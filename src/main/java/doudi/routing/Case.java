package doudi.routing;

import doudi.catalog.FailureKind;
import doudi.window.Need;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a complaint when a window is chosen for it. An id that the city does not have counts as not given.
 *
 * @param districtId empty for somewhere in the city
 */
public record Case(Optional<String> serviceId, Optional<String> platformId, Optional<FailureKind> failureKind, Optional<String> districtId,
    Set<Need> needs) {

  /** Nothing but the resident's own words. */
  public static final Case UNKNOWN = new Case(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  public Case {
    Objects.requireNonNull(serviceId, "serviceId");
    Objects.requireNonNull(platformId, "platformId");
    Objects.requireNonNull(failureKind, "failureKind");
    Objects.requireNonNull(districtId, "districtId");
    needs = needs.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(needs));
  }
}
