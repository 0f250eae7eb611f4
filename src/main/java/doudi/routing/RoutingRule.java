package doudi.routing;

import doudi.catalog.FailureKind;
import doudi.catalog.Name;
import doudi.window.Need;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A standing order: such cases go to this window, wherever it stands and whatever it is competent for.
 *
 * @param because why, told to the resident; no full stop at the end
 */
public record RoutingRule(String id, When when, String windowId, Name because) {

  public RoutingRule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(windowId, "windowId");
    Objects.requireNonNull(because, "because");
  }

  /**
   * Every condition given must hold, and it holds when one of its values fits. At least one is given: a rule for everything would
   * silence all rules after it.
   *
   * @param serviceIds empty = any, here and below
   * @param districtIds a case fits when it is in one of them or below; a case without a district is in the city's root alone
   */
  public record When(Set<String> serviceIds, Set<String> platformIds, Set<FailureKind> failureKinds, Set<String> districtIds,
      Set<Need> needs) {
    public When {
      serviceIds = Set.copyOf(serviceIds);
      platformIds = Set.copyOf(platformIds);
      failureKinds = Set.copyOf(failureKinds);
      districtIds = Set.copyOf(districtIds);
      needs = Set.copyOf(needs);
      boolean given = !(serviceIds.isEmpty() && platformIds.isEmpty() && failureKinds.isEmpty()
          && districtIds.isEmpty() && needs.isEmpty());
      if (!given) throw new IllegalArgumentException("a rule says when it holds");
    }

    boolean fits(Case what, Area area) {
      return fits(serviceIds, what.serviceId()) && fits(platformIds, what.platformId()) && fits(failureKinds, what.failureKind())
          && (needs.isEmpty() || what.needs().stream().anyMatch(needs::contains)) && (districtIds.isEmpty() || area.isWithin(districtIds));
    }

    private static <T> boolean fits(Set<T> wanted, Optional<T> given) {
      return wanted.isEmpty() || given.isPresent() && wanted.contains(given.get());
    }
  }
}
