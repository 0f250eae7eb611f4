package doudi.embedded;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The rest of a result, handed out in batches of at most about 16 MB, as the protocol demands. */
final class ResultCursor implements Cursor {
  static final int DEFAULT_BATCH = 1000;

  private static final int LARGEST_BATCH = 16_000_000;
  private static final int FIELD = 16;

  private final long id;
  private List<Document> rest;
  private volatile long usedNanos = System.nanoTime();

  ResultCursor(long id, List<Document> rest) {
    this.id = id;
    this.rest = rest;
  }

  long idleNanos() {
    return System.nanoTime() - usedNanos;
  }

  @Override
  public long getId() {
    return id;
  }

  @Override
  public synchronized boolean isEmpty() {
    return rest.isEmpty();
  }

  /** At least one document while there are any, however large. */
  @Override
  public synchronized List<Document> takeDocuments(int most) {
    usedNanos = System.nanoTime();
    List<Document> batch = new ArrayList<>();
    long bytes = 0;
    while (batch.size() < Math.min(most, rest.size()) && (batch.isEmpty() || bytes < LARGEST_BATCH)) {
      Document next = rest.get(batch.size());
      bytes += size(next);
      batch.add(next);
    }
    rest = rest.subList(batch.size(), rest.size());
    return batch;
  }

  /** Roughly, in bytes. */
  private static long size(Object value) {
    if (value instanceof String text) {
      return FIELD + text.length();
    } else if (value instanceof BinData data) {
      return FIELD + data.getData().length;
    } else if (value instanceof Map<?, ?> fields) {
      long size = FIELD;
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        size += field.getKey().toString().length() + size(field.getValue());
      }
      return size;
    } else if (value instanceof Collection<?> values) {
      return FIELD + values.stream().mapToLong(ResultCursor::size).sum();
    }
    return FIELD;
  }
}
