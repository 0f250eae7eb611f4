package doudi.plumbing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a request that does not fit the contract has wrong, at most one fault per place, in words a developer understands. */
final class ContractFaults {
  private static final int MOST = 50;

  private static final Map<String, String> TYPES = Map.of("string", "a string", "integer", "a whole number", "number", "a number",
      "boolean", "true or false", "array", "a list", "object", "an object");

  private static final String TIME = "must be a time with its zone such as 2026-11-20T09:30:00+08:00";

  /** What the pattern of a named schema or of a parameter asks. */
  private static final Map<String, String> FORMS = Map.ofEntries(
      Map.entry("Id", "must be lower-case letters, digits and dashes, at most 63"),
      Map.entry("AccountName", "must be lower-case letters, digits, dots, dashes and underscores, at most 63"),
      Map.entry("ComplaintId", "must be letters, digits, dashes and underscores, at most 64"),
      Map.entry("Phone", "must be digits, spaces, plus signs and dashes, with at least one digit"),
      Map.entry("SentTime", TIME),
      Map.entry("ShortName", "must be one line, not blank and without control characters"),
      Map.entry("/header/Idempotency-Key", "must be 1 to 64 visible ASCII characters without spaces"),
      Map.entry("/header/If-Match", "must be one entity tag such as \"3\", with its quotes"),
      Map.entry("/path/complaintId", "must be letters, digits, dashes and underscores, at most 64"));

  /** Where the contract's reader says from which named schema it put something into its place. */
  static final String ORIGIN = "__absolute_uri__";

  private final Map<String, Fault> found = new LinkedHashMap<>();
  private final String root;
  private final JsonNode schema;

  private ContractFaults(String root, JsonNode schema) {
    this.root = root;
    this.schema = schema;
  }

  /**
   * The faults of one value.
   *
   * @param root where the value stands: empty for the body, {@code /query/limit} for a parameter
   * @param schema what it was held against
   */
  static List<Fault> of(String root, JsonNode schema, List<Error> errors) {
    var faults = new ContractFaults(root, schema);
    for (Error error : errors) if (faults.found.size() < MOST) faults.add(error);
    return List.copyOf(faults.found.values());
  }

  /** The first fault of a place counts. */
  private void add(Error error) {
    String pointer = root + pointer(error);
    found.putIfAbsent(pointer, new Fault(pointer, detail(error)));
  }

  /** Of the property itself, where it is missing or not known. */
  private static String pointer(Error error) {
    String place = error.getInstanceLocation().toString();
    return error.getProperty() == null ? place : place + "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
  }

  private String detail(Error error) {
    JsonNode asked = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "type" -> "must be " + TYPES.getOrDefault(asked.asText(), "of another type");
      case "required", "dependentRequired" -> "is required";
      case "additionalProperties" -> "is not a known property";
      case "enum" -> "must be one of " + StreamSupport.stream(asked.spliterator(), false).map(JsonNode::asText)
          .collect(Collectors.joining(", "));
      case "minLength" -> "must be at least " + counted(asked, "character");
      case "maxLength" -> "must be at most " + counted(asked, "character");
      case "minItems" -> "must have at least " + counted(asked, "item");
      case "maxItems" -> "must have at most " + counted(asked, "item");
      case "uniqueItems" -> "must not name the same thing twice";
      case "minimum" -> "must be at least " + asked.asText();
      case "maximum" -> "must be at most " + asked.asText();
      case "minProperties" -> "must name at least " + asked.asText() + " of the properties";
      case "maxProperties" -> "has too many properties";
      case "format" -> format(asked.asText());
      case "pattern" -> form(error);
      default -> "does not fit the contract (" + error.getKeyword() + ")";
    };
  }

  private static String format(String name) {
    return switch (name) {
      case "date" -> "must be a day such as 2026-11-20";
      case "date-time" -> TIME;
      default -> "must be of the format " + name;
    };
  }

  private String form(Error error) {
    if (!root.isEmpty()) return FORMS.getOrDefault(root, FORMS.get("Id"));
    String origin = schema.at(error.getSchemaLocation().getFragment().getParent().toString()).path(ORIGIN).asText();
    return FORMS.getOrDefault(origin.substring(origin.lastIndexOf('/') + 1), "must not be blank and must not hold control characters");
  }

  private static String counted(JsonNode number, String thing) {
    return number.asText() + " " + thing + (number.asInt() == 1 ? "" : "s");
  }
}
