package doudi.hotspot;

import java.time.LocalDate;
import java.util.Map;

/**
 * How often residents tried on one platform on one day, as the platform itself tells.
 *
 * @param attempts by service
 */
public record Volume(String platformId, LocalDate day, Map<String, Integer> attempts) {
  public Volume {
    attempts = Map.copyOf(attempts);
  }
}
