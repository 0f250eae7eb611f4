package doudi.city;

import doudi.catalog.Catalog;
import doudi.catalog.Name;
import doudi.routing.RoutingTable;
import doudi.window.Windows;
import java.util.Objects;

/**
 * Everything one imported document says of a city, ready for use; never changes.
 *
 * @param version 1 for the first document stored; {@value #UNSTORED} while it is not stored
 * @param source the document as JSON text
 */
public record City(int version, Name name, Catalog catalog, Windows windows, RoutingTable routing, String source) {
  public static final int UNSTORED = 0;

  public City {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(windows, "windows");
    Objects.requireNonNull(routing, "routing");
    Objects.requireNonNull(source, "source");
    if (version < UNSTORED) throw new IllegalArgumentException("version " + version);
  }

  public City as(int stored) {
    return new City(stored, name, catalog, windows, routing, source);
  }
}
