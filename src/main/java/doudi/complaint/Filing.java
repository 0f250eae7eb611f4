package doudi.complaint;

import java.util.List;
import java.util.Objects;

/**
 * What was filed; never changes afterwards. Of all this only {@code narrative} is always there; the rest may be null.
 *
 * @param narrative the resident's own words, 1 to 4000 characters
 * @param departmentId owner of the service, else of the platform, as the catalog said at filing
 * @param districtId the area the resident named, else the city
 * @param needs what the resident needs of a window, sorted ({@code ramp}, {@code home-visit}…)
 * @param residentId device account; null for an anonymous filing
 * @param claimHash hash of the claim code; null for a device account
 * @param requestKey caller and idempotency key; null when none was given
 * @param assisted whether staff typed it for the resident at a window or by phone
 */
public record Filing(String narrative, String serviceId, String platformId, String departmentId, String failureKind, String districtId,
    Attempt attempt, List<String> needs, Contact contact, String residentId, String claimHash, String requestKey, boolean assisted) {

  public Filing {
    Objects.requireNonNull(narrative, "narrative");
    Objects.requireNonNull(districtId, "districtId");
    Objects.requireNonNull(attempt, "attempt");
    needs = needs.stream().sorted().distinct().toList();
    if ((residentId == null) == (claimHash == null)) {
      throw new IllegalArgumentException("a complaint is a device account's or a claim code's");
    }
  }
}
