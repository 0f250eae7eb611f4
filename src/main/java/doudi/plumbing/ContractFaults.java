package doudi.plumbing;

import io.vertx.json.schema.OutputUnit;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request that does not fit the contract has wrong, at most one fault per place, in words a developer understands. */
final class ContractFaults {
  private static final int MOST = 50;

  private static final Pattern LIMIT = Pattern.compile("(-?[0-9.]+)\\)?$");
  private static final Pattern PROPERTIES = Pattern.compile("at least ([0-9]+) properties$");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"$");

  /** Keywords that only say that something below them failed, which is reported itself. */
  private static final Set<String> FRAMES = Set.of("$ref", "properties", "items", "prefixItems", "if", "else", "allOf", "anyOf", "oneOf");

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

  private final Map<String, Fault> found = new LinkedHashMap<>();
  private final String root;

  private ContractFaults(String root) {
    this.root = root;
  }

  /**
   * The faults of one value.
   *
   * @param root where the value stands: empty for the body, {@code /query/limit} for a parameter
   */
  static List<Fault> of(String root, OutputUnit invalid) {
    return new ContractFaults(root).read(invalid.getErrors());
  }

  private List<Fault> read(List<OutputUnit> errors) {
    for (OutputUnit error : errors) if (found.size() < MOST) add(error);
    return List.copyOf(found.values());
  }

  /** The first fault of a place counts; the library repeats a property that failed as one that is not known. */
  private void add(OutputUnit error) {
    String keyword = last(error.getKeywordLocation());
    if (FRAMES.contains(keyword)) return;
    String pointer = root + pointer(error.getInstanceLocation());
    if (keyword.equals("additionalProperties") && knownBelow(pointer)) return;
    if (isMissing(keyword)) pointer += "/" + captured(QUOTED, error.getError());
    found.putIfAbsent(pointer, new Fault(pointer, detail(keyword, error, pointer)));
  }

  private boolean knownBelow(String pointer) {
    return found.keySet().stream().anyMatch(known -> known.equals(pointer) || known.startsWith(pointer + "/"));
  }

  private static boolean isMissing(String keyword) {
    return keyword.equals("required") || keyword.equals("dependentRequired");
  }

  private String detail(String keyword, OutputUnit error, String pointer) {
    String said = error.getError();
    return switch (keyword) {
      case "type" -> "must be " + TYPES.getOrDefault(said.substring(said.lastIndexOf(' ') + 1), "of another type");
      case "required", "dependentRequired" -> "is required";
      case "additionalProperties" -> "is not a known property";
      case "enum" -> "must be one of " + said.substring(said.indexOf('[') + 1, said.length() - 1).replace("\"", "").replace(",", ", ");
      case "minLength" -> "must be at least " + counted(said, "character");
      case "maxLength" -> "must be at most " + counted(said, "character");
      case "minItems" -> "must have at least " + counted(said, "item");
      case "maxItems" -> "must have at most " + counted(said, "item");
      case "uniqueItems" -> "must not name the same thing twice";
      case "minimum" -> "must be at least " + captured(LIMIT, said);
      case "maximum" -> "must be at most " + captured(LIMIT, said);
      case "minProperties" -> "must name at least " + captured(PROPERTIES, said) + " of the properties";
      case "maxProperties" -> "has too many properties";
      case "format" -> format(captured(QUOTED, said));
      case "pattern" -> form(error, pointer);
      default -> "does not fit the contract (" + keyword + ")";
    };
  }

  private static String format(String name) {
    return switch (name) {
      case "date" -> "must be a day such as 2026-11-20";
      case "date-time" -> TIME;
      default -> "must be of the format " + name;
    };
  }

  private String form(OutputUnit error, String pointer) {
    if (!root.isEmpty()) return FORMS.getOrDefault(root, FORMS.get("Id"));
    String[] path = error.getAbsoluteKeywordLocation().split("/");
    return FORMS.getOrDefault(path[path.length - 2], "must not be blank and must not hold control characters");
  }

  private static String counted(String said, String thing) {
    String number = captured(LIMIT, said);
    return number + " " + thing + (number.equals("1") ? "" : "s");
  }

  private static String captured(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** From {@code #/a~1b%20c} to {@code /a~1b c}. */
  private static String pointer(String location) {
    return URLDecoder.decode(location.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String last(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
