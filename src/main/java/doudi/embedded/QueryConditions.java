package doudi.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** What a filter demands of single fields, as far as an index can use it. The matcher still sees every candidate. */
final class QueryConditions {
  private final Map<String, SortedSet<Object>> points = new HashMap<>();
  private final Map<String, Object> lower = new HashMap<>();
  private final Map<String, Object> upper = new HashMap<>();
  private final Set<String> present = new HashSet<>();

  QueryConditions(Document filter) {
    read(filter);
  }

  /** The values one of which the field must have, or null. */
  SortedSet<Object> points(String field) {
    return points.get(field);
  }

  /** The least value the field may have, or null. */
  Object lower(String field) {
    return lower.get(field);
  }

  /** The greatest value the field may have, or null. */
  Object upper(String field) {
    return upper.get(field);
  }

  boolean isRange(String field) {
    return lower.containsKey(field) || upper.containsKey(field);
  }

  /** Whether documents without the field are excluded. */
  boolean isPresent(String field) {
    SortedSet<Object> values = points.get(field);
    return present.contains(field) || isRange(field) || values != null && values.stream().noneMatch(value -> value == null);
  }

  private void read(Document filter) {
    filter.forEach((field, condition) -> {
      if (field.equals("$and") && condition instanceof Collection<?> parts) {
        documents(parts).forEach(this::read);
      } else if (field.equals("$or") && condition instanceof Collection<?> parts) {
        readAlternatives(documents(parts).stream().map(QueryConditions::new).toList());
      } else if (!field.startsWith("$")) {
        readField(field, condition);
      }
    });
  }

  private static List<Document> documents(Collection<?> parts) {
    return parts.stream().filter(Document.class::isInstance).map(Document.class::cast).toList();
  }

  /** A bound that every alternative sets holds for all of them, at its loosest. */
  private void readAlternatives(List<QueryConditions> alternatives) {
    Set<String> fields = new HashSet<>();
    alternatives.forEach(alternative -> {
      fields.addAll(alternative.points.keySet());
      fields.addAll(alternative.lower.keySet());
      fields.addAll(alternative.upper.keySet());
    });
    for (String field : fields) {
      loosest(alternatives.stream().map(alternative -> alternative.leastOf(field)).toList(), -1, field, lower);
      loosest(alternatives.stream().map(alternative -> alternative.greatestOf(field)).toList(), 1, field, upper);
    }
  }

  private Object leastOf(String field) {
    return hasValues(field) ? points.get(field).first() : lower.get(field);
  }

  private Object greatestOf(String field) {
    return hasValues(field) ? points.get(field).last() : upper.get(field);
  }

  /** Null is no bound, because a range leaves out documents without a value. */
  private boolean hasValues(String field) {
    SortedSet<Object> values = points.get(field);
    return values != null && !values.isEmpty() && values.first() != null;
  }

  private static void loosest(List<Object> bounds, int direction, String field, Map<String, Object> into) {
    Object loosest = null;
    for (Object bound : bounds) {
      boolean comparable = bound != null && (loosest == null || bound.getClass() == loosest.getClass());
      if (!comparable || !isOrdered(bound)) {
        return;
      }
      boolean looser = loosest == null || direction * ValueOrder.INSTANCE.compare(bound, loosest) > 0;
      loosest = looser ? bound : loosest;
    }
    if (loosest != null) {
      into.putIfAbsent(field, loosest);
    }
  }

  private void readField(String field, Object condition) {
    if (condition instanceof Document operators && operators.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
      operators.forEach((operator, operand) -> readOperator(field, operator, operand));
    } else {
      addPoints(field, Collections.singletonList(condition));
    }
  }

  private void readOperator(String field, String operator, Object operand) {
    switch (operator) {
      case "$eq" -> addPoints(field, Collections.singletonList(operand));
      case "$in" -> addPoints(field, operand instanceof Collection<?> values ? values : Collections.singletonList(operand));
      case "$gt", "$gte" -> addBound(lower, field, operand);
      case "$lt", "$lte" -> addBound(upper, field, operand);
      case "$exists" -> addPresent(field, Utils.isTrue(operand));
      default -> { }
    }
  }

  private void addPoints(String field, Collection<?> values) {
    if (values.stream().noneMatch(QueryConditions::isPattern)) {
      SortedSet<Object> normalised = new TreeSet<>(ValueOrder.INSTANCE);
      values.forEach(value -> normalised.add(ValueOrder.normalise(value)));
      points.putIfAbsent(field, normalised);
    }
  }

  private static void addBound(Map<String, Object> bounds, String field, Object value) {
    if (isOrdered(value)) {
      bounds.putIfAbsent(field, ValueOrder.normalise(value));
    }
  }

  private void addPresent(String field, boolean exists) {
    if (exists) {
      present.add(field);
    }
  }

  private static boolean isOrdered(Object value) {
    return value instanceof Number || value instanceof String || value instanceof Instant || value instanceof ObjectId
      || value instanceof UUID;
  }

  private static boolean isPattern(Object value) {
    return value instanceof Collection || value instanceof BsonRegularExpression || value instanceof Missing;
  }
}
