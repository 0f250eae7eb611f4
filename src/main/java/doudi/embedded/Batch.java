package doudi.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** Changes that are written together, and how to take each of them back from memory. */
final class Batch {
  private static final int INITIAL = 1 << 16;
  private static final int LARGEST_KEPT = 8 << 20;

  private ByteBuf bytes;
  private final List<Runnable> takeBacks = new ArrayList<>();
  private long begunNanos;

  Batch() {
    bytes = Unpooled.buffer(INITIAL);
    JournalFile.beginBatch(bytes);
  }

  void add(ByteBuf record, Runnable takeBack) {
    if (takeBacks.isEmpty()) {
      begunNanos = System.nanoTime();
    }
    bytes.writeBytes(record);
    takeBacks.add(takeBack);
  }

  boolean isEmpty() {
    return takeBacks.isEmpty();
  }

  int size() {
    return takeBacks.size();
  }

  ByteBuf bytes() {
    return bytes;
  }

  long begunNanos() {
    return begunNanos;
  }

  /** Latest change first. */
  void takeBack() {
    for (int i = takeBacks.size() - 1; i >= 0; i--) {
      takeBacks.get(i).run();
    }
  }

  Batch clear() {
    bytes = bytes.capacity() > LARGEST_KEPT ? Unpooled.buffer(INITIAL) : bytes.clear();
    JournalFile.beginBatch(bytes);
    takeBacks.clear();
    return this;
  }
}
