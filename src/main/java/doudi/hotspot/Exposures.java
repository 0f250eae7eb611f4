package doudi.hotspot;

import doudi.complaint.Bucket;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each bucket was exposed to: attempts where its platform tells them, else the city's days. */
final class Exposures {
  private final Exposure days;
  private final Map<String, Map<LocalDate, Map<String, Integer>>> volumes;
  private final Map<String, Optional<Exposure>> told = new HashMap<>();

  /** @param volumes attempts by platform, day and service */
  Exposures(Exposure days, Map<String, Map<LocalDate, Map<String, Integer>>> volumes) {
    this.days = days;
    this.volumes = volumes;
  }

  Exposure days() {
    return days;
  }

  Exposure of(Bucket bucket) {
    return attempts(bucket).orElse(days);
  }

  boolean isTold(Bucket bucket) {
    return attempts(bucket).isPresent();
  }

  private Optional<Exposure> attempts(Bucket bucket) {
    if (!volumes.containsKey(bucket.platformId())) return Optional.empty();
    return told.computeIfAbsent(bucket.platformId() + "~" + bucket.serviceId(), fresh -> read(bucket.platformId(), bucket.serviceId()));
  }

  /** Where nobody named a service, all the platform's attempts count. */
  private Optional<Exposure> read(String platformId, String serviceId) {
    var reported = new HashMap<LocalDate, Integer>();
    volumes.get(platformId).forEach((day, byService) -> {
      Integer attempts = serviceId == null ? byService.values().stream().reduce(0, Integer::sum) : byService.get(serviceId);
      if (attempts != null) reported.put(day, attempts);
    });
    return reported.size() < Exposure.ENOUGH_REPORTED ? Optional.empty() : Optional.of(days.withAttempts(reported));
  }
}
