package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The cost of all queries together and of the last ones of each collection. */
final class QueryLog {
  private static final int KEPT = 32;

  private final Histogram examined = new Histogram();
  private final Map<String, Deque<QueryFigures>> last = new ConcurrentHashMap<>();

  void add(String namespace, Document filter, String index, long documents, long returned) {
    examined.add(documents);
    Deque<QueryFigures> queries = last.computeIfAbsent(namespace, name -> new ArrayDeque<>());
    synchronized (queries) {
      if (queries.size() == KEPT) {
        queries.removeFirst();
      }
      queries.addLast(new QueryFigures(String.join(",", filter.keySet()), index, documents, returned));
    }
  }

  /** Oldest first. */
  List<QueryFigures> last(String namespace) {
    Deque<QueryFigures> queries = last.get(namespace);
    if (queries == null) {
      return List.of();
    }
    synchronized (queries) {
      return List.copyOf(queries);
    }
  }

  Distribution examined() {
    return examined.snapshot();
  }
}
