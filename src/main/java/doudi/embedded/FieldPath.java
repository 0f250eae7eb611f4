package doudi.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A dotted path and all the values a document has there, looking into arrays. */
final class FieldPath {
  private final String[] fields;

  FieldPath(String path) {
    fields = path.split("\\.");
  }

  /** The field at the top of a document through which the path leads. */
  static String top(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** The value there, {@link Missing}, or the first array on the way, in which case {@link #values} tells more. */
  Object value(Document document) {
    Object value = document;
    for (String field : fields) {
      if (!(value instanceof Document parent)) {
        return value instanceof Collection ? value : Missing.getInstance();
      }
      value = parent.getOrMissing(field);
    }
    return value;
  }

  /** Never empty: an empty array counts as one missing value. */
  List<Object> values(Document document) {
    List<Object> values = new ArrayList<>();
    collect(document, 0, values);
    return values;
  }

  private void collect(Object value, int depth, List<Object> values) {
    if (value instanceof Collection<?> elements) {
      elements.forEach(element -> collectElement(element, depth, values));
      if (elements.isEmpty()) {
        values.add(Missing.getInstance());
      }
    } else if (depth == fields.length) {
      values.add(value);
    } else {
      Object child = value instanceof Document parent ? parent.getOrMissing(fields[depth]) : Missing.getInstance();
      collect(child, value instanceof Document ? depth + 1 : fields.length, values);
    }
  }

  private void collectElement(Object element, int depth, List<Object> values) {
    if (depth == fields.length) {
      values.add(element);
    } else {
      collect(element, depth, values);
    }
  }
}
