package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses what the library would accept and then not do, or do differently from MongoDB. */
final class UnsupportedFeatures {
  private static final int COMMAND_NOT_SUPPORTED = 115;
  private static final Set<String> COMMANDS = Set.of("renamecollection", "mapreduce", "geonear", "triggerinternalexception");
  private static final Set<String> EVERYWHERE = Set.of("startTransaction", "autocommit", "txnNumber", "collation", "hint");
  private static final Set<String> CURSOR_OPTIONS = Set.of("tailable", "awaitData", "min", "max", "returnKey", "showRecordId");
  private static final Set<String> COLLECTION_OPTIONS =
    Set.of("capped", "timeseries", "viewOn", "validator", "expireAfterSeconds", "clusteredIndex", "changeStreamPreAndPostImages");
  private static final Set<String> INDEX_OPTIONS =
    Set.of("partialFilterExpression", "expireAfterSeconds", "collation", "wildcardProjection", "hidden");
  private static final Set<String> STATEMENT_OPTIONS = Set.of("collation", "hint", "sort");
  private static final Set<String> STAGES = Set.of("$changeStream", "$out", "$merge", "$geoNear", "$search", "$text", "$indexStats",
    "$set", "$setWindowFields", "$densify", "$fill");
  private static final Set<String> PROJECTIONS = Set.of("$elemMatch", "$slice");

  private UnsupportedFeatures() {
  }

  /** @throws MongoServerError 115 naming the feature */
  static void refuse(String command, Document query) {
    refuseIf(COMMANDS.contains(command.toLowerCase()), command);
    refuseAny(EVERYWHERE, query);
    boolean silent = query.get("writeConcern") instanceof Document concern && concern.get("w") instanceof Number w && w.intValue() == 0;
    refuseIf(silent, "w: 0");
    switch (command) {
      case "create" -> refuseAny(COLLECTION_OPTIONS, query);
      case "createIndexes" -> documents(query, "indexes").forEach(UnsupportedFeatures::refuseIndex);
      case "dropIndexes" -> refuseIf(Set.of("*", "_id_").contains(query.getOrDefault("index", "")), "dropping this index");
      case "update" -> refuseStatements(query, documents(query, "updates"));
      case "delete" -> refuseStatements(query, documents(query, "deletes"));
      case "findAndModify", "findandmodify" -> {
        refuseIf(query.get("update") instanceof Collection, "an update with a pipeline");
        refuseProjection(query.get("fields"));
      }
      case "find" -> {
        refuseAny(CURSOR_OPTIONS, query);
        refuseIf(query.get("limit") instanceof Number limit && limit.longValue() < 0, "a negative limit");
        refuseProjection(query.get("projection"));
      }
      case "aggregate" -> refuseStages(query.get("pipeline"));
      default -> { }
    }
  }

  private static void refuseIndex(Document index) {
    refuseAny(INDEX_OPTIONS, index);
    for (Map.Entry<String, Object> key : ((Document) index.get("key")).entrySet()) {
      boolean direction = key.getValue() instanceof Number number && Math.abs(number.doubleValue()) == 1;
      refuseIf(!direction || key.getKey().contains("$"), "an index on " + key);
      refuseIf(key.getKey().matches("(.*\\.)?\\d+(\\..*)?"), "an index on an array position");
    }
  }

  private static void refuseStatements(Document query, List<Document> statements) {
    for (Document statement : statements) {
      refuseAny(STATEMENT_OPTIONS, statement);
      refuseIf(statement.get("u") instanceof Collection, "an update with a pipeline");
    }
    boolean ordered = Boolean.TRUE.equals(query.getOrDefault("ordered", true));
    refuseIf(statements.size() > 1 && ordered, "an ordered bulk of updates or deletes");
  }

  /** Also those of nested pipelines, as in $facet and $lookup. */
  private static void refuseStages(Object value) {
    if (value instanceof Document document) {
      document.forEach((key, nested) -> {
        refuseIf(STAGES.contains(key), key);
        refuseStages(nested);
      });
    } else if (value instanceof Collection<?> values) {
      values.forEach(UnsupportedFeatures::refuseStages);
    }
  }

  private static void refuseProjection(Object projection) {
    if (projection instanceof Document fields) {
      fields.forEach((field, value) -> {
        boolean plain = value instanceof Number || value instanceof Boolean
          || value instanceof Document operator && PROJECTIONS.containsAll(operator.keySet());
        refuseIf(!plain || field.contains("$"), "the projection " + field);
      });
    }
  }

  private static List<Document> documents(Document query, String field) {
    return ((Collection<?>) query.get(field)).stream().map(Document.class::cast).toList();
  }

  private static void refuseAny(Set<String> options, Document document) {
    options.forEach(option -> refuseIf(document.containsKey(option), option));
  }

  private static void refuseIf(boolean condition, String feature) {
    if (condition) {
      throw new MongoServerError(COMMAND_NOT_SUPPORTED, "CommandNotSupported", feature + " is not supported by the embedded store");
    }
  }
}
