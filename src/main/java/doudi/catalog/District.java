package doudi.catalog;

import java.util.Objects;
import java.util.Optional;

/**
 * A node of the area tree: city, district, street, community.
 *
 * @param parentId empty for the city alone
 */
public record District(String id, Optional<String> parentId, Name name) {
  public District {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(parentId, "parentId");
    Objects.requireNonNull(name, "name");
  }
}
