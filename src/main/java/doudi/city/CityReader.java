package doudi.city;

import doudi.catalog.Catalog;
import doudi.catalog.Name;
import doudi.plumbing.Refusal;
import doudi.routing.RoutingRule;
import doudi.routing.RoutingTable;
import doudi.window.Window;
import doudi.window.Windows;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Reads the one document that describes a city. */
public final class CityReader {
  static final List<String> LISTS = List.of("districts", "departments", "platforms", "services", "windows", "routingRules");

  private CityReader() {}

  /** As {@link #read(JsonObject)}, from JSON text that was stored. */
  static City read(String source) {
    return read(new JsonObject(source));
  }

  /**
   * The city as described, not yet stored.
   *
   * @throws Refusal INVALID {@code validation} with every fault of the document, each with its JSON pointer
   */
  public static City read(JsonObject json) {
    var findings = new Findings();
    var top = new FieldReader("", json, findings);
    LISTS.forEach(top::noteIds);
    Name name = top.name("name", CatalogReader.LONGEST_NAME);
    CatalogReader lists = new CatalogReader(top, findings).read();
    List<Window> windows = new WindowsReader(top, lists.rootId()).read();
    List<RoutingRule> rules = RulesReader.read(top);
    top.end();
    findings.rejectAny();
    Catalog catalog = lists.catalog();
    var all = new Windows(catalog, windows);
    return new City(City.UNSTORED, name, catalog, all, new RoutingTable(catalog, all, rules), json.encode());
  }
}
