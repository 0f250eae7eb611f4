package doudi.city;

import doudi.catalog.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One JSON object of a city document, read field by field. Whatever is wrong becomes a fault and reads as null or as missing from its
 * list, so that reading goes on to the end; {@link #isSound} says whether the object may be used. A null is never the same as absent.
 */
final class FieldReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final String pointer;
  private final JsonObject json;
  private final Findings findings;
  private final Set<String> known = new TreeSet<>();
  private final int faultsBefore;

  FieldReader(String pointer, JsonObject json, Findings findings) {
    this.pointer = pointer;
    this.json = json;
    this.findings = findings;
    this.faultsBefore = findings.count();
  }

  boolean isSound() {
    return findings.count() == faultsBefore;
  }

  String at(String field) {
    return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  void fault(String field, String detail) {
    findings.fault(at(field), detail);
  }

  /** @param below pointer relative to the field */
  void fault(String field, String below, String detail) {
    findings.fault(at(field) + below, detail);
  }

  boolean has(String field) {
    known.add(field);
    return json.containsKey(field);
  }

  Object value(String field) {
    known.add(field);
    return json.getValue(field);
  }

  /** Says of every property that no read has asked for that it is unknown. */
  void end() {
    for (String field : json.fieldNames()) {
      if (!known.contains(field)) fault(field, "is not known here; known are " + String.join(", ", known));
    }
  }

  /** Notes the ids of a list before anything is read that may refer to them. */
  void noteIds(String list) {
    if (!(value(list) instanceof JsonArray items)) return;
    for (int i = 0; i < items.size(); i++) {
      if (items.getValue(i) instanceof JsonObject item && item.getValue("id") instanceof String id) findings.note(list, id, i);
    }
  }

  /** The list's objects as values; those that are not sound are left out. */
  <T> List<T> objects(String list, BiFunction<FieldReader, Integer, T> read) {
    var values = new ArrayList<T>();
    if (!(value(list) instanceof JsonArray items)) {
      fault(list, "a list of objects is required");
      return values;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!(items.getValue(i) instanceof JsonObject item)) {
        findings.fault(at(list) + "/" + i, "an object is required");
        continue;
      }
      var entry = new FieldReader(at(list) + "/" + i, item, findings);
      T value = read.apply(entry, i);
      entry.end();
      if (entry.isSound()) values.add(value);
    }
    return values;
  }

  /** The object's own id: well formed and the first of its list. */
  String id(String list, int index) {
    if (!(value("id") instanceof String id) || !ID.matcher(id).matches()) {
      fault("id", "an id of 1 to 63 characters a-z, 0-9 and - is required, not beginning with -");
      return null;
    }
    int first = findings.first(list, id);
    if (first != index) fault("id", "“" + id + "” is already the id of /" + list + "/" + first);
    return id;
  }

  /** An id that the list holds. */
  String reference(String field, String list) {
    Object value = value(field);
    if (value instanceof String id && findings.has(list, id)) return id;
    fault(field, value instanceof String id ? unknown(id, list) : "an id from " + list + " is required");
    return null;
  }

  Optional<String> optionalReference(String field, String list) {
    return has(field) ? Optional.ofNullable(reference(field, list)) : Optional.empty();
  }

  /** Ids that the list holds, each once, at least one; empty only when the field is absent and may be. */
  List<String> references(String field, String list, boolean required) {
    return each(field, required, "a list of ids from " + list + " is required", id -> {
      if (!findings.has(list, id)) throw new IllegalArgumentException(unknown(id, list));
      return id;
    });
  }

  private static String unknown(String id, String list) {
    return "nothing in " + list + " has the id “" + (id.length() > 80 ? id.substring(0, 80) + "…" : id) + "”";
  }

  /** Short texts, each once; none when the field is absent. */
  List<String> texts(String field, int longest) {
    return isEmptyList(field) ? List.of() : each(field, false, "a list of texts is required", text -> checked(text, longest));
  }

  /** One of the codes a reader of codes knows; null when it is none. */
  <T> T coded(String field, Function<String, Optional<T>> of, String choices) {
    Optional<T> found = value(field) instanceof String code ? of.apply(code) : Optional.empty();
    if (found.isEmpty()) fault(field, "one of " + choices + " is required");
    return found.orElse(null);
  }

  /** Codes, each once; none when the field is absent. */
  <T> List<T> optionalCodes(String field, Function<String, Optional<T>> of, String choices) {
    return isEmptyList(field) ? List.of() : codes(field, of, choices);
  }

  /** Codes, each once, at least one unless the field is absent. */
  <T> List<T> codes(String field, Function<String, Optional<T>> of, String choices) {
    String wanted = "one of " + choices + " is required";
    return each(field, false, "a list is required, each " + wanted,
        code -> of.apply(code).orElseThrow(() -> new IllegalArgumentException(wanted)));
  }

  private boolean isEmptyList(String field) {
    return value(field) instanceof JsonArray none && none.isEmpty();
  }

  /** Texts of a list that is not empty, each once, turned into something by a reader that refuses with IllegalArgumentException. */
  private <T> List<T> each(String field, boolean required, String whenNoList, Function<String, T> read) {
    var values = new ArrayList<T>();
    if (!has(field) && !required) return values;
    if (!(value(field) instanceof JsonArray items) || items.isEmpty()) {
      fault(field, whenNoList);
      return values;
    }
    var seen = new HashSet<T>();
    for (int i = 0; i < items.size(); i++) {
      try {
        T value = read.apply(items.getValue(i) instanceof String text ? text : "");
        if (seen.add(value)) values.add(value);
        else findings.fault(at(field) + "/" + i, "is named twice");
      } catch (IllegalArgumentException wrong) {
        findings.fault(at(field) + "/" + i, wrong.getMessage());
      }
    }
    return values;
  }

  /** {@code {"zh", "en"}}, both said. */
  Name name(String field, int longest) {
    if (!(value(field) instanceof JsonObject both)) {
      fault(field, "{\"zh\": …, \"en\": …} is required");
      return null;
    }
    var entry = new FieldReader(at(field), both, findings);
    String zh = entry.text("zh", longest);
    String en = entry.text("en", longest);
    entry.end();
    return zh == null || en == null ? null : new Name(zh, en);
  }

  String text(String field, int longest) {
    try {
      return checked(value(field) instanceof String text ? text : "", longest);
    } catch (IllegalArgumentException wrong) {
      fault(field, wrong.getMessage());
      return null;
    }
  }

  private static String checked(String text, int longest) {
    boolean fits = !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    if (!fits) throw new IllegalArgumentException("a text of 1 to " + longest + " characters on one line is required");
    return text.strip();
  }

  /** The object in a field, to be read and ended by the caller; null when it is none. */
  FieldReader object(String field, String whenNone) {
    if (value(field) instanceof JsonObject inner) return new FieldReader(at(field), inner, findings);
    fault(field, whenNone);
    return null;
  }

  int whole(String field, int least, int most) {
    if (value(field) instanceof Integer number && number >= least && number <= most) return number;
    fault(field, "a whole number from " + least + " to " + most + " is required");
    return least;
  }

  double degrees(String field, double most) {
    if (value(field) instanceof Number number && Math.abs(number.doubleValue()) <= most) return number.doubleValue();
    fault(field, "degrees from -" + (int) most + " to " + (int) most + " are required");
    return 0;
  }
}
