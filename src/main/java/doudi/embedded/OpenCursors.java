package doudi.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Results that did not fit into one reply. One that nobody asks for during ten minutes is forgotten. */
final class OpenCursors {
  private static final long LONGEST_IDLE = TimeUnit.MINUTES.toNanos(10);

  private final CursorRegistry registry;
  private final Queue<ResultCursor> open = new ArrayDeque<>();

  OpenCursors(CursorRegistry registry) {
    this.registry = registry;
  }

  /** The reply with the first batch; batch size 0 stands for the default. */
  Document reply(String namespace, List<Document> result, int batchSize) {
    ResultCursor cursor = new ResultCursor(registry.generateCursorId(), result);
    List<Document> first = cursor.takeDocuments(batchSize > 0 ? batchSize : ResultCursor.DEFAULT_BATCH);
    if (!cursor.isEmpty()) {
      keep(cursor);
    }
    Document response = new Document("cursor", new Document("id", cursor.isEmpty() ? 0L : cursor.getId())
      .append("ns", namespace).append("firstBatch", first));
    Utils.markOkay(response);
    return response;
  }

  private synchronized void keep(ResultCursor cursor) {
    Iterator<ResultCursor> cursors = open.iterator();
    while (cursors.hasNext()) {
      ResultCursor old = cursors.next();
      if (old.isEmpty() || old.idleNanos() > LONGEST_IDLE) {
        registry.remove(old.getId());
        cursors.remove();
      }
    }
    open.add(cursor);
    registry.add(cursor);
  }
}
