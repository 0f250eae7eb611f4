package doudi.catalog;

import java.util.Objects;

/** An office of the city that owns services and platforms. */
public record Department(String id, Name name) {
  public Department {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
  }
}
