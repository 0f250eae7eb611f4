package doudi.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which top-level fields of a document decide an answer, so that no others are read. Empty when any of them might. */
final class NeededFields {
  private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");

  private NeededFields() {
  }

  static Optional<Set<String>> ofFilter(Document filter) {
    var fields = new HashSet<String>();
    return addOf(filter, fields) ? Optional.of(fields) : Optional.empty();
  }

  /** @param orderBy what the documents are still to be sorted by, or null */
  static Optional<Set<String>> ofResult(Document projection, Document orderBy) {
    if (projection == null || projection.isEmpty()) {
      return Optional.empty();
    }
    var fields = new HashSet<>(Set.of("_id"));
    for (String path : projection.keySet()) {
      Object shown = projection.get(path);
      boolean included = (shown instanceof Number || shown instanceof Boolean) && Utils.isTrue(shown);
      if (!included && !path.equals("_id")) {
        return Optional.empty();
      }
      fields.add(FieldPath.top(path));
    }
    if (orderBy != null) {
      orderBy.keySet().forEach(path -> fields.add(FieldPath.top(path)));
    }
    return fields.equals(Set.of("_id")) && !Utils.isTrue(projection.getOrDefault("_id", true)) ? Optional.empty() : Optional.of(fields);
  }

  /** Of a pipeline that begins with a $group, what that looks at; it hands on nothing else. */
  static Optional<Set<String>> ofStages(List<Document> stages) {
    Object group = stages.isEmpty() ? null : stages.get(0).get("$group");
    var fields = new HashSet<String>();
    return group != null && addPaths(group, fields) ? Optional.of(fields) : Optional.empty();
  }

  /** False when a variable, which may stand for the whole document, is looked at. */
  private static boolean addPaths(Object expression, Set<String> fields) {
    if (expression instanceof Document operators) {
      return operators.values().stream().allMatch(value -> addPaths(value, fields));
    } else if (expression instanceof Collection<?> values) {
      return values.stream().allMatch(value -> addPaths(value, fields));
    } else if (expression instanceof String path && path.startsWith("$")) {
      fields.add(FieldPath.top(path.substring(1)));
      return !path.startsWith("$$");
    }
    return true;
  }

  private static boolean addOf(Document filter, Set<String> fields) {
    for (var condition : filter.entrySet()) {
      String path = condition.getKey();
      if (!path.startsWith("$")) {
        fields.add(FieldPath.top(path));
      } else if (!LOGICAL.contains(path) || !(condition.getValue() instanceof Collection<?> parts) || !addOf(parts, fields)) {
        return false;
      }
    }
    return true;
  }

  private static boolean addOf(Collection<?> parts, Set<String> fields) {
    return parts.stream().allMatch(part -> part instanceof Document filter && addOf(filter, fields));
  }
}
