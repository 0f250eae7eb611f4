package doudi.burden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** How much may be asked of whom: held against the contract and against what the screens put before people. */
class BudgetTest {
  private static final Path CONTRACT = Path.of("api-docs/openapi.yaml");
  private static final Path WEB = Path.of("src/main/resources/web");
  /** What asks at a step that has a budget. */
  private static final Map<Step, List<String>> SCREENS = Map.of(
      Step.FILE, List.of("resident/report-page.js", "resident/word-box.js", "resident/more-fields.js"),
      Step.ASSIST, List.of("console/intake-page.js"), Step.RESOLVE, List.of("console/resolve-form.js"));
  private static final Pattern INPUT = Pattern.compile("<(?:input|textarea|select|need-row)\\b[^>]*>?");
  private static final Pattern ASKS = Pattern.compile("data-asks=\"([a-zA-Z.]+)\"");
  private static final Pattern REQUIRED = Pattern.compile("\\srequired\\b");
  private static final Pattern ROW = Pattern.compile("#row\\(\"([a-zA-Z.]+)\"");

  @Test
  void theContractRequiresNoMoreThanTheBudgetAtIntakeAndAtClosing() {
    Map<String, Object> contract = contract();
    for (Step step : SCREENS.keySet()) assertThat(overBudget(step, required(contract, step))).as(step.code()).isEmpty();
    Map<String, Object> planted = contract();
    list(schema(planted, "Resolution"), "required").add("basis");
    assertThat(overBudget(Step.RESOLVE, required(planted, Step.RESOLVE))).contains("resolve asks 4 of at most 3");
    list(schema(planted, "NewComplaint"), "required").addAll(List.of("serviceId", "districtId"));
    assertThat(overBudget(Step.FILE, required(planted, Step.FILE))).contains("file asks 3 of at most 2");
  }

  private static List<String> overBudget(Step step, Set<String> required) {
    int most = step.budget().orElseThrow();
    return required.size() <= most ? List.of() : List.of(step.code() + " asks " + required.size() + " of at most " + most);
  }

  @Test
  void everyFieldOfTheContractIsMeteredUnderItsStepAndNoOther() {
    Map<String, Object> contract = contract();
    for (Step step : Step.values()) {
      if (step == Step.PHOTO || step.fields().isEmpty()) continue; // a picture is its body; a call and a release ask nothing
      var metered = new TreeSet<>(step.fields().stream().map(Field::name).toList());
      assertThat(metered).as(step.operationId()).isEqualTo(fields(contract, body(contract, step), ""));
      var needed = new TreeSet<>(step.fields().stream().filter(Field::required).map(Field::name).toList());
      assertThat(needed).as(step.operationId()).isEqualTo(required(contract, step));
    }
  }

  @Test
  void theScreensRequireWhatTheContractRequiresAndAskNothingElse() throws IOException {
    Map<String, Object> contract = contract();
    for (Step step : SCREENS.keySet()) {
      assertThat(faults(step, contract, source(step))).as(step.code()).isEmpty();
      assertThat(faults(step, contract, source(step) + "<input id=\"id-card\" class=\"field\">")).contains("undeclared input");
      assertThat(faults(step, contract, source(step) + "<input data-asks=\"idCard\" required>")).hasSizeGreaterThan(1);
    }
  }

  private static String source(Step step) throws IOException {
    var text = new StringBuilder();
    for (String file : SCREENS.get(step)) text.append(Files.readString(WEB.resolve(file)));
    return text.toString();
  }

  private static List<String> faults(Step step, Map<String, Object> contract, String source) {
    var faults = new ArrayList<String>();
    var asked = new TreeSet<>(ROW.matcher(source).results().map(match -> match.group(1)).toList());
    var needed = new TreeSet<String>();
    for (String input : INPUT.matcher(source).results().map(match -> match.group()).toList()) {
      Matcher asks = ASKS.matcher(input);
      if (input.contains("type=\"checkbox\"")) continue; // whose phone it is, which is never sent
      if (!asks.find()) {
        faults.add("undeclared input");
        continue;
      }
      asked.add(asks.group(1));
      if (REQUIRED.matcher(input).find() && !input.contains("data-when=")) needed.add(asks.group(1));
    }
    Set<String> known = fields(contract, body(contract, step), "");
    asked.stream().filter(field -> !known.contains(field)).map(field -> field + " is not in the contract").forEach(faults::add);
    if (!needed.equals(required(contract, step))) faults.add(needed + " is required");
    faults.addAll(overBudget(step, needed));
    return faults;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> contract() {
    try {
      return (Map<String, Object>) new Yaml().load(Files.readString(CONTRACT));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> from, String... path) {
    Map<String, Object> at = from;
    for (String name : path) at = (Map<String, Object>) at.getOrDefault(name, new LinkedHashMap<String, Object>());
    return at;
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Map<String, Object> from, String name) {
    return (List<String>) from.getOrDefault(name, List.of());
  }

  private static Map<String, Object> schema(Map<String, Object> contract, String name) {
    return map(contract, "components", "schemas", name);
  }

  private static Map<String, Object> resolved(Map<String, Object> contract, Map<String, Object> schema) {
    return schema.get("$ref") instanceof String ref ? schema(contract, ref.substring(ref.lastIndexOf('/') + 1)) : schema;
  }

  private static Map<String, Object> body(Map<String, Object> contract, Step step) {
    return resolved(contract, map(operation(contract, step), "requestBody", "content", "application/json", "schema"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> operation(Map<String, Object> contract, Step step) {
    return map(contract, "paths").values().stream().flatMap(path -> ((Map<String, Object>) path).values().stream())
        .filter(Map.class::isInstance).map(one -> (Map<String, Object>) one)
        .filter(one -> step.operationId().equals(one.get("operationId"))).findFirst().orElseThrow();
  }

  private static Set<String> required(Map<String, Object> contract, Step step) {
    return new TreeSet<>(list(body(contract, step), "required"));
  }

  /** By path; an object inside is its parts. */
  @SuppressWarnings("unchecked")
  private static Set<String> fields(Map<String, Object> contract, Map<String, Object> schema, String before) {
    var fields = new TreeSet<String>();
    map(schema, "properties").forEach((name, property) -> {
      Map<String, Object> inside = resolved(contract, (Map<String, Object>) property);
      if (inside.containsKey("properties")) fields.addAll(fields(contract, inside, before + name + "."));
      else fields.add(before + name);
    });
    return fields;
  }

  @Test
  void everyOperationByWhichAComplaintIsChangedHasAStep() {
    Map<String, Object> contract = contract();
    var steps = Stream.of(Step.values()).map(Step::operationId).toList();
    var acts = map(contract, "paths").entrySet().stream().filter(path -> path.getKey().startsWith("/v1/complaints"))
        .flatMap(path -> map(contract, "paths", path.getKey()).entrySet().stream())
        .filter(method -> Set.of("post", "put").contains(method.getKey()))
        .map(method -> ((Map<?, ?>) method.getValue()).get("operationId").toString()).toList();
    assertThat(acts).isNotEmpty().isSubsetOf(steps);
  }
}
