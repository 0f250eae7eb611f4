package doudi.window;

import doudi.calendar.OpeningHours;
import doudi.catalog.Name;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A staffed counter where people are served in person; it serves its district and everything below.
 *
 * @param counters how many residents can be served at once, 1 to {@value #MOST_COUNTERS}
 * @param access what it offers to those who need it
 */
public record Window(String id, Name name, Name address, String districtId, Competence competence, int counters, Set<Need> access,
    OpeningHours hours, Optional<Location> location, Optional<String> phone) {

  public static final int MOST_COUNTERS = 999;

  public Window {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(districtId, "districtId");
    Objects.requireNonNull(competence, "competence");
    Objects.requireNonNull(hours, "hours");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(phone, "phone");
    if (counters < 1 || counters > MOST_COUNTERS) throw new IllegalArgumentException("counters " + counters);
    access = Set.copyOf(access);
  }
}
