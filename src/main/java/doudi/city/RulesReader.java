package doudi.city;

import static doudi.city.CatalogReader.LONGEST_SENTENCE;

import doudi.catalog.FailureKind;
import doudi.catalog.Name;
import doudi.routing.RoutingRule;
import doudi.window.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the routing rules; their order is their precedence. */
final class RulesReader {
  private static final String FAILURE_KINDS = Arrays.stream(FailureKind.values()).map(FailureKind::code).collect(Collectors.joining(", "));
  private static final List<String> CONDITIONS = List.of("serviceIds", "platformIds", "failureKinds", "districtIds", "needs");

  private RulesReader() {}

  static List<RoutingRule> read(FieldReader city) {
    return city.objects("routingRules", RulesReader::rule);
  }

  private static RoutingRule rule(FieldReader at, int index) {
    String id = at.id("routingRules", index);
    RoutingRule.When when = when(at);
    String windowId = at.reference("windowId", "windows");
    Name because = at.name("because", LONGEST_SENTENCE);
    return at.isSound() ? new RoutingRule(id, when, windowId, because) : null;
  }

  private static RoutingRule.When when(FieldReader rule) {
    FieldReader at = rule.object("when", "the conditions of the rule are required");
    if (at == null) return null;
    if (CONDITIONS.stream().noneMatch(at::has)) rule.fault("when", "at least one of " + String.join(", ", CONDITIONS) + " is required");
    List<String> services = at.references("serviceIds", "services", false);
    List<String> platforms = at.references("platformIds", "platforms", false);
    List<FailureKind> kinds = at.codes("failureKinds", FailureKind::of, FAILURE_KINDS);
    List<String> districts = at.references("districtIds", "districts", false);
    List<Need> needs = at.codes("needs", Need::of, WindowsReader.NEEDS);
    at.end();
    if (!at.isSound()) return null;
    return new RoutingRule.When(Set.copyOf(services), Set.copyOf(platforms), Set.copyOf(kinds), Set.copyOf(districts), Set.copyOf(needs));
  }
}
